import Handlebars from 'handlebars';
import { DossierError, EXIT } from '../model/diagnostic.js';
import { locateKey } from './template-key.js';
import { ViewKeyError } from './seal.js';

/**
 * The words of one edition as the shell read them from `templates/<edition>/`: `main.md.hbs`, every other
 * `*.md.hbs` as a partial under its base name, and the style sheets joined in order.
 */
export interface TemplateSource {
  readonly main: string;
  readonly partials: Readonly<Record<string, string>>;
  readonly style: string;
  /** The file of each template, as messages call it; `templates/<edition>/…` unless told. */
  readonly files?: Readonly<Record<string, string>>;
}

/** No helpers but Handlebars' own blocks, no escaping (a view holds Markdown), an error for every absent key. */
const OPTIONS = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  preventIndent: true,
} as const satisfies CompileOptions;

/**
 * Fills the templates from a sealed view, in an isolated engine. Throws DossierError with file and line for a
 * syntax error, an unknown partial, or a key that the view does not have.
 */
export function fillTemplates(edition: string, source: TemplateSource, view: object): string {
  const engine = Handlebars.create();
  const compile = (name: string, text: string): Handlebars.TemplateDelegate<object> => {
    const file = source.files?.[name] ?? `templates/${edition}/${name}.md.hbs`;
    const template = engine.compile<object>(text, OPTIONS);
    return (context, options) => {
      try {
        return template(context, options);
      } catch (error) {
        throw located(error, file, text);
      }
    };
  };
  for (const [name, text] of Object.entries(source.partials))
    engine.registerPartial(name, compile(name, text));
  return compile('main', source.main)(view);
}

function located(error: unknown, file: string, text: string): unknown {
  if (error instanceof DossierError || !(error instanceof Error)) return error;
  if (error instanceof ViewKeyError) {
    const { lines, hint } = locateKey(error, text);
    return templateError(`${file}:${lines.join(' or ')}: ${error.message}`, hint, error);
  }
  const line = 'lineNumber' in error && typeof error.lineNumber === 'number' ? `:${error.lineNumber}` : '';
  const place = line || (/Parse error on line (\d+)/.exec(error.message)?.[1] ?? '').replace(/^(?=\d)/, ':');
  return templateError(
    `${file}${place}: ${error.message.replaceAll('\n', ' ')}`,
    'Templates are Handlebars; only its own blocks (if, unless, each, with) and the partials of the folder are known.',
    error,
  );
}

function templateError(message: string, hint: string, cause: Error): DossierError {
  return new DossierError(message, { exitCode: EXIT.badInput, hint, cause });
}
