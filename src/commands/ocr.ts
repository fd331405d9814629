import type { Command } from './command.js';
import { ocrBuild } from './ocr-build.js';
import { ocrCheck } from './ocr-check.js';
import { ocrCollect } from './ocr-collect.js';
import { ocrOpen } from './ocr-open.js';
import { ocrStatement } from './ocr-statement.js';
import { ocrStatus } from './ocr-status.js';

const STEPS = [ocrOpen, ocrStatus, ocrCollect, ocrStatement, ocrBuild, ocrCheck];

/** `dossier ocr`: the answer to a letter of the Office for Civil Rights, step by step. */
export const ocr: Command = {
  register: (yargs, finish) =>
    yargs.command(
      'ocr <step>',
      'Answer a data request of OCR: open, status, collect, statement, build, check',
      (inner) =>
        STEPS.reduce((all, step) => step.register(all, finish), inner).demandCommand(
          1,
          'Name a step: open, status, collect, statement, build, check.',
        ),
    ),
};
