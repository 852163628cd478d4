import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { flag, oneOf, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { atMostOne } from './part/either.ts';
import { atLeastOne } from './part/range.ts';
import type { CompileWork, ErrorParts } from '../define.ts';
import type { Failure } from '../program/effect.ts';
import type { Exchange } from '../program/exchange.ts';
import { literal, scaled } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { failureError } from './part/failure-error.ts';

const config = shape({
  attributes: {
    timeout: optional(atLeastOne),
    'timeout-ms': optional(atLeastOne),
    'continue-timeout': optional(whole()),
    'http-version': optionalLiteral(oneOf('1', '2', '2or1'), '1'),
    'follow-redirects': optional(flag, false),
    'buffer-request-body': optionalLiteral(flag, false),
    'buffer-response': optionalLiteral(flag, true),
    'fail-on-error-status-code': optionalLiteral(flag, false),
  },
  check: (reader) => atMostOne(reader, 'timeout', 'timeout-ms'),
});

/** `<forward-request>`: sends the request to the backend and takes its response. */
export const forwardRequest: Policy = definePolicy({
  name: 'forward-request',
  doc: 'https://learn.microsoft.com/azure/api-management/forward-request-policy',
  sections: ['backend'],
  usage: 'once',
  shape: config,
  drills: true,
  compile: compileForwardRequest,
});

function compileForwardRequest({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { timeout, 'timeout-ms': timeoutMs, 'follow-redirects': followRedirects } = attributes;
  const timeoutUs =
    timeoutMs === null ? scaled(timeout ?? literal(defaultTimeoutSeconds), 1e6) : scaled(timeoutMs, 1000);
  const { builder, id } = work;
  const lost = builder.label();
  const done = builder.label();
  work.effect((at) => ({
    kind: 'backend.send',
    timeoutUs,
    followRedirects,
    failOnErrorStatus: attributes['fail-on-error-status-code'],
    keepsBody: attributes['buffer-request-body'],
    failed: (exchange, failure) => {
      exchange.state.set(id, failure);
    },
    otherwise: at(lost),
  }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(lost);
  work.fail((exchange) => {
    const failure = exchange.state.get(id) as Failure | undefined;
    // A later try may fail in another way.
    exchange.state.delete(id);
    return work.error(failure === undefined ? errorStatus(exchange) : failureError(failure));
  });
  builder.put(done);
}

/** Source: the forward-request policy. */
const defaultTimeoutSeconds = 300;

/** With fail-on-error-status-code: the backend's own response stays what the caller gets. */
function errorStatus({ response }: Exchange): ErrorParts {
  const status = response?.status ?? 500;
  const message = `The backend service responded with the status code ${status}.`;
  return { reason: 'BackendErrorStatusCode', message, status, keepsResponse: true };
}
