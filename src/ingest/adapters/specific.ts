export { prowlerCsv } from './prowler-csv.js';
