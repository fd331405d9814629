import { DossierError, EXIT } from '../../model/diagnostic.js';

/** The browser ended well but printed pages without their text: a machine without fonts does that. */
export function lostTextError(details: string): DossierError {
  return new DossierError(`The browser printed a PDF from which text is missing: ${details}`, {
    exitCode: EXIT.noBrowser,
    hint: 'It may have no fonts: install one (fonts-dejavu-core, for example), or name another browser with --browser PATH.',
  });
}
