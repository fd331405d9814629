import { TAG_MANIFEST } from './manifest.js';

/** `pack.sig/VERIFY.txt`: how to check the seal with programs of others. */
export function sealText(): string {
  return `How to check this seal

Open a terminal in this folder. What is signed and stamped is ${TAG_MANIFEST} of the pack, which lists every
other file's manifest. Take it from the pack:

   cp ../pack/${TAG_MANIFEST} .                     from the folder
   unzip -jo ../pack.zip '*/${TAG_MANIFEST}'       or from the archive

Signature, with minisign or with OpenSSL 3. Use a key that you have from the signer, by another way than the pack; signer.pub
and signer.pem here came with it and prove nothing about who signed.

   minisign -Vm ${TAG_MANIFEST} -p signer.pub
   openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in ${TAG_MANIFEST} -sigfile ${TAG_MANIFEST}.sig

Time stamp (RFC 3161), where there is a .tsr file; CA.pem is the root certificate of the authority, from the authority. After its
certificate has expired, add -attime with the seconds since 1970 of the stamped time.

   openssl ts -verify -in ${TAG_MANIFEST}.tsr -data ${TAG_MANIFEST} -CAfile CA.pem

The .tsq file is the request: send it to an authority (application/timestamp-query), and import what comes back with
dossier seal PACK --timestamp RESPONSE.tsr.
`;
}
