/** Names in the output folder; the archive comes with its digest in a file that `sha256sum -c` reads. */
export const PACK = 'pack';
export const PACK_ZIP = 'pack.zip';
export const PACK_SUM = 'pack.zip.sha256';
/** Signatures and time stamps, beside the pack. */
export const PACK_SIG = 'pack.sig';
