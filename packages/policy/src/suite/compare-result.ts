import type { LogJson, RunResult, SentRequest } from '@keelgate/model';
import { compareBody, compareHeaders } from './compare-message.ts';
import { compareFields, compareFigure, compareText } from './compare-text.ts';
import { compareValue } from './compare-value.ts';
import type {
  Expectation,
  ExpectedCounter,
  ExpectedError,
  ExpectedLog,
  ExpectedRequest,
  ExpectedResponse,
} from './expectation.ts';
import type { Mismatch } from './mismatch.ts';
import { shown } from './mismatch.ts';
import { meetsPattern } from './pattern.ts';
import type { ValuePath } from './source-text.ts';

/** What was expected of one result and did not come, in the order of the result's own keys. */
export function compareResult(path: ValuePath, wanted: Expectation, got: RunResult): readonly Mismatch[] {
  return [
    ...compareResponse([...path, 'response'], wanted.response, got.response),
    ...compareAll([...path, 'backendRequests'], wanted.backendRequests, got.backendRequests, compareRequest),
    ...compareAll([...path, 'httpRequests'], wanted.httpRequests, got.httpRequests, compareRequest),
    ...(wanted.variables === undefined ? [] : compareValue([...path, 'variables'], wanted.variables, got.variables)),
    ...compareError([...path, 'lastError'], wanted.lastError, got.lastError),
    ...compareFields([...path, 'cache'], wanted.cache ?? {}, got.cache),
    ...(wanted.counters ?? []).flatMap((counter, at) =>
      compareCounter([...path, 'counters', at], counter, got.counters),
    ),
    ...compareAll([...path, 'logs'], wanted.logs, got.logs, compareLog),
    ...compareFigure([...path, 'elapsedMs'], wanted.elapsedMs, got.elapsedMs),
  ];
}

function compareResponse(
  path: ValuePath,
  wanted: ExpectedResponse | undefined,
  got: RunResult['response'],
): readonly Mismatch[] {
  if (wanted === undefined) return [];
  return [
    ...(wanted.status === undefined || wanted.status === got.status
      ? []
      : [{ path: [...path, 'status'], expected: String(wanted.status), got: `${got.status} ${got.reason}`.trim() }]),
    ...compareText([...path, 'reason'], wanted.reason, got.reason),
    ...compareHeaders([...path, 'headers'], wanted.headers, got.headers),
    ...compareBody([...path, 'body'], wanted.body, got.body),
  ];
}

type Compare<Wanted, Got> = (path: ValuePath, wanted: Wanted, got: Got) => readonly Mismatch[];

/** How many there are, or each of them in order. */
function compareAll<Wanted, Got extends SentRequest | LogJson>(
  path: ValuePath,
  wanted: number | readonly Wanted[] | undefined,
  got: readonly Got[],
  compare: Compare<Wanted, Got>,
): readonly Mismatch[] {
  if (wanted === undefined) return [];
  const count = typeof wanted === 'number' ? wanted : wanted.length;
  if (count !== got.length) {
    const named = got
      .slice(0, 5)
      .map((one) => ('url' in one ? `${one.method} ${one.url}` : `${one.policy} ${one.text}`));
    const list = named.length === 0 ? '' : `: ${named.join(', ')}${got.length > named.length ? ', …' : ''}`;
    return [{ path, expected: String(count), got: `${got.length}${list}` }];
  }
  if (typeof wanted === 'number') return [];
  return got.flatMap((one, at) => {
    const expected = wanted[at];
    return expected === undefined ? [] : compare([...path, at], expected, one);
  });
}

function compareRequest(path: ValuePath, wanted: ExpectedRequest, got: SentRequest): readonly Mismatch[] {
  return [
    ...compareText([...path, 'method'], wanted.method, got.method),
    ...compareText([...path, 'url'], wanted.url, got.url),
    ...compareHeaders([...path, 'headers'], wanted.headers, got.headers),
    ...compareBody([...path, 'body'], wanted.body, got.body),
    ...compareFigure([...path, 'atMs'], wanted.atMs, got.atMs),
  ];
}

function compareLog(path: ValuePath, wanted: ExpectedLog, got: LogJson): readonly Mismatch[] {
  const { policy, to, text, properties = {}, atMs } = wanted;
  return [
    ...compareText([...path, 'policy'], policy, got.policy),
    ...compareText([...path, 'to'], to, got.to),
    ...compareText([...path, 'text'], text, got.text),
    ...compareFields([...path, 'properties'], properties, got.properties),
    ...compareFigure([...path, 'atMs'], atMs, got.atMs),
  ];
}

function compareError(
  path: ValuePath,
  wanted: ExpectedError | null | undefined,
  got: RunResult['lastError'],
): readonly Mismatch[] {
  if (wanted === undefined || wanted === got) return [];
  const text = got === null ? 'no error' : `${got.reason}: ${got.message}`;
  if (wanted === null || got === null)
    return [{ path, expected: wanted === null ? 'no error' : shown(wanted), got: text }];
  return compareFields(path, wanted, got);
}

/** A counter is met by any that there is: keys that policies make up are not always known beforehand. */
function compareCounter(path: ValuePath, wanted: ExpectedCounter, got: RunResult['counters']): readonly Mismatch[] {
  const isMet = got.some(
    ({ key, count, limit }) =>
      (wanted.key === undefined || meetsPattern(wanted.key, key)) &&
      (wanted.count ?? count) === count &&
      (wanted.limit ?? limit) === limit,
  );
  return isMet ? [] : [{ path, expected: `a counter with ${shown(wanted)}`, got: shown(got) }];
}
