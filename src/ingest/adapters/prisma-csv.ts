import { type Draft, status } from '../adapter.js';
import { csvAdapter, type Row } from '../csv-adapter.js';
import { text } from '../fields.js';
import { saying } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenBetween } from '../seen.js';
import { severityOfWord } from '../severity.js';
import { isInTheWild } from './twistlock-json.js';

/** Prisma Cloud Compute and Twistlock scan reports: a row is a vulnerability, or a compliance issue without CVE. */
export const prismaCsv = csvAdapter({
  id: 'prisma-csv',
  title: 'Prisma Cloud Compute (CSV)',
  columns: [['cve id', 'compliance id', 'distro', 'packages']],
  observe,
});

function observe(row: Row): Draft {
  const severity = text(row, 'severity');
  const cve = text(row, 'cve id');
  const image = [text(row, 'registry'), text(row, 'repository')].filter(Boolean).join('/');
  const tagged = [image, text(row, 'tag')].filter(Boolean).join(':');
  const pkg = [text(row, 'packages'), text(row, 'package version')].filter(Boolean).join(' ');
  return {
    tool: 'Prisma Cloud',
    nativeId: pkg || undefined,
    checkId: cve ?? text(row, 'compliance id'),
    title: cve === undefined ? text(row, 'description')?.split('. ')[0] : `${cve} in ${pkg}`,
    description: text(row, 'description', 'cause'),
    resource: resourceOf({
      id: tagged || text(row, 'hostname', 'hosts', 'id'),
      name: text(row, 'hostname'),
      type: tagged === '' ? 'host' : 'image',
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail'),
    seen: seenBetween(text(row, 'discovered'), undefined),
    remediation: { text: text(row, 'fix status') },
    knownExploited: saying(
      'risk factor',
      text(row, 'risk factors')
        ?.split(',')
        .map((factor) => factor.trim())
        .find(isInTheWild),
    ),
  };
}
