import { xmlAdapter } from '../xml-adapter.js';
import { observeZap } from './zap.js';

export const zapXml = xmlAdapter({
  id: 'zap-xml',
  title: 'ZAP (XML)',
  roots: ['OWASPZAPReport'],
  records: ['alertitem'],
  observe: (alert, { ancestors }) => {
    const fields = Object.fromEntries(alert.children.map(({ name, text }) => [name, text]));
    return observeZap(fields, ancestors.find(({ name }) => name === 'site')?.attributes['name']);
  },
});
