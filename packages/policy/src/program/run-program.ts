import { invariant, never } from '@keelgate/model';
import type { CounterSpec, Effect } from './effect.ts';
import type { BackendChoice, Exchange, PolicyError } from './exchange.ts';
import type { Origin, Program, Step } from './step.ts';

/** What a program's effects act on; `nowUs` is virtual. Whatever is asked for is answered at once. */
export type World = {
  /** Counts if the counter is below its limit, or says no. */
  readonly take: (counter: CounterSpec, count: { key: string; amount: number; nowUs: number }) => boolean;
  readonly add: (counter: CounterSpec, count: { key: string; amount: number; nowUs: number }) => void;
  readonly enter: (limit: { id: string; key: string; max: number }) => boolean;
  readonly leave: (limit: { id: string; key: string }) => void;
  readonly lookUp: (key: string, nowUs: number) => boolean;
  readonly store: (key: string, untilUs: number) => void;
  readonly send: (backend: BackendChoice, timeoutUs: number) => Reply;
  /** A draw from (0, 1). */
  readonly chance: () => number;
};

/** What a backend answers, after so long; without a status it did not. */
export type Reply = { readonly status: number | null; readonly bytes: number; readonly delayUs: number };

/** How a request ended, and the policies that it met on its way. */
export type Ending = {
  readonly status: number;
  readonly from: 'backend' | 'cache' | 'gateway' | 'nothing';
  readonly error: PolicyError | null;
  readonly endUs: number;
  readonly sends: number;
  readonly trace: readonly Origin[];
};

/** No program takes more steps: 50 retries inside 50 retries stay below it. */
const stepsMax = 1_000_000;

type Run = {
  readonly program: Program;
  readonly exchange: Exchange;
  readonly world: World;
  readonly loops: number[];
  readonly held: { readonly id: string; readonly key: string }[];
  readonly trace: Origin[];
  nowUs: number;
  sends: number;
  from: Ending['from'];
  status: number;
  bytes: number;
  error: PolicyError | null;
};

/** Runs one request through a program from beginning to end, alone, in virtual time. */
export function runProgram(program: Program, exchange: Exchange, world: World, startUs = 0): Ending {
  const run: Run = {
    program,
    exchange,
    world,
    loops: Array.from({ length: program.loops }, () => 0),
    held: [],
    trace: [],
    nowUs: startUs,
    sends: 0,
    from: 'nothing',
    status: 200,
    bytes: 0,
    error: null,
  };
  let at: number | null = program.sections.inbound;
  for (let steps = 0; at !== null; steps += 1) {
    invariant(steps < stepsMax, 'K1', 'a program does not come to its end');
    const step: Step | undefined = program.steps[at];
    invariant(step !== undefined, 'K1', () => `a program has no step ${at}`);
    const origin = program.origins[at];
    if (origin !== undefined && step.kind !== 'jump') run.trace.push(origin);
    at = next(run, step, at);
  }
  for (const place of run.held) world.leave(place);
  const { status, from, error, nowUs, sends, trace } = run;
  return { status, from, error, endUs: nowUs, sends, trace };
}

/** The step after this one; `null` at the end. */
function next(run: Run, step: Step, at: number): number | null {
  const { exchange } = run;
  switch (step.kind) {
    case 'pure':
      step.run(exchange);
      return at + 1;
    case 'branch':
      return step.test.of(exchange) ? at + 1 : step.otherwise;
    case 'jump':
      return step.to;
    case 'effect':
      return carryOut(run, step.effect, at);
    case 'loop':
      run.loops[step.loop] = 0;
      return at + 1;
    case 'repeat':
      return repeat(run, step, at);
    case 'fail':
      return fail(run, step.error, at);
    case 'respond':
      Object.assign(run, { status: step.status, from: 'gateway' });
      return null;
    case 'end':
      return null;
    default:
      return never(step);
  }
}

function repeat({ loops, exchange }: Run, step: Step & { kind: 'repeat' }, at: number): number {
  const repetition = (loops[step.loop] ?? 0) + 1;
  loops[step.loop] = repetition;
  return repetition <= step.times && step.while.of(exchange) ? step.again : at + 1;
}

/** To the on-error section; from inside it, to the end. */
function fail(run: Run, error: PolicyError, at: number): number | null {
  Object.assign(run, { error, status: error.status, from: 'gateway' });
  run.exchange.lastError = error;
  const onError = run.program.sections['on-error'];
  return at < onError ? onError : null;
}

function carryOut(run: Run, effect: Effect, at: number): number {
  switch (effect.kind) {
    case 'counter.take':
    case 'counter.add':
      return count(run, effect, at);
    case 'concurrency.enter':
      return enter(run, effect, at);
    case 'concurrency.leave': {
      const place = run.held.pop();
      if (place !== undefined) run.world.leave(place);
      return at + 1;
    }
    case 'cache.get':
      return lookUp(run, effect, at);
    case 'cache.put':
      return store(run, effect, at);
    case 'backend.send':
      return send(run, effect, at);
    case 'delay':
      run.nowUs += effect.us(run.loops[effect.loop] ?? 0, run.world.chance());
      return at + 1;
    default:
      return never(effect);
  }
}

function enter({ exchange, world, held }: Run, effect: Effect & { kind: 'concurrency.enter' }, at: number): number {
  const place = { id: effect.id, key: effect.key.of(exchange) };
  if (!world.enter({ ...place, max: effect.max })) return effect.otherwise;
  held.push(place);
  return at + 1;
}

function lookUp(run: Run, effect: Effect & { kind: 'cache.get' }, at: number): number {
  if (!run.world.lookUp(effect.key.of(run.exchange), run.nowUs)) return at + 1;
  Object.assign(run, { from: 'cache', status: 200 });
  return effect.hit;
}

/** What came from the cache is in it already, and only a proper answer is kept. */
function store(run: Run, effect: Effect & { kind: 'cache.put' }, at: number): number {
  if (run.from === 'backend' && run.status === 200)
    run.world.store(effect.key.of(run.exchange), run.nowUs + effect.durationUs);
  return at + 1;
}

function count(run: Run, effect: Effect & { kind: 'counter.take' | 'counter.add' }, at: number): number {
  const { exchange, world, nowUs } = run;
  const key = effect.key.of(exchange);
  if (key === null) return at + 1;
  const amount = effect.amount === 'responseBytes' ? run.bytes : effect.amount.of(exchange);
  if (effect.kind === 'counter.take')
    return world.take(effect.counter, { key, amount, nowUs }) ? at + 1 : effect.otherwise;
  world.add(effect.counter, { key, amount, nowUs });
  return at + 1;
}

function send(run: Run, effect: Effect & { kind: 'backend.send' }, at: number): number {
  const reply = run.world.send(run.exchange.backend, effect.timeoutUs);
  run.sends += 1;
  run.nowUs += Math.min(reply.delayUs, effect.timeoutUs);
  if (reply.status === null || reply.delayUs > effect.timeoutUs) return effect.otherwise;
  Object.assign(run, { from: 'backend', status: reply.status, bytes: reply.bytes });
  return effect.failOnErrorStatus && reply.status >= 400 ? effect.otherwise : at + 1;
}
