import fc from 'fast-check';

/**
 * How many runs a property gets when it does not say so itself. A failure prints its seed and path;
 * `KEELGATE_SEED=<seed>` replays the whole run with it, `KEELGATE_RUNS=<n>` makes a run longer or shorter.
 */
const runs = Number(process.env['KEELGATE_RUNS'] ?? 1000);
const seed = process.env['KEELGATE_SEED'];

fc.configureGlobal({ numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) });
