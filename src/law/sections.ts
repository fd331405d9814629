/** Sections of 45 CFR part 164 that are or were in force, by their number after the point. */
const PART_164: ReadonlySet<number> = new Set([
  102, 103, 104, 105, 106, 302, 304, 306, 308, 310, 312, 314, 316, 318, 400, 402, 404, 406, 408, 410, 412,
  414, 500, 501, 502, 504, 506, 508, 509, 510, 512, 514, 520, 522, 524, 526, 528, 530, 532, 534, 535,
]);

/** Whether the section of a citation exists; sections of other parts are not known here and taken to. */
export function sectionExists(citation: string): boolean {
  const [, part, section] = /^(\d{3})\.(\d{3})/.exec(citation) ?? [];
  return part !== '164' || PART_164.has(Number(section));
}
