export { genericCsv } from './generic-csv.js';
