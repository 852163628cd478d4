import type { CompileWork } from '../../define.ts';
import type { Headers } from '../../http/headers.ts';
import { createHeaders, setHeader } from '../../http/headers.ts';
import type { CounterAnswer, CounterSpec, CounterTake } from '../../program/effect.ts';
import type { Exchange, PolicyError } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';

/** Where a limit says how it stands. */
export type LimitReport = {
  readonly retryAfterHeader: string | null;
  readonly retryAfterVariable: string | null;
  readonly remainingHeader: string | null;
  readonly remainingVariable: string | null;
  readonly totalHeader: string | null;
};

export const silent: LimitReport = {
  retryAfterHeader: 'Retry-After',
  retryAfterVariable: null,
  remainingHeader: null,
  remainingVariable: null,
  totalHeader: null,
};

type Take = Pick<CounterTake, 'key' | 'amount' | 'answered'> & {
  readonly counter: Operand<CounterSpec>;
  readonly report: LimitReport;
};

/** Counts in a counter, and turns the call away where the limit does not allow it. */
export function takeCalls(work: CompileWork, { report, answered, ...take }: Take): void {
  const { builder, id } = work;
  const refused = builder.label();
  const done = builder.label();
  work.effect((at) => ({
    kind: 'counter.take',
    ...take,
    answered: (exchange, answer) => {
      exchange.state.set(id, answer);
      answered?.(exchange, answer);
      reportAnswer(exchange, answer, report);
      exchange.notes?.push(`${answer.allowed ? 'allowed' : 'refused'}: ${answer.count} of ${answer.limit}`);
    },
    sets: [report.retryAfterVariable, report.remainingVariable].filter((name) => name !== null),
    otherwise: at(refused),
  }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(refused);
  work.fail((exchange) => refusal(work, take.counter.of(exchange), { answer: answerOf(exchange, id), report }));
  builder.put(done);
}

function answerOf({ state }: Exchange, id: string): CounterAnswer {
  const none: CounterAnswer = { allowed: false, limit: 0, count: 0, retryAfterSeconds: 0 };
  return (state.get(id) as CounterAnswer | undefined) ?? none;
}

/** Headers of the response to come, and variables. */
function reportAnswer(exchange: Exchange, answer: CounterAnswer, report: LimitReport): void {
  tellRemaining(exchange, answer, report);
  if (!answer.allowed && report.retryAfterVariable !== null)
    exchange.variables.set(report.retryAfterVariable, answer.retryAfterSeconds);
  if (report.totalHeader !== null) exchange.responseHeaders.set(report.totalHeader, String(answer.limit));
}

type Remaining = Pick<LimitReport, 'remainingHeader' | 'remainingVariable'>;

export function tellRemaining(exchange: Exchange, { limit, count }: CounterAnswer, report: Remaining): void {
  const remaining = Math.max(0, limit - count);
  if (report.remainingVariable !== null) exchange.variables.set(report.remainingVariable, remaining);
  if (report.remainingHeader !== null) exchange.responseHeaders.set(report.remainingHeader, String(remaining));
}

type Refused = { readonly answer: CounterAnswer; readonly report: LimitReport };

function refusal(work: CompileWork, counter: CounterSpec, { answer, report }: Refused): PolicyError {
  const headers = createHeaders();
  if (report.retryAfterHeader !== null) setHeader(headers, report.retryAfterHeader, [String(answer.retryAfterSeconds)]);
  const { kind, unit } = counter;
  if (unit === 'tokens') return outOfTokens(work, { kind, seconds: answer.retryAfterSeconds, headers });
  if (kind === 'rate') {
    const message = 'Rate limit is exceeded';
    const publicMessage = `${message}. Try again in ${answer.retryAfterSeconds} seconds.`;
    return work.error({ reason: 'RateLimitExceeded', message, publicMessage, status: 429, headers });
  }
  const volume = unit === 'calls' ? 'call volume' : 'bandwidth';
  const message = `Out of ${volume} quota. Quota will be replenished in ${clock(answer.retryAfterSeconds)}.`;
  return work.error({ reason: 'QuotaExceeded', message, status: 403, headers });
}

type OutOfTokens = {
  readonly kind: CounterSpec['kind'];
  readonly seconds: number;
  readonly headers: Headers;
};

function outOfTokens(work: CompileWork, { kind, seconds, headers }: OutOfTokens): PolicyError {
  const [reason, status] =
    kind === 'rate' ? (['TokenLimitExceeded', 429] as const) : (['TokenQuotaExceeded', 403] as const);
  const message = 'Token limit is exceeded';
  return work.error({
    reason,
    message,
    publicMessage: `${message}. Try again in ${seconds} seconds.`,
    status,
    headers,
  });
}

/** `hh:mm:ss`, and days before it where there are any, as .NET prints an interval. */
function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return seconds >= 86_400 ? `${Math.floor(seconds / 86_400)}.${text}` : text;
}
