import { asText, at, has } from '../fields.js';
import { jsonAdapter } from '../json-adapter.js';
import { observeZap } from './zap.js';

/** ZAP JSON report; `site` is a list, or one object in old versions. */
export const zapJson = jsonAdapter({
  id: 'zap-json',
  title: 'ZAP (JSON)',
  paths: ['/site/[]/alerts/[]', '/site/alerts/[]'],
  read: 'all',
  shared: ['/site/[]/@name', '/site/@name'],
  document: (root) => has(root, 'site') && (at(root, '@version') ?? at(root, '@generated')) !== undefined,
  observe: (alert, { pointer, shared }) =>
    observeZap(alert, asText(shared.get(pointer.replace(/\/alerts\/\d+$/, '/@name')))),
});
