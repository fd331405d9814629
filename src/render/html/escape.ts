import { canonicalJson } from '../../model/canonical-json.js';

/** Text as HTML, for content and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Data as a block that no browser runs: JSON in which nothing can end the element or begin a comment. */
export function dataBlock(id: string, data: unknown): string {
  const json = canonicalJson(data).replace(/[<>&\u2028\u2029]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
  return `<script type="application/json" id="${id}">${json}</script>`;
}
