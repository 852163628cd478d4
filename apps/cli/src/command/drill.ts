import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Drill, DrillResult } from '@keelgate/model';
import { InvariantViolation } from '@keelgate/model';
import { printFaults, printJson, printSummary } from '@keelgate/report';
import { simulate, workersFor } from '@keelgate/traffic';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { exitStatus } from '../exit-status.ts';
import { loadDrill } from '../load-drill.ts';
import { createProgress } from '../progress.ts';
import { writeWhole } from '../write-whole.ts';
import { wantsColour } from '../wants-colour.ts';

type DrillOptions = {
  readonly seed?: number;
  readonly workers: number | 'auto';
  readonly json?: boolean;
  readonly out?: string;
};

/** `keelgate drill FILE` */
export function addDrill(program: Command): void {
  program
    .command('drill')
    .description('run a drill: a service, its traffic, what goes wrong, and what is expected')
    .argument('<file>', 'the drill file, YAML or JSON')
    .option('--seed <n>', "the seed, in place of the file's", wholeNumber)
    .option(
      '--workers <n>',
      'threads to use, no more than regions; auto: one a core where the drill is long enough (results do not depend on it)',
      workerCount,
      'auto',
    )
    .option('--json', 'print the result as JSON')
    .option('--out <file>', 'write the result as JSON to a file')
    .addHelpText('after', '\nExample:\n  keelgate drill examples/zone-at-peak/drill.yaml --seed 7 --out result.json')
    .action(async (file: string, options: DrillOptions) => {
      process.exitCode = await drill(file, options);
    });
}

async function drill(file: string, options: DrillOptions): Promise<number> {
  const loaded = loadDrill(file, options.seed);
  if (!loaded.ok) return refuse(loaded.failure);
  const warnings = loaded.value.warnings.filter(({ severity }) => severity === 'warning');
  if (options.json !== true && warnings.length > 0) process.stderr.write(`${printFaults(warnings)}\n`);
  const result = await run(loaded.value.drill, options.workers);
  if (typeof result === 'number') return result;
  if (options.out !== undefined) {
    const fault = writeWhole(options.out, `${printJson(result)}\n`);
    if (fault !== null) return refuse([fault]);
  }
  const colour = wantsColour();
  process.stdout.write(`${options.json === true ? printJson(result) : printSummary(result, { colour })}\n`);
  return result.expectations.every(({ held }) => held) ? exitStatus.held : exitStatus.missed;
}

/** The result, or the exit status of a drill that has none. */
async function run(wanted: Drill, workers: number | 'auto'): Promise<DrillResult | number> {
  const cancelling = new AbortController();
  const progress = createProgress(wanted.name);
  function cancel(): void {
    cancelling.abort();
  }
  process.once('SIGINT', cancel);
  try {
    const result = await simulate(wanted, {
      workers: workers === 'auto' ? workersFor(wanted, availableParallelism()) : workers,
      clock: () => performance.now(),
      pause: () => nextTurn(),
      signal: cancelling.signal,
      onProgress: progress.show,
    });
    progress.clear();
    if (result.ok) return result.value;
    if (!cancelling.signal.aborted) {
      refuse(result.failure);
      return result.failure.some(({ code }) => code === 'drill/worker-lost')
        ? exitStatus.violated
        : exitStatus.wrongInput;
    }
    process.stderr.write('cancelled\n');
    return exitStatus.cancelled;
  } catch (error) {
    progress.clear();
    if (!(error instanceof InvariantViolation)) throw error;
    process.stderr.write(
      `an invariant was violated, which is a bug: ${error.message} (drill "${wanted.name}", seed ${wanted.seed})\n`,
    );
    return exitStatus.violated;
  } finally {
    process.off('SIGINT', cancel);
  }
}

function refuse(faults: Parameters<typeof printFaults>[0]): number {
  process.stderr.write(`${printFaults(faults)}\n`);
  return exitStatus.wrongInput;
}

function workerCount(text: string): number | 'auto' {
  if (text === 'auto') return text;
  const count = wholeNumber(text);
  if (count < 1) throw new InvalidArgumentError('expected a whole number from 1, or auto');
  return count;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}
