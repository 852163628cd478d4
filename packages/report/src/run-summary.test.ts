import type { RunResult } from '@keelgate/model';
import { expect, it } from 'vitest';
import { printRun } from './run-summary.ts';

const sent = { atMs: 0, method: 'GET', url: 'https://b.internal/a', headers: { A: ['b', 'c'] }, body: 'hello\nyou' };

const result: RunResult = {
  response: { status: 429, reason: 'Too Many Requests', headers: { 'Retry-After': '58' }, body: '{}' },
  backendRequests: [sent],
  httpRequests: [{ ...sent, method: 'POST', headers: {}, body: '' }],
  variables: {},
  lastError: {
    source: 'rate-limit',
    reason: 'RateLimitExceeded',
    message: 'Rate limit is exceeded',
    scope: 'api',
    section: 'inbound',
    path: 'rate-limit',
    policyId: 'r',
  },
  cache: { hits: 1, misses: 2, stores: 1 },
  counters: [{ key: 'k', count: 2, limit: 1000 }],
  logs: [{ atMs: 1, policy: 'trace', to: 'me', text: 'said', properties: { severity: 'error' } }],
  trace: [
    {
      atMs: 0,
      scope: 'api',
      section: 'inbound',
      policy: 'set-variable',
      file: 'a.xml',
      line: 3,
      column: 1,
      note: 'a = 2',
    },
    { atMs: 1234.5, scope: 'global', section: 'backend', policy: 'base', file: 'g.xml', line: 10, column: 1, note: '' },
  ],
  elapsedMs: 12,
};

const empty: RunResult = {
  ...result,
  backendRequests: [],
  httpRequests: [],
  lastError: null,
  cache: { hits: 0, misses: 0, stores: 0 },
  counters: [],
  logs: [],
  trace: [],
};

it('shows the response first, and then everything that happened', () => {
  expect(printRun([result], { colour: false, trace: true })).toBe(`429 Too Many Requests  after 12 ms
  Retry-After: 58

  {}

Backend requests
  GET https://b.internal/a  at 0 ms
    A: b
    A: c

    hello
    you

Requests of policies
  POST https://b.internal/a  at 0 ms

Logs
  trace to me  said  severity=error  at 1 ms

Last error
  RateLimitExceeded: Rate limit is exceeded
  from rate-limit in inbound of api, id r, at rate-limit

Counters
  k  2 of 1,000

Cache  1 hit, 2 misses, 1 stored

Trace
        at  scope   section  policy        where     what
      0 ms  api     inbound  set-variable  a.xml:3   a = 2
  1,235 ms  global  backend  base          g.xml:10
`);
});

it('leaves out what there is not', () => {
  expect(
    printRun([{ ...empty, response: { status: 204, reason: '', headers: {}, body: '' } }], { colour: false }),
  ).toBe('204  after 12 ms\n');
  expect(printRun([empty], { colour: false, trace: true })).toContain('no policy ran');
});

it('counts the answers of repetitions, and shows the first twenty and the last', () => {
  const printed = printRun([...Array.from({ length: 30 }, () => result), empty], { colour: false });
  expect(printed.split('\n')[0]).toBe('31 repetitions: 31 × 429');
  expect(printed.match(/^Repetition \d+$/gm)?.length).toBe(21);
  expect(printed).toContain('… 10 left out (see --json)');
  expect(printed).toContain('Repetition 31');
});

it('a long body is cut and says so, and nothing in one moves the cursor', () => {
  const body = 'x'.repeat(50_000);
  expect(printRun([{ ...empty, response: { ...empty.response, body } }], { colour: false })).toContain(
    '… and 30,000 more characters',
  );
  const lines = 'y\r\n'.repeat(500);
  expect(printRun([{ ...empty, response: { ...empty.response, body: lines } }], { colour: false })).toContain('… and ');
  expect(
    printRun([{ ...empty, response: { ...empty.response, body: '\u001B[2Ja' } }], { colour: false }),
  ).not.toContain('\u001B');
});

it('colours are there when they are wanted', () => {
  expect(printRun([result], { colour: true })).toContain('\u001B[33m429 Too Many Requests\u001B[39m');
});
