import { defineCommand } from './command.js';

const CASE = `A case, with every field that it may have:
  noticeDate: 2024-03-15       # Notice of Proposed Determination; picks the schedule
  violations:
    - provision: 164.312(a)(1)
      tier: reasonable-cause   # no-knowledge, willful-neglect-corrected,
                               # willful-neglect-not-corrected; left out: this one
      basis: per-day           # from and to, both days count
      from: 2018-04-01
      to: 2018-12-31
      rate: minimum            # maximum, or whole dollars; left out: this one
      knownOn: 2018-04-01      # optional: first day known, or that diligence
                               # would have shown; starts 30 days
      correctedOn: 2018-12-31  # optional: day on which all of it was corrected
      facts: open bucket       # optional: a name for what happened
    - provision: 164.502(a)
      basis: per-person        # persons, and the day of the event
      persons: 85
      on: 2018-04-18
    - provision: 164.524
      basis: per-person-day    # persons, for each day from and to
      persons: 2
      from: 2018-12-30
      to: 2019-01-02
  adjustments:                 # optional; after the caps, each percent of these
    - kind: recognized-security-practices
      percent: -20             # or amount, in whole dollars; never both
      reason: In place for the twelve months before the notice
Kinds: mitigating-factor, aggravating-factor, 160.408-factor, stated,
recognized-security-practices, waiver, affirmative-defense.

A violation known on one day and corrected within 30 days of it is not charged
without willful neglect, and moves from tier 4 to tier 3 with it.
A standard and its own specification are charged once where their entries name
the same facts or none, apart where they name different ones. The notes give
the range under the other reading of 45 CFR 160.404(b)(3).
Days after the notice, or older than six years before it, are not charged.

--json prints codified, discretion, discretionAdjusted, floor and ceiling, each
{lines, subtotal, adjustments, total}, so that the range is discretion.total to
ceiling.total; schema/price-result.schema.json describes every field.`;

/** `dossier price`: prices a case that is stated by hand, without any scans. */
export const price = defineCommand({
  name: 'price <case>',
  describe: 'Price a stated case: provisions, tiers, days or persons, and a notice date',
  options: (yargs) =>
    yargs
      .positional('case', {
        type: 'string',
        demandOption: true,
        describe: 'YAML or JSON file with the facts',
      })
      .option('json', { type: 'boolean', default: false, describe: 'Print JSON, amounts in whole dollars' })
      .example('$0 price case.yaml --json', 'lines, caps and totals for a script')
      .epilogue(CASE),
  run: async (options) => (await import('./price-case.js')).priceCase(options),
});
