import { spawnSync } from 'node:child_process';
import { marked } from 'marked';
import markdownIt from 'markdown-it';

/** Programs that readers of a Markdown file use, each with everything on that could give a text a meaning. */
export const READERS: Readonly<Record<string, (markdown: string) => string>> = {
  marked: (markdown) => marked.parse(markdown, { gfm: true, async: false }),
  'markdown-it': (markdown) => markdownIt({ html: true, linkify: true }).render(markdown),
  ...(spawnSync('cmark-gfm', ['--version']).status === 0 && { 'cmark-gfm': cmark }),
};

function cmark(markdown: string): string {
  const extensions = ['table', 'strikethrough', 'autolink', 'tasklist'].flatMap((name) => ['-e', name]);
  const { stdout } = spawnSync('cmark-gfm', ['--unsafe', ...extensions], {
    input: markdown,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return stdout;
}
