// Writes schema/*.json from the schemas that the program itself reads with. Run `npm run build` first.
import { mkdirSync, writeFileSync } from 'node:fs';
import { engagementJsonSchema } from '../dist/engagement/engagement-json-schema.js';

const SCHEMAS = {
  'dossier-yaml.schema.json': engagementJsonSchema,
};

mkdirSync('schema', { recursive: true });
for (const [file, make] of Object.entries(SCHEMAS)) {
  writeFileSync(`schema/${file}`, `${JSON.stringify(make(), null, 2)}\n`);
}
