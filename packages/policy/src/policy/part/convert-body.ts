import type { CompileWork } from '../../define.ts';
import { NetException } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import { bodyText, textBody } from '../../http/body.ts';
import { setHeader } from '../../http/headers.ts';
import type { Format } from '../../http/media-type.ts';
import { asksFor, formatOf } from '../../http/media-type.ts';
import { internalError } from '../../program/error-response.ts';
import type { Exchange } from '../../program/exchange.ts';
import { PolicyFailure } from '../../program/failure.ts';
import { freshRuntime } from '../../program/fresh-runtime.ts';
import type { Operand } from '../../program/operand.ts';

export type Conversion = {
  readonly from: Format;
  readonly to: Format;
  /** Whether the body's content type does not matter. */
  readonly always: Operand<boolean>;
  /** Whether the caller must have asked for the other format. */
  readonly considersAccept: Operand<boolean>;
  readonly reads: readonly string[];
  readonly convert: (exchange: Exchange, rt: Runtime, text: string) => string;
};

/** Turns the body of the policy's message into another format, and says so in its content type. */
export function convertBody(work: CompileWork, conversion: Conversion): void {
  const { from, to, always, considersAccept, convert } = conversion;
  const reads = [...always.reads, ...considersAccept.reads, ...conversion.reads, 'Request.Headers'];
  work.pure(reads, (exchange) => {
    const message = work.target.of(exchange);
    const { body, headers } = message;
    const isMeant =
      (always.of(exchange) || formatOf(headers) === from) &&
      (!considersAccept.of(exchange) || asksFor(exchange.request.headers, to));
    if (body === null || body.consumed || !isMeant) {
      exchange.notes?.push('left as it is');
      return;
    }
    message.body = textBody(orFailure(work, () => convert(exchange, freshRuntime(exchange), bodyText(body))));
    setHeader(headers, 'Content-Type', [`application/${to}`]);
  });
}

/** A body that is not what it should be is an error of the policy. */
export function orFailure(work: CompileWork, run: () => string): string {
  try {
    return run();
  } catch (thrown) {
    if (!(thrown instanceof NetException)) throw thrown;
    const { message } = thrown;
    throw new PolicyFailure(work.error({ ...internalError, reason: 'BodyTransformationFailure', message }));
  }
}
