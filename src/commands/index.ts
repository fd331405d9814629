import type { Command } from './command.js';

/** One line per command. */
export const commands: readonly Command[] = [];
