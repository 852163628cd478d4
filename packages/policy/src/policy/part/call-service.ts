import type { CompileWork } from '../../define.ts';
import type { OutgoingRequest, Response } from '../../http/message.ts';
import type { Failure } from '../../program/effect.ts';
import { internalError } from '../../program/error-response.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import { computed, literal } from '../../program/operand.ts';
import { failureError } from './failure-error.ts';

export type ServiceCall = {
  readonly request: (exchange: Exchange) => OutgoingRequest;
  readonly timeoutUs: Operand<number>;
  /** Where it holds, no answer and an answer that says no are no worse than another one. */
  readonly ignoresErrors: Operand<boolean>;
  readonly answered?: (exchange: Exchange, response: Response) => void;
  readonly reason: string;
};

/** Adds the steps that call a service which a policy needs. No answer, or one of 400 and more, is an error. */
export function callService(work: CompileWork, call: ServiceCall): void {
  const { request, timeoutUs, ignoresErrors, answered, reason } = call;
  const { builder, id } = work;
  const failure = `${id} failure`;
  const refused = builder.label();
  const lost = builder.label();
  const done = builder.label();
  work.effect((at) => ({
    kind: 'http.send',
    request,
    timeoutUs,
    isOneWay: false,
    answered: (exchange, response) => {
      exchange.notes?.push(`${response.status} ${response.reason}`);
      exchange.state.set(failure, response);
      answered?.(exchange, response);
    },
    failed: (exchange, why) => {
      exchange.notes?.push(why.message);
      exchange.state.set(failure, why);
    },
    otherwise: at(lost),
  }));
  const isGood = computed([], (exchange) => (exchange.state.get(failure) as Response).status < 400);
  work.step((at) => ({ kind: 'branch', test: isGood, otherwise: at(refused) }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  const minds = computed(ignoresErrors.reads, (exchange) => !ignoresErrors.of(exchange));
  builder.put(refused);
  work.step((at) => ({ kind: 'branch', test: minds, otherwise: at(done) }));
  work.fail(({ state }) => {
    const { status } = state.get(failure) as Response;
    return work.error({ ...internalError, reason, message: `The service responded with the status code ${status}.` });
  });
  builder.put(lost);
  work.step((at) => ({ kind: 'branch', test: minds, otherwise: at(done) }));
  work.fail(({ state }) => work.error(failureError(state.get(failure) as Failure)));
  builder.put(done);
}

export const neverIgnored: Operand<boolean> = literal(false);
