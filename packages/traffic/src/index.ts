export { simulate, type SimulateOptions } from './simulate.ts';
export { version } from './version.ts';
