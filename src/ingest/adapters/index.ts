import type { Adapter } from '../adapter.js';
import * as generic from './generic.js';
import * as specific from './specific.js';

/** Formats that are known by their content; for every file at most one of them claims it. */
export const ADAPTERS: readonly Adapter[] = Object.values(specific);

/** Formats of last resort, asked in this order when no other format claims a file. */
export const GENERIC_ADAPTERS: readonly Adapter[] = Object.values(generic);
