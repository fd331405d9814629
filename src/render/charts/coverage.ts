import { COVERAGE_STATES, type CoverageState, type ProvisionCoverage } from '../../model/assessed.js';
import { MARKS } from '../html/directives.js';
import { ACCENT, INK, label, line, rect, SOFT, svg } from './svg.js';

/** Fill, and the colour of a label upon it. Gap is told apart by a heavy frame as well, not assessed by being empty. */
const LOOK: Readonly<
  Record<CoverageState, { readonly fill: string; readonly ink: string; readonly stroke: string }>
> = {
  evidenced: { fill: ACCENT, ink: '#fff', stroke: ACCENT },
  partial: { fill: '#9dbfc5', ink: INK, stroke: '#9dbfc5' },
  gap: { fill: '#8c1d18', ink: '#fff', stroke: '#8c1d18' },
  attested: { fill: '#dfe6e9', ink: INK, stroke: '#8996a1' },
  'not assessed': { fill: '#fff', ink: INK, stroke: '#8996a1' },
};

/** Every provision as one strip in five states. `wide` writes shape and word above each part. */
export function coverageChart(coverage: readonly ProvisionCoverage[], wide: boolean): string {
  const width = wide ? 640 : 220;
  const height = wide ? 44 : 15;
  const parts = COVERAGE_STATES.map((state) => ({
    state,
    count: coverage.filter((row) => row.state === state).length,
  })).filter((part) => part.count > 0);
  const unit = coverage.length === 0 ? 0 : (width - 1) / coverage.length;
  const top = wide ? 20 : 1;
  let x = 0.5;
  let wasRaised = false;
  const body = parts.flatMap(({ state, count }) => {
    const { fill, ink, stroke } = LOOK[state];
    const [left, span] = [x, count * unit];
    x += span;
    const inside = rect(left, top, span - 1.2, height - top - 1, fill, stroke);
    const number =
      span > (wide ? 14 : 17)
        ? label(left + 4, top + (wide ? 16 : 10), String(count), {
            size: wide ? 11 : 8.5,
            weight: 600,
            fill: ink,
          })
        : '';
    if (!wide) return [inside, number];
    // A part narrower than its name lifts the name above those of its neighbors.
    const raised = span < 70 && !wasRaised;
    wasRaised = raised;
    const name = label(left, raised ? 6 : 15, `${MARKS[state]} ${state}`, { size: 8.5, fill: SOFT });
    return [inside, number, name, raised ? line(left, 8, left, top, SOFT, 0.5) : ''];
  });
  const desc = COVERAGE_STATES.map(
    (state) => `${coverage.filter((row) => row.state === state).length} ${state}`,
  ).join(', ');
  return svg(
    {
      id: wide ? 'chart-coverage-wide' : 'chart-coverage',
      width,
      height,
      title: 'Coverage of the Security Rule, breach notification and agreements',
      desc: `Of ${coverage.length} provisions: ${desc}.`,
    },
    body,
  );
}
