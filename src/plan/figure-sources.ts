import { ROLE_NAMES } from '../model/engagement.js';
import type { Plan } from '../model/plan.js';
import { LABOR } from './labor-rows.js';
import { PRICES } from './price-rows.js';

type FigureSource = Plan['figureSources'][number];

/** The rows of prices.json and labor.json that the cost lines of these actions name. */
export function figureSourcesOf(actions: Plan['actions']): readonly FigureSource[] {
  const used = actions.flatMap(({ costLines }) => costLines.map(({ source }) => source)).join('\n');
  const rows = [
    ...LABOR.rates.map((row) => ({
      ...row,
      title: `Median wage, ${row.occupation}`,
      usedFor: `hourly rate: ${ROLE_NAMES[row.role]}`,
    })),
    { ...LABOR.loading, usedFor: 'loaded hourly rates' },
    ...PRICES.map((row) => ({
      ...row,
      usedFor: `list price, US dollars per ${row.per === 1 ? row.unit : `${row.per.toLocaleString('en-US')} ${row.unit}s`}`,
    })),
  ];
  return rows
    .filter(({ id }) => used.includes(id))
    .map(({ id, title, source, asOf, url, seen, usedFor }) => ({
      id,
      title,
      citation: `${source}, ${asOf}${url === null ? '' : `, ${url}`}`,
      verified: seen,
      usedFor,
    }));
}
