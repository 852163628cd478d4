import type { ReplyJson, RunRequest } from '../../run/run-request.ts';
import { names, text } from './hostile.ts';
import type { Tape } from './tape.ts';

/** Requests as nobody would send them, and the odd usual one. */

export function requestOf(tape: Tape): RunRequest {
  return { method: tape.pick(methods), url: urlOf(tape), ...message(tape), ...who(tape), ...around(tape) };
}

function message(tape: Tape): Partial<RunRequest> {
  const request: Mutable<Partial<RunRequest>> = {};
  if (tape.oneIn(2)) request.headers = headersOf(tape);
  if (tape.oneIn(2)) request.body = bodyOf(tape);
  else if (tape.oneIn(4)) request.bodyBase64 = tape.pick(binaries);
  if (tape.oneIn(3)) request.variables = Object.fromEntries(tape.list(4, () => [tape.pick(names), valueOf(tape, 0)]));
  if (tape.oneIn(6)) request.operation = { id: 'o', urlTemplate: tape.pick(templates) };
  return request;
}

function who(tape: Tape): Partial<RunRequest> {
  const request: Mutable<Partial<RunRequest>> = {};
  if (tape.oneIn(4)) request.subscription = { id: tape.pick(names) };
  if (tape.oneIn(4)) request.user = { id: tape.pick(names), groups: [tape.pick(names)] };
  if (tape.oneIn(4)) request.product = { id: 'p' };
  if (tape.oneIn(12)) request.api = { id: 'a', version: 'v1', subscriptionRequired: true };
  if (tape.oneIn(4)) request.ip = tape.pick(['10.0.0.1', '::1', 'x', '']);
  return request;
}

const pool = {
  b: { url: 'https://b.example.com' },
  o: { url: 'https://o.example.com', breaker: 'open' },
  c: { pool: [{ id: 'b' }, { id: 'o' }, { id: 'c' }] },
} as const;

function around(tape: Tape): Partial<RunRequest> {
  const request: Mutable<Partial<RunRequest>> = {};
  if (tape.oneIn(3)) request.backend = tape.list(3, () => replyOf(tape));
  if (tape.oneIn(3)) request.http = { 'https://backend.example.com/v1?q=1': replyOf(tape) };
  if (!tape.oneIn(20)) request.namedValues = { n: tape.oneIn(3) ? text(tape) : 'backend.example.com' };
  if (tape.oneIn(4)) request.backends = pool;
  if (tape.oneIn(4)) request.repeat = { times: 1 + tape.below(4), everyMs: tape.pick([0, 1, 1000, 1e9]) };
  if (tape.oneIn(8)) request.clientGoneAtMs = tape.pick([1, 10, 5000]);
  if (tape.oneIn(6)) request.seed = tape.below(1000);
  return request;
}

type Mutable<Of> = { -readonly [Name in keyof Of]: Of[Name] };

const methods = ['GET', 'POST', 'OPTIONS', 'get', 'PATCH', '', 'A B', '__proto__', 'TRACE', '\r\nX'];

const templates = [
  '/*',
  '/orders/{id}',
  '/{a}/{b}',
  '/{constructor}',
  '/{__proto__}/{*rest}',
  '/a+b(',
  '/{a}{b}',
  '{',
  '',
];

function urlOf(tape: Tape): string {
  const usual = ['https://api.example.com', 'http://api.example.com:1'];
  const host = tape.pick(tape.oneIn(8) ? ['https://[::1]', 'https://ä.example', 'x', ''] : usual);
  const path = tape.pick(['/orders/1', '/', '', '//a//b', '/%00%zz/%2e%2e/..', `/${'a/'.repeat(500)}`, '/é\u{1F600}']);
  const query = tape.pick([
    '',
    '?a=1&a=2',
    '?__proto__=1&constructor',
    '?',
    '?=&&=%',
    `?${'a=b&'.repeat(500)}`,
    '?a=@(1)#f',
  ]);
  return `${host}${path}${query}`;
}

function headersOf(tape: Tape): NonNullable<RunRequest['headers']> {
  const named = [
    ...names,
    'Content-Type',
    'Authorization',
    'Origin',
    'Cookie',
    'Accept',
    'X-A',
    'x-a',
    'Content-Length',
  ];
  return Object.fromEntries(
    tape.list(6, () => [tape.pick(named), tape.oneIn(3) ? tape.list(4, () => headerValue(tape)) : headerValue(tape)]),
  );
}

function headerValue(tape: Tape): string {
  if (tape.oneIn(12)) return 'x'.repeat(100_000);
  return tape.oneIn(2) ? tape.pick(['application/json', 'text/xml; charset=utf-8', '*/*', 'no-cache']) : text(tape);
}

function bodyOf(tape: Tape): string {
  const count = tape.pick([10, 1000, 20_000]);
  switch (tape.below(8)) {
    case 0:
      return '['.repeat(count) + ']'.repeat(count);
    case 1:
      return '{"a":'.repeat(count);
    case 2:
      return '<a>'.repeat(count) + '</a>'.repeat(count);
    case 3:
      return `{"${'a'.repeat(count)}":${'9'.repeat(count)}}`;
    case 4:
      return `<a ${Array.from({ length: Math.min(count, 1000) }, (_, at) => `b${at}="c"`).join(' ')}/>`;
    default:
      return text(tape);
  }
}

/** Bytes that are no UTF-8, a byte order mark, UTF-16, a zip. */
const binaries = ['//79', '7/u/', '77u/eyJhIjoxfQ==', '/v8AewB9', 'UEsDBBQA', 'gICA', '', '!'];

function valueOf(tape: Tape, depth: number): unknown {
  if (depth > 4) return 1;
  switch (tape.below(8)) {
    case 0:
      return tape.list(3, () => valueOf(tape, depth + 1));
    case 1:
      return Object.fromEntries(tape.list(3, () => [tape.pick(names), valueOf(tape, depth + 1)]));
    case 2:
      return tape.pick([0, -0, 1.5, 1e308, -1, 2 ** 53, null, true]);
    default:
      return text(tape);
  }
}

function replyOf(tape: Tape): ReplyJson {
  const reply: Mutable<ReplyJson> = {};
  if (tape.oneIn(2)) reply.status = tape.pick([200, 204, 301, 404, 500, 0, 999, 99]);
  if (tape.oneIn(3)) reply.reason = text(tape);
  if (tape.oneIn(2)) reply.headers = headersOf(tape);
  if (tape.oneIn(2)) reply.body = bodyOf(tape);
  else if (tape.oneIn(4)) reply.bodyBase64 = tape.pick(binaries);
  if (tape.oneIn(4)) reply.delayMs = tape.pick([0, 10, 1e6, 0.5]);
  if (tape.oneIn(6)) reply.error = tape.pick(['connect', 'timeout', 'unavailable'] as const);
  return reply;
}
