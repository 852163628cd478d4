import type { RunResult } from '@keelgate/model';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printPath } from './check-source.ts';
import { compareRun } from './compare-run.ts';
import { compareValue } from './compare-value.ts';
import type { Expectation } from './expectation.ts';

const sent = { atMs: 5, method: 'GET', url: 'https://b/1', headers: { A: 'x' }, body: '{"a":1}' };

const result: RunResult = {
  response: {
    status: 200,
    reason: 'OK',
    headers: { 'X-A': 'b', 'Set-Cookie': ['c', 'd'] },
    body: '{"id":7,"n":[1,2]}',
  },
  backendRequests: [sent],
  httpRequests: [],
  variables: { n: 1, o: { a: null, b: 'x' } },
  lastError: {
    source: 'rate-limit',
    reason: 'RateLimitExceeded',
    message: 'Rate limit is exceeded',
    scope: 'api',
    section: 'inbound',
    path: '',
    policyId: null,
  },
  cache: { hits: 1, misses: 2, stores: 0 },
  counters: [{ key: 'k', count: 2, limit: 3 }],
  logs: [{ atMs: 0, policy: 'trace', to: 'me', text: 'hello', properties: { severity: 'error' } }],
  trace: [],
  elapsedMs: 40,
};

function differences(expect_: Expectation | readonly Expectation[], results: readonly RunResult[] = [result]) {
  const place = { file: 't', line: 1, column: 1 };
  const request = { method: 'GET', url: 'https://a' };
  return compareRun({ name: 'a', place, request, expect: expect_, path: [] }, results).map(
    ({ path, expected, got, repetition }) =>
      `${printPath(path)}${repetition === null ? '' : `#${repetition}`}: ${expected} | ${got}`,
  );
}

describe('what is met', () => {
  it.each<[Expectation]>([
    [{ response: { status: 200, reason: 'OK', headers: { 'x-a': 'b', 'X-Z': null } } }],
    [{ response: { headers: { 'set-cookie': 'c, d', 'X-A': '/^b$/' } } }],
    [{ response: { headers: { 'set-cookie': ['c', '/./'] } } }],
    [{ response: { body: '{"id":7,"n":[1,2]}' } }],
    [{ response: { body: { json: { n: [1, 2] }, contains: ['"id"', '7'], matches: '"id":\\d' } } }],
    [{ backendRequests: 1, httpRequests: 0 }],
    [{ backendRequests: [{ method: 'GET', url: '/1$/', headers: { a: 'x' }, body: { json: { a: 1 } }, atMs: '< 6' }] }],
    [{ backendRequests: [{}], httpRequests: [] }],
    [{ variables: { n: 1, o: { b: 'x' } } }],
    [{ variables: { nothing: null } }],
    [{ lastError: { reason: 'RateLimitExceeded', message: '/exceeded/', policyId: null } }],
    [{ cache: { hits: 1 }, counters: [{ key: 'k', count: 2 }], elapsedMs: '30..40' }],
    [{ logs: [{ policy: 'trace', text: '/^h/', properties: { severity: 'error' } }] }],
    [{ statuses: [200], last: { response: { status: 200 } } }],
  ])('%j', (expectation) => {
    expect(differences(expectation)).toEqual([]);
  });
});

