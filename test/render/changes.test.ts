import { expect, it } from 'vitest';
import { compared } from './compared.js';
import { markdownOf } from './editions.js';
import { retailer } from './fixture.js';

it('the caption of the bridge writes both days alike', () => {
  expect(markdownOf('full', compared(retailer()))).toMatch(
    /Bridge between the ranges of 20 August 2026 and \d+ [A-Z][a-z]{3,} 2026/,
  );
});
