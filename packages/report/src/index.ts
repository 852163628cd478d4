export { type DifferenceSides, printDifference, printDifferenceJson } from './difference.ts';
export { printFaults } from './faults.ts';
export { printable } from './line.ts';
export { printJson } from './json.ts';
export { printJunit } from './junit.ts';
export { printReplay, printReplayJson, type ReplaySummaryOptions } from './replay-summary.ts';
export { printRun, type RunSummaryOptions } from './run-summary.ts';
export { printSummary, type SummaryOptions } from './summary.ts';
export { printTests } from './test-summary.ts';
