/** Sections that are or were in force, by part and number after the point. */
const SECTIONS: Readonly<Record<string, ReadonlySet<number>>> = {
  160: new Set([
    101, 102, 103, 104, 105, 201, 202, 203, 204, 205, 300, 302, 304, 306, 308, 310, 312, 314, 316, 400, 401,
    402, 404, 406, 408, 410, 412, 414, 416, 418, 420, 422, 424, 426, 500, 502, 504, 506, 508, 510, 512, 514,
    516, 518, 520, 522, 524, 526, 528, 530, 532, 534, 536, 538, 540, 542, 544, 546, 548, 550, 552,
  ]),
  164: new Set([
    102, 103, 104, 105, 106, 302, 304, 306, 308, 310, 312, 314, 316, 318, 400, 402, 404, 406, 408, 410, 412,
    414, 500, 501, 502, 504, 506, 508, 509, 510, 512, 514, 520, 522, 524, 526, 528, 530, 532, 534, 535,
  ]),
};

/** Whether the section of a citation exists; those of part 162, and of statutes, are not known here and taken to. */
export function sectionExists(citation: string): boolean {
  const [, part, section] = /^(\d{3})\.(\d{3})/.exec(citation) ?? [];
  if (part === undefined) return true;
  return SECTIONS[part]?.has(Number(section)) ?? part === '162';
}
