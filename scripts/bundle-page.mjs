import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

/**
 * Bundles what the HTML edition runs in a browser into one script, from src/page and the parts of the engine that it
 * imports. Call it after the compiler: tables of the law and of prices are read through their schemas here and now,
 * and go in as plain values, so that no schema library and no generated code reaches the page.
 */
export async function bundlePage(outFile) {
  await build({
    input: 'src/page/main.ts',
    tsconfig: 'src/page/tsconfig.json',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    plugins: [tablesAsValues()],
    output: { file: outFile, format: 'iife', minify: true, comments: false },
    logLevel: 'warn',
  });
}

/** A module that imports zod may export data only; the bundle gets the data as it stands after the schema. */
function tablesAsValues() {
  return {
    name: 'tables-as-values',
    async transform(code, id) {
      if (!id.endsWith('.ts') || !/from 'zod'/.test(code)) return undefined;
      const compiled = path.resolve('dist', path.relative('src', id)).replace(/\.ts$/, '.js');
      const exported = Object.entries(await import(pathToFileURL(compiled).href));
      const values = exported.filter(([, value]) => isPlain(value));
      return {
        code: values.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n'),
        moduleSideEffects: false,
      };
    },
  };
}

function isPlain(value) {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  const prototype = Object.getPrototypeOf(value);
  return prototype === Array.prototype || (prototype === Object.prototype && !('_zod' in value));
}
