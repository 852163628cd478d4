import { invariant } from '@keelgate/model';
import { setHeader } from '../http/headers.ts';
import { createResponse } from '../http/message.ts';
import type { Response } from '../http/message.ts';
import { advance, caught } from './advance.ts';
import { carryOut } from './carry-out.ts';
import type { Exchange, PolicyError } from './exchange.ts';
import { runFork } from './fork.ts';
import type { Run } from './run.ts';
import { createRun } from './run.ts';
import type { Program } from './step.ts';
import type { TraceEntry } from './trace.ts';
import { traceStep } from './trace.ts';
import type { World } from './world.ts';

/** How a request ended, and the policies that it met on its way. */
export type Ending = {
  readonly response: Response;
  readonly from: Run['from'];
  readonly error: PolicyError | null;
  /** Microseconds since the gateway received the request. */
  readonly elapsedUs: number;
  readonly sends: number;
  /** Empty unless the exchange listens. */
  readonly trace: readonly TraceEntry[];
};

/** Runs one request through a program from beginning to end, alone, in virtual time. */
export function runProgram(program: Program, exchange: Exchange, world: World): Ending {
  const run = createRun(program, exchange);
  runToEnd(run, world);
  for (const place of run.held) world.leave(place);
  const { from, error, sends, trace } = run;
  const response = exchange.response ?? createResponse(200);
  for (const [name, value] of exchange.responseHeaders) setHeader(response.headers, name, [value]);
  return { response, from, error, elapsedUs: exchange.nowUs, sends, trace };
}

/** Takes a run to its end, or a branch of a fork to its own. */
function runToEnd(run: Run, world: World): void {
  for (let waiting = advance(run); waiting !== null; waiting = advance(run)) {
    const at = run.at;
    invariant(at !== null, 'K1', 'an effect of a run that is over');
    try {
      run.at =
        waiting.kind === 'fork'
          ? runFork(run, waiting, (branch) => runToEnd(branch, world))
          : carryOut(run, world, waiting);
    } catch (thrown) {
      caught(run, thrown);
    }
    traceStep(run, at);
  }
}