describe('what is not', () => {
  it.each<[Expectation, string]>([
    [{ response: { status: 404 } }, 'response.status: 404 | 200 OK'],
    [{ response: { reason: 'Fine' } }, 'response.reason: "Fine" | "OK"'],
    [{ response: { headers: { 'X-A': 'c' } } }, 'response.headers.X-A: "c" | "b"'],
    [{ response: { headers: { 'X-A': '/c/' } } }, 'response.headers.X-A: a match of /c/ | "b"'],
    [{ response: { headers: { 'X-A': null } } }, 'response.headers.X-A: no such header | "b"'],
    [{ response: { headers: { 'X-Z': 'a' } } }, 'response.headers.X-Z: "a" | no such header'],
    [{ response: { headers: { 'Set-Cookie': ['c'] } } }, 'response.headers.Set-Cookie: ["c"] | ["c","d"]'],
    [{ response: { body: '' } }, 'response.body: "" | "{\\"id\\":7,\\"n\\":[1,2]}"'],
    [{ response: { body: { json: { id: 8 } } } }, 'response.body.json.id: 8 | 7'],
    [{ response: { body: { json: { id: '7' } } } }, 'response.body.json.id: "7" | 7'],
    [{ response: { body: { json: { n: [1] } } } }, 'response.body.json.n: 1 entry: [1] | 2 entries: [1,2]'],
    [{ response: { body: { json: { m: 1 } } } }, 'response.body.json.m: 1 | nothing'],
    [
      { response: { body: { contains: 'z' } } },
      'response.body.contains: a text with "z" | "{\\"id\\":7,\\"n\\":[1,2]}"',
    ],
    [{ backendRequests: 2 }, 'backendRequests: 2 | 1: GET https://b/1'],
    [{ backendRequests: [] }, 'backendRequests: 0 | 1: GET https://b/1'],
    [{ httpRequests: 1 }, 'httpRequests: 1 | 0'],
    [{ backendRequests: [{ url: 'https://c' }] }, 'backendRequests[0].url: "https://c" | "https://b/1"'],
    [{ backendRequests: [{ atMs: '> 5' }] }, 'backendRequests[0].atMs: > 5 | 5'],
    [{ variables: { n: '1' } }, 'variables.n: "1" | 1'],
    [{ variables: { o: { a: 1 } } }, 'variables.o.a: 1 | null'],
    [{ lastError: null }, 'lastError: no error | RateLimitExceeded: Rate limit is exceeded'],
    [{ lastError: { source: 'x' } }, 'lastError.source: "x" | "rate-limit"'],
    [{ lastError: { policyId: 'x' } }, 'lastError.policyId: "x" | null'],
    [{ cache: { stores: 1 } }, 'cache.stores: 1 | 0'],
    [{ counters: [{ count: 3 }] }, 'counters[0]: a counter with {"count":3} | [{"key":"k","count":2,"limit":3}]'],
    [{ logs: 0 }, 'logs: 0 | 1: trace hello'],
    [{ logs: [{ properties: { severity: 'x' } }] }, 'logs[0].properties.severity: "x" | "error"'],
    [{ elapsedMs: 41 }, 'elapsedMs: 41 | 40'],
  ])('%j', (expectation, difference) => {
    expect(differences(expectation)).toEqual([difference]);
  });

  it('no JSON, and no body at all', () => {
    const empty = { ...result, response: { ...result.response, body: '' } };
    expect(differences({ response: { body: { json: 1 } } }, [empty])).toEqual([
      'response.body.json: JSON with 1 | an empty body',
    ]);
  });

  it('no error where there should be one', () => {
    expect(differences({ lastError: { reason: 'A' } }, [{ ...result, lastError: null }])).toEqual([
      'lastError: {"reason":"A"} | no error',
    ]);
  });

  it('of long texts what stands around the first difference', () => {
    const body = `${'x'.repeat(500)}a${'y'.repeat(500)}`;
    const long = { ...result, response: { ...result.response, body } };
    const [line = ''] = differences({ response: { body: body.replace('a', 'b') } }, [long]);
    expect(line).toMatch(/^response\.body: …"x{40}by{79}"… \| …"x{40}ay{79}"…$/);
  });
});

describe('repetitions', () => {
  const other = { ...result, response: { ...result.response, status: 429, reason: 'Too Many Requests' } };

  it('a map holds of each, `last` of the last', () => {
    expect(differences({ response: { status: 200 } }, [result, other, other])).toEqual([
      'response.status#2: 200 | 429 Too Many Requests',
      'response.status#3: 200 | 429 Too Many Requests',
    ]);
    expect(differences({ last: { response: { status: 429 } } }, [result, other])).toEqual([]);
    expect(differences({ last: { response: { status: 200 } } }, [result, other])).toEqual([
      'last.response.status#2: 200 | 429 Too Many Requests',
    ]);
  });

  it('a list has one for each, and statuses are compared as a whole', () => {
    const [first, second] = [{ response: { status: 200 } }, { response: { status: 429 } }];
    expect(differences([first, second], [result, other])).toEqual([]);
    expect(differences([second, second], [result, other])).toEqual(['[0].response.status#1: 429 | 200 OK']);
    expect(differences({ statuses: [200, 200] }, [result, other])).toEqual(['statuses: [200, 200] | [200, 429]']);
  });
});

test.prop([fc.jsonValue({ maxDepth: 4 })])('every value is in itself, and in itself with more keys', (value) => {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  expect(compareValue([], copy, copy)).toEqual([]);
  if (typeof copy === 'object' && copy !== null && !Array.isArray(copy))
    expect(compareValue([], copy, { ...copy, 'one more key': 1 })).toEqual([]);
});

test.prop([fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 })])(
  'what is in each other is the same, but for null and keys that are not there',
  (left, right) => {
    const isSame = compareValue([], left, right).length === 0 && compareValue([], right, left).length === 0;
    if (isSame) expect(withoutNull(left)).toEqual(withoutNull(right));
  },
);

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNull(inner)]));
}
