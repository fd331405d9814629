import { type Draft, type Observed, status } from '../adapter.js';
import { asText, flag, has, isObject, text } from '../fields.js';
import { type JsonContext, jsonAdapter } from '../json-adapter.js';
import { sayingYes } from '../known-exploited.js';
import { observeParts } from '../parts.js';
import { resourceOf } from '../resource.js';
import { seenInRun } from '../seen.js';
import { severityOfWord } from '../severity.js';

const PACKAGES = ['osPackages', 'libraries', 'applications'];

/** `wizcli scan --format json`: packages with vulnerabilities, secrets, and rule matches of configurations. */
export const wizcli = jsonAdapter({
  id: 'wizcli',
  title: 'Wiz CLI',
  paths: [...PACKAGES, 'secrets', 'ruleMatches'].map((name) => `/result/${name}/[]`),
  read: 'all',
  shared: ['/createdAt', '/scanOriginResource/name'],
  document: (root) =>
    isObject(root) &&
    has(root, 'result', 'policies', 'status') &&
    (has(root, 'reportUrl') || has(root, 'scanOriginResource')),
  observe,
});

/** Snippets and descriptions of secrets can hold the secret: only type and place are used. */
function observe(record: unknown, context: JsonContext): Observed {
  if (context.pattern.includes('/secrets/')) {
    const type = text(record, 'type') ?? 'SECRET';
    return draftOf(context, {
      checkId: `secret ${type}`,
      title: `Secret of type ${type}`,
      place: [text(record, 'path'), text(record, 'lineNumber')],
      severity: text(record, 'severity'),
    });
  }
  if (context.pattern.includes('/ruleMatches/')) {
    return observeParts(record, 'matches', (match) =>
      draftOf(context, {
        checkId: text(record, 'rule.id'),
        title: text(record, 'rule.name'),
        place: [text(match, 'fileName'), text(match, 'lineNumber')],
        resource: text(match, 'resourceName'),
        severity: text(record, 'severity'),
      }),
    );
  }
  const pkg = [text(record, 'name'), text(record, 'version')].filter(Boolean).join(' ');
  const observeVulnerability = (item: unknown): Draft => ({
    ...draftOf(context, {
      checkId: text(item, 'name'),
      title: `${text(item, 'name')} in ${pkg}`,
      place: [text(record, 'path'), pkg],
      severity: text(item, 'severity'),
    }),
    knownExploited: sayingYes('hasCisaKevExploit', flag(item, 'hasCisaKevExploit')),
  });
  return observeParts(record, 'vulnerabilities', observeVulnerability, { mayLack: true });
}

interface Facts {
  readonly checkId: string | undefined;
  readonly title: string | undefined;
  readonly place: readonly (string | undefined)[];
  readonly resource?: string | undefined;
  readonly severity: string | undefined;
}

function draftOf({ shared }: JsonContext, { checkId, title, place, resource, severity }: Facts): Draft {
  const where = place.filter(Boolean).join(':');
  return {
    tool: 'Wiz CLI',
    nativeId: where,
    checkId,
    title,
    resource: resourceOf({
      id: resource ?? (where || undefined),
      name: asText(shared.get('/scanOriginResource/name')),
      cloud: 'other',
    }),
    severity: severityOfWord(severity),
    nativeSeverity: severity,
    status: status('fail'),
    seen: seenInRun(shared.get('/createdAt')),
  };
}
