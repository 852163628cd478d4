export { printFaults } from './faults.ts';
export { printJson } from './json.ts';
export { printSummary, type SummaryOptions } from './summary.ts';
