export { checkDrill, type CheckedDrill, type DrillInputs } from './check.ts';
export { parseDrill, type DrillText, type ParameterReference, type ParsedDrill } from './parse.ts';
export { ratePerSecond, share, sizeBytes, timeUs } from './quantity.ts';
