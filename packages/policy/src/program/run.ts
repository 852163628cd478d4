import type { Exchange, PolicyError } from './exchange.ts';
import type { Program } from './step.ts';
import type { TraceEntry } from './trace.ts';

/** One request's way through a program. All that there is to know when it is put down: where it is, and its exchange. */
export type Run = {
  readonly program: Program;
  readonly exchange: Exchange;
  /** Number of the next step; `null` at the end. */
  at: number | null;
  /** Counters of its loops. */
  readonly loops: number[];
  /** Places of concurrency limits that it holds. */
  readonly held: { readonly id: string; readonly key: string }[];
  /** The error on its way to a handler. */
  error: PolicyError | null;
  /** What answered: nobody yet, a backend, the cache or the gateway itself. */
  from: 'backend' | 'cache' | 'gateway' | 'nothing';
  sends: number;
  steps: number;
  /** Whether it has taken more steps than a run may; it then ends. */
  isStopped: boolean;
  readonly trace: TraceEntry[];
};

export function createRun(program: Program, exchange: Exchange): Run {
  return {
    program,
    exchange,
    at: program.sections.inbound,
    loops: program.loops === 0 ? [] : Array.from({ length: program.loops }, () => 0),
    held: [],
    error: null,
    from: 'nothing',
    sends: 0,
    steps: 0,
    isStopped: false,
    trace: [],
  };
}
