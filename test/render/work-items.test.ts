import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/date.js';
import type { Dossier } from '../../src/model/dossier.js';
import { workItemsCsv } from '../../src/render/work-items/work-items-csv.js';
import { workItemsMarkdown } from '../../src/render/work-items/work-items-markdown.js';
import { hostile, retailer, spotless } from './fixture.js';

function rowsOf(dossier: Dossier): readonly Record<string, string>[] {
  return parse<Record<string, string>>(workItemsCsv(dossier), { columns: true });
}

describe('work items', () => {
  it('have a row and a section for every action, with its steps, findings and cost', () => {
    const dossier = retailer();
    const rows = rowsOf(dossier);
    const markdown = workItemsMarkdown(dossier);
    expect(rows.map(({ id }) => id)).toEqual(dossier.plan.actions.map(({ id }) => id));
    for (const [index, action] of dossier.plan.actions.entries()) {
      const row = rows[index];
      expect(row?.['cost_likely']).toBe((action.oneOff.likely / 100).toFixed(2));
      expect(row?.['steps']?.split('\n')).toHaveLength(action.steps.length);
      expect(row?.['in_plan'] === 'yes').toBe(action.selected);
      expect(markdown).toContain(`## <a id="${action.id.toLowerCase()}"></a>${action.id} `);
    }
    const likely = dossier.plan.actions.flatMap(({ costLines }) => costLines).length;
    expect(rows.flatMap((row) => row['cost_lines']?.split('\n') ?? []).filter(Boolean)).toHaveLength(likely);
  });

  it('below the cut line have neither day nor wave, and each says where it stands', () => {
    const { plan, ...rest } = retailer();
    const days = { start: isoDate('2027-03-01'), finish: isoDate('2027-03-09') };
    const dossier = {
      ...rest,
      plan: { ...plan, actions: plan.actions.map((action) => ({ ...action, ...days })) },
    };
    expect(plan.actions.some(({ selected }) => !selected)).toBe(true);
    const rows = rowsOf(dossier);
    const sections = new Map(
      workItemsMarkdown(dossier)
        .split(/^## (?=<a id=)/m)
        .map((section) => [/^<a id="([^"]+)"/.exec(section)?.[1]?.toUpperCase(), section]),
    );
    for (const { id, selected, wave, start, finish } of dossier.plan.actions) {
      const row = rows.find((each) => each['id'] === id);
      const [when = ''] = /^- \*\*When\*\* .*$/m.exec(sections.get(id) ?? '') ?? [];
      if (selected) {
        expect(row).toMatchObject({ in_plan: 'yes', wave, start, finish });
        expect(when).toContain(`wave ${wave}`);
      } else {
        expect(row).toMatchObject({ in_plan: 'below the cut line', wave: '', start: '', finish: '' });
        expect(when).toMatch(/ not in the plan \(below the cut line\); takes \d+ working days?$/);
        expect(workItemsMarkdown(dossier)).toMatch(
          new RegExp(`^\\| \\[${id}\\].*\\| below the cut \\|  \\|`, 'm'),
        );
      }
    }
  });

  it('name the scan row of every finding, and the evidence that shows the fix', () => {
    const dossier = retailer();
    const [action] = dossier.plan.actions;
    const finding = dossier.assessed.findings.find(({ id }) => id === action?.findings[0]);
    const [observation] = finding?.observations ?? [];
    expect(observation).toBeDefined();
    const markdown = workItemsMarkdown(dossier);
    expect(markdown).toContain(observation?.at.file ?? '');
    expect(markdown).toContain(`check=${action?.closes[0] ?? ''}`);
    expect(markdown).toContain('fixed on YYYY-MM-DD');
  });

  it('hold no cell that a spreadsheet would run, and no markup of a scanner', () => {
    const cells = rowsOf(hostile()).flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    const outsideCode = workItemsMarkdown(hostile()).replace(/`[^`\n]*`/g, '');
    expect(outsideCode).not.toMatch(/<script|<img|(?<!\\)\]\(javascript:/i);
  });

  it('say that nothing calls for an action', () => {
    expect(rowsOf(spotless())).toEqual([]);
    expect(workItemsMarkdown(spotless())).toContain('No finding calls for an action of the catalog.');
  });
});
