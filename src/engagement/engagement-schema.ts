import { z } from 'zod';
import { ENTITY_STATUSES, type Engagement } from '../model/engagement.js';
import { count, day, positive, relativePath, text } from './fields.js';
import { lossSchema } from './loss-schema.js';
import { culpabilitySchema, factorSchema, practicesSchema } from './penalty-schema.js';
import { budgetSchema, laborSchema, planLimitsSchema, suppressionSchema } from './plan-schema.js';
import { mappingSchema } from './mapping-schema.js';
import { decisionSchema, ownerSchema } from './safeguard-schema.js';
import { systemSchema } from './system-schema.js';
import { vendorSchema } from './vendor-schema.js';

const entity = z.strictObject({
  name: text.meta({ description: 'Legal name of the entity.' }),
  status: z.enum(ENTITY_STATUSES).meta({
    description:
      'Whether HIPAA applies (45 CFR 160.103): nothing is priced before counsel states it; `not determined` gives a dossier without prices.',
  }),
  statusBasis: text.optional().meta({ description: 'Why it has that status, and who says so.' }),
  industry: text.optional().meta({ description: 'Industry, for related dossiers.' }),
  clearinghouse: z
    .boolean()
    .optional()
    .meta({ description: 'It is, or includes, a health care clearinghouse.' }),
  groupHealthPlan: z.boolean().optional().meta({ description: 'It is a group health plan.' }),
});

const dossier = z.strictObject({
  title: text.meta({ description: 'Title of the document.' }),
  question: text.meta({ description: 'The question that the document answers.' }),
  complianceFamily: text.optional().meta({ description: 'Compliance family on the masthead.' }),
  riskCluster: text.optional().meta({ description: 'Risk cluster, for related dossiers.' }),
  published: day.optional().meta({ description: 'Day of first publication.' }),
  updated: day.optional().meta({ description: 'Day of this version.' }),
  confidentiality: text.optional().meta({ description: 'Marking on every page.' }),
  paper: z.enum(['Letter', 'A4']).default('Letter').meta({ description: 'Paper size of the PDF.' }),
});

const source = z.union([
  relativePath.transform((glob) => ({ glob })),
  z.strictObject({
    glob: relativePath.meta({ description: 'File or glob, relative to this file.' }),
    columns: z.record(text, text).optional().meta({
      description: 'For a CSV with unknown headers: our field → the header in the file.',
    }),
    tool: text.optional().meta({ description: 'Tool name to show for a generic CSV.' }),
    format: text.optional().meta({ description: 'Format id, where the content cannot tell.' }),
    dates: z.enum(['month first', 'day first']).optional().meta({
      description: 'How a table writes dates such as 03/04/2026, where no row of it tells.',
    }),
  }),
]);

const limits = z
  .strictObject({
    depth: count.meta({ description: 'Levels of nesting in JSON and XML.' }),
    recordMb: positive.meta({ description: 'Megabytes of one record.' }),
    records: count.meta({ description: 'Records of one input.' }),
    unpackedGb: positive.meta({ description: 'Gigabytes of one input, unpacked.' }),
    entries: count.meta({ description: 'Files in one zip.' }),
    ratio: positive.meta({ description: 'Unpacked bytes for each packed one.' }),
  })
  .partial();

/** The sections of `dossier.yaml`, in the order in which people write them. */
export const engagementSections = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'may have small letters, digits and `-` only, at most 63' })
    .meta({ description: 'Short name of the engagement; also the name of the output folder.' }),
  entity: entity.meta({ description: 'The organization that the dossier is about.' }),
  dossier: dossier.meta({ description: 'The document: title, question answered, dates, state.' }),
  asOf: day.meta({ description: 'The day on which everything is assessed.' }),
  noticeDate: day.optional().meta({
    description: 'Date of the (assumed) notice of proposed determination; picks the penalty schedule.',
  }),
  horizon: day.optional().meta({ description: 'Last day up to which further accrual is shown.' }),
  sources: z.array(source).default([]).meta({
    description:
      'Scanner files: paths, folders or globs relative to this file, `-` for standard input; gzip and zip are unpacked. Symbolic links are not followed; a file that several entries name is read as the last one says.',
  }),
  limits: limits.optional().meta({ description: 'How large a source may be before reading it stops.' }),
  evidence: relativePath.optional().meta({ description: 'The evidence register (CSV, YAML or JSON).' }),
  knownExploited: relativePath.optional().meta({
    description:
      "A list of exploited vulnerabilities, such as CISA's catalog as JSON or CSV: actions that close one of them go first. Scanners' own marks count without it; nothing is downloaded.",
  }),
  systems: z.array(systemSchema).default([]).meta({ description: 'Which resources belong to which system.' }),
  vendors: z.array(vendorSchema).default([]).meta({ description: 'Vendors, with their agreements.' }),
  decisions: z.array(decisionSchema).optional().meta({
    description: 'Decisions on addressable specifications (45 CFR 164.306(d)(3)).',
  }),
  owners: z.array(ownerSchema).optional().meta({
    description: 'Who answers for the documents of a provision; `dossier gaps --by owner` groups by it.',
  }),
  culpability: z
    .array(culpabilitySchema)
    .default([])
    .meta({ description: 'Assumed culpability by provision.' }),
  factors: z.array(factorSchema).default([]).meta({ description: 'Circumstances of 45 CFR 160.408.' }),
  recognizedSecurityPractices: practicesSchema.optional().meta({
    description: 'Recognized security practices in place for twelve months (Pub. L. 116-321).',
  }),
  labor: laborSchema.optional().meta({
    description: 'Labor rates for remediation costs, and how many people work on the plan.',
  }),
  budget: budgetSchema.optional().meta({ description: 'Dollars for one-off remediation cost.' }),
  plan: planLimitsSchema.optional().meta({ description: 'Limits of the plan in hours and by date.' }),
  lossSimulation: lossSchema.optional().meta({
    description:
      'Ranges for a simulation of losses, each with basis and author; printed apart from the penalties. Without them there is none.',
  }),
  suppressions: z
    .array(suppressionSchema)
    .default([])
    .meta({ description: 'Accepted risks, each with an end.' }),
  mappings: z.array(mappingSchema).optional().meta({
    description:
      'Provisions of checks that no reviewed mapping has, or has otherwise: findings under them are priced. The first that names a check holds.',
  }),
  templates: relativePath.optional().meta({
    description:
      'Folder with your own templates, laid out as `dossier templates eject` writes it; `templates/` is used where it is there.',
  }),
  baseline: relativePath.optional().meta({
    description:
      'Earlier dossier of the same entity to compare with: its `dossier.json`, or its folder; `build --baseline` comes before it.',
  }),
  library: relativePath.optional().meta({ description: 'Folder with other dossiers, for related ones.' }),
};

/** `dossier.yaml`: amounts in dollars, days as YYYY-MM-DD; an unknown field is an error. */
export const engagementSchema: z.ZodType<Engagement> = z.strictObject(engagementSections).meta({
  title: 'dossier.yaml',
  description: 'One engagement of the dossier program: facts that no scanner can know.',
});
