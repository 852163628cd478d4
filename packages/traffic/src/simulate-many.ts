import type { Drill, DrillResult, Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { WorkerPool } from './worker/pool.ts';
import { workerLost } from './worker/run-parts.ts';
import type { WholeOutcome } from './worker/task.ts';

export type SimulateManyOptions = {
  /** Threads to use, each for one drill at a time; 1 if nothing is said. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
};

/**
 * Runs many drills, each on a thread of its own, and gives their results in the order of the drills, as they come. Drills
 * are asked for only as fast as results are taken. A drill that fails is a result like any other: with its faults where it
 * cannot run, with `drill/violated` where it broke an invariant, with `drill/worker-lost` where its thread died. Where the
 * signal stops it all, `drill/cancelled` is the last result.
 */
export async function* simulateMany(
  drills: Iterable<Drill> | AsyncIterable<Drill>,
  { workers = 1, signal }: SimulateManyOptions = {},
): AsyncGenerator<Result<DrillResult, readonly Fault[]>, void, void> {
  // Who needs no threads need not load what makes them.
  const { createPool } = await import('./worker/pool.ts');
  const pool = createPool(workers);
  const stopped = stopOf(signal);
  const source = iteratorOf(drills);
  // A drill for each thread, and one more for each that is done first.
  const ahead = createAhead(source, workers * 2, (drill) => runWhole(pool, drill));
  try {
    for (;;) {
      const next = await Promise.race([ahead(), stopped.promise]);
      if (next === 'stopped') {
        yield failed([cancelled]);
        return;
      }
      if (next === null) return;
      yield next;
    }
  } finally {
    stopped.forget();
    await Promise.all([pool.destroy(), source.return?.()]);
  }
}

const cancelled: Fault = { code: 'drill/cancelled', severity: 'error', message: 'the drills were cancelled' };

type Outcome = Result<DrillResult, readonly Fault[]>;

async function runWhole(pool: WorkerPool, drill: Drill): Promise<Outcome> {
  const who = `drill "${drill.name}", seed ${drill.seed}`;
  try {
    const outcome = (await pool.run(drill, { name: 'whole' })) as WholeOutcome;
    if (outcome.kind === 'result') return ok(outcome.result);
    if (outcome.kind === 'refused') return failed(outcome.faults);
    return failed([{ code: 'drill/violated', severity: 'error', message: `${outcome.message} (${who})` }]);
  } catch (error) {
    return failed([workerLost(error, `the worker of ${who}`)]);
  }
}

type Stop = { readonly promise: Promise<'stopped'>; readonly forget: () => void };

function stopOf(signal: AbortSignal | undefined): Stop {
  const { promise, resolve } = Promise.withResolvers<'stopped'>();
  const stop = (): void => resolve('stopped');
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop);
  return { promise, forget: () => signal?.removeEventListener('abort', stop) };
}

type Source = { readonly next: () => Promise<IteratorResult<Drill>>; readonly return?: () => Promise<unknown> };

function iteratorOf(drills: Iterable<Drill> | AsyncIterable<Drill>): Source {
  const own = Symbol.asyncIterator in drills ? drills[Symbol.asyncIterator]() : drills[Symbol.iterator]();
  return { next: async () => own.next(), return: async () => own.return?.() };
}

/**
 * Gives the outcomes of what comes from a source, in its order; `null` at its end. Up to `most` of them are under way, and
 * what is asked of the source holds up nothing that is done.
 */
function createAhead(
  source: Source,
  most: number,
  begin: (drill: Drill) => Promise<Outcome>,
): () => Promise<Outcome | null> {
  const waiting: Promise<Outcome>[] = [];
  let ended = false;
  let asking: Promise<'asked'> | null = null;
  async function ask(): Promise<'asked'> {
    const { done, value } = await source.next();
    asking = null;
    if (done === true) ended = true;
    else waiting.push(begin(value));
    return 'asked';
  }
  return async () => {
    for (;;) {
      if (asking === null && !ended && waiting.length < most) asking = ask();
      const [first] = waiting;
      if (first === undefined && asking === null) return null;
      const came = await Promise.race([first, asking].filter((one) => one !== undefined && one !== null));
      if (came === 'asked') continue;
      void waiting.shift();
      return came;
    }
  };
}
