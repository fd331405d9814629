import type { Tier } from '../../src/model/penalty.js';

/** Dollars of one tier: minimum, maximum, then the annual cap under the three policies. */
interface Amounts {
  readonly minimum: number;
  readonly maximum: number;
  readonly codified: number;
  readonly discretion: number;
  readonly discretionAdjusted: number;
}

interface Row {
  readonly schedule: string;
  readonly tiers: Readonly<Record<Tier, Amounts>>;
}

type Four = readonly [number, number, number, number];
type Three = readonly [number, number, number];

const NOTICE = [25_000, 100_000, 250_000] as const;
export const TABLE: readonly Row[] = [
  row('pre-hitech', [0, 0, 0, 0], 100, 25_000, [25_000, 25_000, 25_000], [25_000, 25_000, 25_000]),
  row('hitech-base', [100, 1_000, 10_000, 50_000], 50_000, 1_500_000, NOTICE, NOTICE),
  row('adj-2016', [110, 1_100, 11_002, 55_010], 55_010, 1_650_300, NOTICE, [27_505, 110_020, 275_050]),
  row('adj-2017', [112, 1_118, 11_182, 55_910], 55_910, 1_677_299, NOTICE, [27_955, 111_820, 279_550]),
  row('adj-2018', [114, 1_141, 11_410, 57_051], 57_051, 1_711_533, NOTICE, [28_526, 114_102, 285_256]),
  row('adj-2019', [117, 1_170, 11_698, 58_490], 58_490, 1_754_698, NOTICE, [29_245, 116_980, 292_450]),
  row('adj-2020', [119, 1_191, 11_904, 59_522], 59_522, 1_785_651, NOTICE, [29_761, 119_044, 297_609]),
  row('adj-2021', [120, 1_205, 12_045, 60_226], 60_226, 1_806_757, NOTICE, [30_113, 120_451, 301_127]),
  row('adj-2022', [127, 1_280, 12_794, 63_973], 63_973, 1_919_173, NOTICE, [31_987, 127_945, 319_863]),
  row('adj-2023', [137, 1_379, 13_785, 68_928], 68_928, 2_067_813, NOTICE, [34_464, 137_854, 344_636]),
  row('adj-2024', [141, 1_424, 14_232, 71_162], 71_162, 2_134_831, NOTICE, [35_581, 142_322, 355_806]),
  row(
    'adj-2025-pub-2026',
    [145, 1_461, 14_602, 73_011],
    73_011,
    2_190_294,
    NOTICE,
    [36_505, 146_020, 365_050],
  ),
];

/** Tier 4 has no ceiling but the cap, and the codified cap under every policy. */
function row(
  schedule: string,
  minima: Four,
  maximum: number,
  cap: number,
  notice: Three,
  adjusted: Three,
): Row {
  const tier = (minimum: number, discretion: number, discretionAdjusted: number): Amounts => ({
    minimum,
    maximum,
    codified: cap,
    discretion,
    discretionAdjusted,
  });
  const last = schedule === 'pre-hitech' ? maximum : cap;
  return {
    schedule,
    tiers: {
      'no-knowledge': tier(minima[0], notice[0], adjusted[0]),
      'reasonable-cause': tier(minima[1], notice[1], adjusted[1]),
      'willful-neglect-corrected': tier(minima[2], notice[2], adjusted[2]),
      'willful-neglect-not-corrected': { ...tier(minima[3], cap, cap), maximum: last },
    },
  };
}

/** Violation, notice, schedule: both sides of every boundary. */
export const CHOICES: readonly (readonly [violation: string, notice: string, schedule: string])[] = [
  ['2008-06-01', '2014-01-28', 'pre-hitech'],
  ['2009-02-17', '2014-01-28', 'pre-hitech'],
  ['2009-02-17', '2026-11-22', 'pre-hitech'],
  ['2009-02-18', '2014-01-28', 'hitech-base'],
  ['2015-11-01', '2021-10-01', 'hitech-base'],
  ['2015-11-02', '2021-10-01', 'adj-2020'],
  ['2015-11-02', '2016-09-05', 'hitech-base'],
  ['2015-11-02', '2016-09-06', 'adj-2016'],
  ['2016-01-01', '2017-02-02', 'adj-2016'],
  ['2016-01-01', '2017-02-03', 'adj-2017'],
  ['2016-01-01', '2018-10-10', 'adj-2017'],
  ['2016-01-01', '2018-10-11', 'adj-2018'],
  ['2016-01-01', '2019-11-04', 'adj-2018'],
  ['2016-01-01', '2019-11-05', 'adj-2019'],
  ['2016-01-01', '2020-01-16', 'adj-2019'],
  ['2016-01-01', '2020-01-17', 'adj-2020'],
  ['2016-01-01', '2021-11-14', 'adj-2020'],
  ['2016-01-01', '2021-11-15', 'adj-2021'],
  ['2019-01-01', '2022-03-16', 'adj-2021'],
  ['2019-01-01', '2022-03-17', 'adj-2022'],
  ['2019-01-01', '2023-10-05', 'adj-2022'],
  ['2019-01-01', '2023-10-06', 'adj-2023'],
  ['2019-01-01', '2024-08-07', 'adj-2023'],
  ['2019-01-01', '2024-08-08', 'adj-2024'],
  ['2024-01-01', '2026-01-27', 'adj-2024'],
  ['2024-01-01', '2026-01-28', 'adj-2025-pub-2026'],
  ['2024-01-01', '2026-11-22', 'adj-2025-pub-2026'],
];
