export { genericCsv } from './generic-csv.js';
export { genericJson } from './generic-json.js';
