import { invariant, never } from '@keelgate/model';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { NetException } from '../dotnet/raise.ts';
import type { Effect } from './effect.ts';
import { errorResponse, internalError } from './error-response.ts';
import type { PolicyError } from './exchange.ts';
import { PolicyFailure } from './failure.ts';
import { ClientGone, clientGone, clientGoneStatus } from './pass-time.ts';
import type { Run } from './run.ts';
import type { Step } from './step.ts';
import { traceStep } from './trace.ts';

/** No request takes more steps, and on-error as many again: 50 retries inside 50 retries stay below it. */
const stepsMax = 1_000_000;

/** Ends what retries inside retries would not: as an error for on-error, and when that does not end, for good. */
function stop(run: Run): void {
  const error = new BudgetExceeded(`The policies of the request take more than ${stepsMax} steps.`);
  if (run.isStopped) {
    caught(run, error);
    run.at = null;
    return;
  }
  run.isStopped = true;
  run.steps = 0;
  throw error;
}

/** What a run waits for: an effect of its driver, branches that run at the same time, or nothing more. */
export type Waiting = Effect | (Step & { readonly kind: 'fork' }) | null;

/** Takes a run on to its next effect or its end. What throws inside a policy becomes an error of that policy. */
export function advance(run: Run): Waiting {
  for (;;) {
    try {
      return proceed(run);
    } catch (thrown) {
      const at = run.at ?? 0;
      caught(run, thrown);
      traceStep(run, at);
    }
  }
}

function proceed(run: Run): Waiting {
  while (run.at !== null) {
    const at = run.at;
    run.steps += 1;
    if (run.steps >= stepsMax) {
      stop(run);
      return null;
    }
    const step: Step | undefined = run.program.steps[at];
    invariant(step !== undefined, 'K1', () => `a program has no step ${at}`);
    if (step.kind === 'effect') return step.effect;
    if (step.kind === 'fork') return step;
    run.at = next(run, step, at);
    if (run.exchange.notes !== null && step.kind !== 'jump') traceStep(run, at);
  }
  return null;
}

/** What the step at which a run stands has thrown sends the run to the step's handler. */
export function caught(run: Run, thrown: unknown): void {
  const at = run.at ?? 0;
  raiseError(run, at, errorOf(run, at, thrown));
}

/** The step after this one; `null` at the end. */
function next(run: Run, step: Exclude<Step, { kind: 'effect' | 'fork' }>, at: number): number | null {
  const { exchange } = run;
  switch (step.kind) {
    case 'pure':
      step.run(exchange);
      return at + 1;
    case 'branch':
      return step.test.of(exchange) ? at + 1 : step.otherwise;
    case 'jump':
      return step.to;
    case 'loop':
      run.loops[step.loop] = 0;
      return at + 1;
    case 'repeat':
      return repeat(run, step, at);
    case 'join':
    case 'end':
      return null;
    default:
      return turn(run, step, at);
  }
}

/** Steps that begin or end an error, or the request. */
function turn(run: Run, step: Step & { kind: 'fail' | 'rethrow' | 'recover' | 'respond' }, at: number): number | null {
  const { exchange } = run;
  switch (step.kind) {
    case 'fail':
      throw new PolicyFailure(typeof step.error === 'function' ? step.error(exchange) : step.error);
    case 'rethrow':
      invariant(run.error !== null, 'K1', 'a handler without an error');
      throw new PolicyFailure(run.error);
    case 'recover':
      run.error = null;
      exchange.lastError = null;
      return at + 1;
    case 'respond':
      run.from = 'gateway';
      if (exchange.response !== null) exchange.response.status = step.status.of(exchange);
      return null;
    default:
      return never(step);
  }
}

function repeat({ loops, exchange }: Run, step: Step & { kind: 'repeat' }, at: number): number {
  const repetition = (loops[step.loop] ?? 0) + 1;
  loops[step.loop] = repetition;
  return repetition <= step.times.of(exchange) && step.while.of(exchange) ? step.again : at + 1;
}

/** To the handler of the step; without one, to the on-error section; from inside that, to the end. */
function raiseError(run: Run, at: number, error: PolicyError): void {
  const { program, exchange } = run;
  run.error = error;
  exchange.lastError = error;
  if (error.keepsResponse !== true || exchange.response === null) {
    exchange.response = errorResponse(error, exchange);
    run.from = 'gateway';
  }
  const handler = program.handlers[at] ?? -1;
  const onError = program.sections['on-error'];
  run.at = handler >= 0 ? handler : at < onError ? onError : null;
}

function errorOf(run: Run, at: number, thrown: unknown): PolicyError {
  if (thrown instanceof PolicyFailure) return thrown.error;
  const origin = run.program.origins[at];
  invariant(origin !== undefined, 'K1', 'a step without an origin');
  const { policy: source, scope, section, path, policyId } = origin;
  return { net: 'ILastError', source, scope, section, path, policyId, ...whatWasThrown(thrown) };
}

function whatWasThrown(
  thrown: unknown,
): Pick<PolicyError, 'reason' | 'message' | 'status' | 'publicMessage' | 'hasNoBody'> {
  if (thrown instanceof ClientGone)
    return { reason: clientGone, message: thrown.message, status: clientGoneStatus, hasNoBody: true };
  // What is too deep or too large for JavaScript is so for a policy.
  const isRoom = thrown instanceof RangeError;
  if (!(thrown instanceof NetException || thrown instanceof BudgetExceeded || isRoom)) throw thrown;
  const why = isRoom ? 'the policy needs more room than it may have' : thrown.message;
  return {
    ...internalError,
    reason: 'ExpressionValueEvaluationFailure',
    message: `Expression evaluation failed. ${why}`,
  };
}
