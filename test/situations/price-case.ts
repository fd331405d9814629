import { situationJson } from '../../src/price/situation-json.js';
import { priceSituation } from '../../src/price/situation.js';
import { situationSchema } from '../../src/price/situation-schema.js';
import { readYaml } from '../../src/yaml/read-yaml.js';

export interface ResultJson {
  readonly lines: readonly {
    readonly provision: string;
    readonly year: number;
    readonly schedule: string;
    readonly count: number;
    readonly rate: number;
    readonly raw: number;
    readonly cap: number;
    readonly amount: number;
    readonly citation: string;
  }[];
  readonly subtotal: number;
  readonly adjustments: readonly {
    readonly kind: string;
    readonly percent?: number;
    readonly amount: number;
    readonly reason: string;
    readonly citation: string;
  }[];
  readonly total: number;
}

export interface SituationJson {
  readonly codified: ResultJson;
  readonly discretion: ResultJson;
  readonly discretionAdjusted: ResultJson;
  readonly floor: ResultJson;
  readonly ceiling: ResultJson;
  readonly notes: readonly string[];
}

/** What `dossier price --json` says about a case written in YAML. */
export function priceCase(yaml: string): SituationJson {
  const reading = readYaml(yaml, 'case.yaml', situationSchema);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.diagnostics, null, 1));
  return JSON.parse(JSON.stringify(situationJson(priceSituation(reading.value)))) as SituationJson;
}

/** Lines as people compare them: `164.524 2019: 59 x 1280 = 75520`. */
export function working({ lines }: ResultJson): string[] {
  return lines.map(
    ({ provision, year, count, rate, amount }) => `${provision} ${year}: ${count} x ${rate} = ${amount}`,
  );
}
