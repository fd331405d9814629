import { type Draft, status } from '../adapter.js';
import { asText, has, list, text } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { cvesIn, sayingYes } from '../known-exploited.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

/** Nuclei `-jsonl` and `-json-export`, old (`templateID`) and new (`template-id`). */
export const nuclei = jsonAdapter({
  id: 'nuclei',
  title: 'Nuclei',
  paths: ['', '/[]'],
  recognises: (record) =>
    has(record, 'info.severity') && (has(record, 'template-id') || has(record, 'templateID')),
  observe,
});

/** `extracted-results`, request and response can hold data of people, and stay in the file. */
function observe(record: unknown): Draft {
  const severity = text(record, 'info.severity');
  return {
    tool: 'Nuclei',
    nativeId:
      [text(record, 'matched-at', 'matched'), text(record, 'matcher-name', 'matcher_name')]
        .filter(Boolean)
        .join(' ') || undefined,
    checkId: text(record, 'template-id', 'templateID'),
    title: text(record, 'info.name'),
    description: text(record, 'info.description'),
    resource: resourceOf({ id: text(record, 'host', 'matched-at', 'matched'), type: 'host', cloud: 'other' }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail'),
    seen: seenInRun(text(record, 'timestamp')),
    remediation: {
      text: text(record, 'info.remediation'),
      url: list(record, 'info.reference').find(
        (link): link is string => typeof link === 'string' && /^https?:\S+$/.test(link),
      ),
    },
    cves: cvesIn(
      text(record, 'template-id', 'templateID'),
      ...list(record, 'info.classification.cve-id'),
      text(record, 'info.name'),
    ),
    // Templates of vulnerabilities in CISA's catalog carry the tag `kev`.
    knownExploited: sayingYes('tag kev', tagsOf(record).includes('kev')),
  };
}

/** A list, or in old templates one text with commas. */
function tagsOf(record: unknown): readonly string[] {
  return list(record, 'info.tags')
    .flatMap((tag) => asText(tag)?.split(',') ?? [])
    .map((tag) => tag.trim());
}
