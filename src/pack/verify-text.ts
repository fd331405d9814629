import { CUSTODY } from './check-pack.js';
import { MANIFEST, TAG_MANIFEST } from './manifest.js';

/** `VERIFY.txt`: how to check the pack with tools that every system has. */
export function verifyText(tool: string): string {
  return `How to check this pack without ${tool}

It is a BagIt 1.0 bag (RFC 8493). Open a terminal in the folder that holds this file.

1. Every file is as it was packed: each line must end in OK.

   sha256sum --strict -c ${MANIFEST}
   sha256sum --strict -c ${TAG_MANIFEST}

   On macOS: shasum -a 256 -c instead of sha256sum --strict -c.

2. Nothing was added: this prints nothing.

   { cut -c67- ${MANIFEST} ${TAG_MANIFEST}; echo ${TAG_MANIFEST}; } | sort > /tmp/listed
   find . ! -type d | cut -c3- | sort | diff /tmp/listed -

3. The custody log is whole: each line holds the SHA-256 of the line before it, and this prints the
   Custody-Head of bag-info.txt.

   tail -n 1 ${CUSTODY} | tr -d '\\n' | sha256sum

4. The pack is the one that was handed over: compare this with the value that you were given by another way
   (letter, telephone, signature, time stamp), not with one that came beside the pack.

   sha256sum ${TAG_MANIFEST}

Steps 1 to 3 show that files and manifests fit together. They do not show who made the pack or when: whoever
can rewrite all of it can rewrite the manifests too. Step 4, a signature or a time stamp shows that.

data/index/evidence-files.csv names each artefact, its path here and its name in the evidence register.
`;
}
