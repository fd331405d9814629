import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fontCss } from '../../src/io/fonts.js';
import { openPrinter, type Printer } from '../../src/io/pdf/print-pdf.js';
import { compared } from './compared.js';
import { htmlOf, markdownOf } from './editions.js';
import {
  crowded,
  hostile,
  retailer,
  single,
  spotless,
  unpriced,
  unpricedSingle,
  wordy,
  wordySingle,
} from './fixture.js';

const FIRST = {
  retailer,
  hostile,
  single,
  spotless,
  unpriced,
  unpricedSingle,
  wordy,
  wordySingle,
  crowded,
};
const DOSSIERS = {
  ...FIRST,
  ...Object.fromEntries(
    Object.entries(FIRST).map(([name, dossierOf]) => [`compared ${name}`, () => compared(dossierOf())]),
  ),
};

describe('the board edition', () => {
  let printer: Printer;
  let fonts: string;
  beforeAll(async () => {
    [printer, fonts] = await Promise.all([openPrinter(), fontCss()]);
  });
  afterAll(() => printer.close());

  for (const [name, dossierOf] of Object.entries(DOSSIERS)) {
    const dossier = dossierOf();
    const markdown = markdownOf('board', dossier);

    it(`of the ${name} dossier has at most 900 words`, () => {
      const words = markdown
        .replace(/<!--.*?-->|<a id="[^"]*"><\/a>|[|#*-]/g, ' ')
        .split(/\s+/)
        .filter(Boolean);
      expect(words.length).toBeLessThanOrEqual(900);
    });

    it(`of the ${name} dossier cuts no text short`, () => {
      expect(markdown).not.toContain('…');
    });

    it(`of the ${name} dossier names no resource, check or file`, () => {
      for (const { resource, family } of dossier.assessed.findings) {
        expect(markdown).not.toContain(resource.id);
        expect(markdown).not.toContain(family);
      }
      expect(markdown).not.toMatch(/arn:|\/subscriptions\//);
    });

    it.each(['Letter', 'A4'] as const)(
      `of the ${name} dossier fills exactly two pages of %s`,
      async (paper) => {
        const html = htmlOf('board', dossier).replace(
          '@page { size: Letter; }',
          `${fonts} @page { size: ${paper}; }`,
        );
        const pagesOf = async (fit: string): Promise<number> => {
          const fitted = html.replace('<body class="', `<body class="${fit} `);
          const pdf = Buffer.from(await printer.print(fitted, { paper, tagged: false }));
          return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
        };
        // Beside a bridge the type may be set smaller once, and never twice.
        const usual = await pagesOf('');
        expect(usual === 2 || !name.startsWith('compared') ? usual : await pagesOf('tight')).toBe(2);
      },
    );
  }
});
