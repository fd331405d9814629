import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const SHEETS = ['templates/style.css', 'templates/full/style.css', 'templates/board/style.css'];
const css = SHEETS.map((file) => readFileSync(file, 'utf8')).join('\n');
const COLOURS = new Map(
  [...css.matchAll(/--([a-z]+): (#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('colours of text', () => {
  for (const name of ['ink', 'soft', 'accent', 'critical', 'high', 'medium', 'low', 'info']) {
    it(`${name} has AA contrast on white and on the tint`, () => {
      const colour = COLOURS.get(name) ?? '';
      expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, COLOURS.get('tint') ?? '')).toBeGreaterThanOrEqual(4.5);
    });
  }

  it('of charts are AA on white, and on the fills they stand on', () => {
    const chart = ['svg', 'coverage', 'layers', 'path', 'frontier']
      .map((name) => readFileSync(`src/render/charts/${name}.ts`, 'utf8'))
      .join('\n');
    const inks = [...chart.matchAll(/(?:ink: |fill: |INK = |SOFT = |ACCENT = )'(#[0-9a-f]{6})'/g)].map(
      (match) => match[1] ?? '',
    );
    const filled = new Set(['#9dbfc5', '#dfe6e9']);
    for (const ink of inks)
      if (!filled.has(ink)) expect(contrast(ink, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    for (const fill of filled) expect(contrast('#16202b', fill)).toBeGreaterThanOrEqual(4.5);
    for (const fill of ['#0b5563', '#8c1d18']) expect(contrast('#ffffff', fill)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('print', () => {
  it.each(['opacity', 'filter', 'mix-blend-mode', 'text-shadow', 'position: fixed'])(
    'uses no %s, which screen readers lose or repeat',
    (property) => {
      expect(css.replace(/\/\*[\s\S]*?\*\//g, '')).not.toContain(property);
    },
  );

  it('puts no words into generated content', () => {
    expect(css.replace(/\/\*[\s\S]*?\*\//g, '')).not.toMatch(/::(?:before|after)|(?<!-)content:/);
  });
});
