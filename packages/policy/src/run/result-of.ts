import { bodyText } from '../http/body.ts';
import { wireHeaders } from '../http/headers.ts';
import type { Exchange } from '../program/exchange.ts';
import type { Ending } from '../program/run-program.ts';
import type { LocalWorld } from './local-world.ts';
import { plainValue } from './plain-value.ts';
import type { RunResult } from './run-request.ts';

/** What came of one request, in plain values. */
export function resultOf(ending: Ending, exchange: Exchange, world: LocalWorld): RunResult {
  const { response, trace, elapsedUs } = ending;
  const error = exchange.lastError;
  return {
    response: {
      status: response.status,
      reason: response.reason,
      headers: wireHeaders(response.headers),
      body: bodyText(response.body),
    },
    backendRequests: [...world.sent.backend],
    httpRequests: [...world.sent.http],
    variables: Object.fromEntries(
      [...exchange.variables].map(([name, value]) => [name, plainValue(exchange.rt, value)]),
    ),
    lastError:
      error === null
        ? null
        : {
            source: error.source,
            reason: error.reason,
            message: error.message,
            scope: error.scope.kind,
            section: error.section,
            path: error.path,
            policyId: error.policyId,
          },
    cache: world.cache.report(),
    counters: world.counters.report(),
    logs: [...world.sent.logs],
    trace: trace.map(({ origin, atUs, notes }) => ({
      atMs: atUs / 1000,
      scope: origin.scope.kind,
      section: origin.section,
      policy: origin.policy,
      file: origin.file,
      line: origin.line,
      column: origin.column,
      note: notes.join('; '),
    })),
    elapsedMs: elapsedUs / 1000,
  };
}
