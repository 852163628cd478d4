import { printFault, printPlace } from '@keelgate/model';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRunRequest } from './read-request.ts';

const start = 'method: GET\nurl: https://api.example.com/a\n';

function read(text: string): ReturnType<typeof readRunRequest> {
  return readRunRequest({ file: 'r.yaml', text });
}

/** What is wrong with a text in which « stands where the fault is to point. */
function faultsOf(marked: string): { readonly printed: readonly string[]; readonly expectedPlace: string } {
  const before = marked.slice(0, marked.indexOf('«'));
  const lines = before.split('\n');
  const read_ = read(marked.replace('«', ''));
  const faults = read_.ok ? [] : read_.failure;
  for (const { place } of faults) expect(place).toBeDefined();
  return {
    printed: faults.map(printFault),
    expectedPlace: printPlace({ file: 'r.yaml', line: lines.length, column: (lines.at(-1) ?? '').length + 1 }),
  };
}

it('reads every field that a request has', () => {
  const whole = {
    method: 'POST',
    url: 'https://api.example.com/orders?x=1',
    headers: { A: 'b', C: ['d', 'e'] },
    body: '{}',
    ip: '203.0.113.7',
    clientCertificate: '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----',
    api: {
      id: 'a',
      name: 'A',
      path: 'orders',
      revision: '2',
      version: 'v1',
      versionHeaderName: 'Api-Version',
      versionQueryName: 'v',
      serviceUrl: 'https://b.internal',
      subscriptionRequired: true,
      subscriptionKeyParameterNames: { header: 'X-Key', query: 'key' },
    },
    operation: {
      id: 'o',
      name: 'O',
      method: 'POST',
      urlTemplate: '/orders/{id}',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, style: 'simple' }],
      requestBody: { required: true, content: { 'application/json': { schema: {} } }, description: 'd' },
      responses: { '200': { headers: { A: { schema: {} } }, description: 'ok' }, '4XX': {}, default: {} },
      components: { schemas: {} },
      definitions: {},
    },
    product: { id: 'p', name: 'P', subscriptionRequired: false },
    subscription: { id: 's', name: 'S', primaryKey: 'k', secondaryKey: 'l', state: 'suspended' },
    user: { id: 'u', email: 'u@example.com', groups: ['g'] },
    variables: { n: 1, o: { a: [null, true] } },
    namedValues: { limit: '10' },
    fragments: { f: '<fragment />' },
    backends: { one: { url: 'https://one', breaker: 'open' }, all: { pool: [{ id: 'one', weight: 2, priority: 1 }] } },
    schemas: { s: { type: 'object' } },
    certificates: { c: 'x' },
    tokens: { 'https://vault.azure.net': 't' },
    deployment: { region: 'West Europe', serviceName: 's' },
    now: '2026-01-01T00:00:00Z',
    seed: 7,
    clientGoneAtMs: 250,
    backend: [{ status: 200, reason: 'Fine', headers: { A: 'b' }, bodyBase64: 'YQ==', delayMs: 1.5 }],
    http: {
      'https://x.example.com/': { error: 'connect' },
      'https://y.example.com/': [{ status: 200 }, { error: 'unavailable' }],
    },
    repeat: { times: 3, everyMs: 0 },
  };
  expect(read(JSON.stringify(whole))).toEqual({ ok: true, value: whole });
});

type Wrong = readonly [name: string, text: string, code: string, says: string];

const wrong: readonly Wrong[] = [
  ['nothing', '«', 'wrong-type', 'the file is nothing, expected a map'],
  ['a list', '«- a', 'wrong-type', 'the file is a list, expected a map'],
  ['a text', '«hello', 'wrong-type', 'the file is "hello", expected a map'],
  ['half of JSON', '{ "method": "GET", "url": "https://a"«', 'not-yaml', 'this is neither JSON nor YAML'],
  ['a tab', 'api:\n«\tid: a\n', 'not-yaml', 'a tab indents this line'],
  ['two documents', `${start}«---\na: 1\n`, 'not-yaml', 'a second document begins here'],
  ['a key twice', `${start}«url: https://b\n`, 'duplicate-key', 'the key "url" is there twice'],
  ['a key that is a list', `${start}? «[a]\n: 1\n`, 'wrong-type', 'a key has to be a text'],
  ['a key of all objects', `${start}«__proto__: 1\n`, 'unknown-key', '"__proto__" cannot be a key here'],
  ['no method', '«url: https://a\n', 'missing-key', 'the file has no method, expected a method such as GET'],
  ['no URL', '«method: GET\n', 'missing-key', 'the file has no url, expected an absolute URL'],
  ['a relative URL', 'method: GET\nurl: «/orders\n', 'wrong-value', 'url is "/orders", expected an absolute URL'],
  ['a method of two words', 'method: «GET IT\nurl: https://a\n', 'wrong-value', 'expected a method such as GET'],
  ['a misspelt key', `${start}«haeders: {}\n`, 'unknown-key', 'did you mean "headers"?'],
  ['a key like no other', `${start}«zzzzzzzz: {}\n`, 'unknown-key', 'there is method, url, headers, body'],
  ['a key of the API', `${start}api: { id: a, «servicUrl: https://b }\n`, 'unknown-key', 'did you mean "serviceUrl"?'],
  ['a header that is a number', `${start}headers: { A: «5 }\n`, 'wrong-type', 'put it in quotes: "5"'],
  ['a header of two lines', `${start}headers: { A: «"b\\nc" }\n`, 'wrong-value', 'expected a text of one line'],
  ['a list of headers', `${start}headers: «[A, b]\n`, 'wrong-type', 'headers is a list, expected a map'],
  ['a number among values', `${start}headers: { A: [b, «1] }\n`, 'wrong-type', 'headers.A[1] is 1, expected a text'],
  ['a header without a name', `${start}headers: { «"a b": c }\n`, 'wrong-value', 'the name "a b" is not a name of'],
  ['a body that is a map', `${start}body: «{ a: 1 }\n`, 'wrong-type', 'body is a map, expected a text'],
  ['two bodies', `${start}body: a\nbodyBase64: «YQ==\n`, 'wrong-value', 'expected either body or bodyBase64'],
  ['no Base64', `${start}bodyBase64: «a\n`, 'wrong-value', 'expected a text in Base64'],
  ['no address', `${start}ip: «300.0.0.1\n`, 'wrong-value', 'expected an IP address'],
  ['no certificate', `${start}clientCertificate: «abc\n`, 'wrong-value', 'expected a certificate in PEM'],
  ['an API without an id', `${start}api: «{ name: a }\n`, 'missing-key', 'api has no id, expected a text'],
  ['a version that is a number', `${start}api: { id: a, version: «1.0 }\n`, 'wrong-type', 'put it in quotes: "1.0"'],
  ['a template without /', `${start}operation: { id: a, urlTemplate: «a }\n`, 'wrong-value', 'such as /orders/{id}'],
  [
    'a truth in quotes',
    `${start}api: { id: a, subscriptionRequired: «"yes" }\n`,
    'wrong-type',
    'expected true or false',
  ],
  [
    'a subscription of no state',
    `${start}subscription: { id: a, state: «paused }\n`,
    'wrong-value',
    'subscription.state is "paused"',
  ],
  ['a client that was never there', `${start}clientGoneAtMs: «0\n`, 'wrong-value', 'milliseconds from 1 to 86400000'],
  [
    'a breaker that is closed',
    `${start}backends: { b: { url: https://a, breaker: «closed } }\n`,
    'wrong-value',
    'expected open',
  ],
  [
    'a breaker of a pool',
    `${start}backends: { b: { pool: [{ id: a }], breaker: «open }, a: { url: https://a } }\n`,
    'wrong-value',
    'a pool has no breaker',
  ],
  ['one group', `${start}user: { id: a, groups: «g }\n`, 'wrong-type', 'user.groups is "g", expected a list'],
  ['a named value that is a number', `${start}namedValues: { n: «5 }\n`, 'wrong-type', 'namedValues.n is 5'],
  ['a backend that is neither', `${start}backends: { b: «{} }\n`, 'wrong-value', 'expected either a url or a pool'],
  ['an empty pool', `${start}backends: { b: { pool: «[] } }\n`, 'wrong-value', 'a list of at least one backend'],
  [
    'a pool of nothing',
    `${start}backends: { b: { pool: [{ id: «c }] }, a: { url: https://a } }\n`,
    'wrong-value',
    'is "c", expected the id of a backend with a url: there is a',
  ],
  ['a pool in a pool', `${start}backends: { b: { pool: [{ id: «b }] } }\n`, 'wrong-value', 'there is none'],
  [
    'a heavy backend',
    `${start}backends: { b: { pool: [{ id: a, weight: «101 }] }, a: { url: https://a } }\n`,
    'wrong-value',
    'from 0 to 100',
  ],
  ['no instant', `${start}now: «yesterday\n`, 'wrong-value', 'expected an instant such as'],
  [
    'a time of day without its zone',
    `${start}now: «2026-01-01T00:00:00\n`,
    'wrong-value',
    'expected an instant such as',
  ],
  ['a day that there is not', `${start}now: «2026-13-01\n`, 'wrong-value', 'expected an instant such as'],
  ['half a seed', `${start}seed: «1.5\n`, 'wrong-type', 'expected a whole number from 0 to 4294967295'],
  ['one reply', `${start}backend: «{ status: 200 }\n`, 'wrong-type', 'backend is a map, expected a list'],
  ['a status in quotes', `${start}backend: [{ status: «"200" }]\n`, 'wrong-type', 'take the quotes away'],
  ['a status that is none', `${start}backend: [{ status: «42 }]\n`, 'wrong-value', 'from 100 to 999'],
  ['a delay into the past', `${start}backend: [{ delayMs: «-1 }]\n`, 'wrong-value', 'a number of milliseconds from 0'],
  ['an unknown failure', `${start}backend: [{ error: «dns }]\n`, 'wrong-value', 'expected connect or timeout'],
  ['a key of a reply', `${start}backend: [{ «statsu: 200 }]\n`, 'unknown-key', 'did you mean "status"?'],
  ['a reply for no URL', `${start}http: { «auth: {} }\n`, 'wrong-value', 'the name "auth" is not an absolute URL'],
  [
    'a reply that is a text',
    `${start}http: { "https://a": «ok }\n`,
    'wrong-type',
    'expected a reply or a list of replies',
  ],
  [
    'a key of a scripted reply',
    `${start}http: { "https://a": [{}, { «staus: 1 }] }\n`,
    'unknown-key',
    'did you mean "status"?',
  ],
  ['no repetition', `${start}repeat: { times: «0, everyMs: 1 }\n`, 'wrong-value', 'from 1 to 100000'],
  ['repetitions without a pace', `${start}repeat: «{ times: 2 }\n`, 'missing-key', 'repeat has no everyMs'],
];

describe('what is wrong with a request is one fault at its place', () => {
  it.each(wrong)('%s', (_, text, code, says) => {
    const { printed, expectedPlace } = faultsOf(text);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain(says);
    expect(printed[0]).toContain(`[policy-run/${code}]`);
    expect(printed[0]?.startsWith(`${expectedPlace}: error: `)).toBe(true);
  });
});

it('says all mistakes at once, in the order of the file', () => {
  const { printed } = faultsOf('«a: 1\nurl: 5\nseed: x\nbackend: [{ b: 1, status: 1 }]\n');
  expect(printed.map((line) => /^r\.yaml:(\d+):/.exec(line)?.[1])).toEqual(['1', '1', '2', '3', '4', '4']);
});

it('aliases stand for what they name, but not for too much', () => {
  const shared = read(`${start}backend: [&r { status: 200 }, *r]\n`);
  expect(shared).toMatchObject({ ok: true, value: { backend: [{ status: 200 }, { status: 200 }] } });
  const levels = 'abcdefgh'.split('');
  const bomb = levels.map((name, at) => `${name}: &${name} [${`${at === 0 ? 'x' : `*${levels[at - 1]}`},`.repeat(9)}]`);
  expect(faultsOf(`«${bomb.join('\n')}`).printed[0]).toContain('[policy-run/too-large]');
});

it('a mistake behind an alias is named where the value was written', () => {
  expect(faultsOf(`${start}variables: { r: [&r { statsu: 1 }] }\nbackend: [«*r]\n`).printed[0]).toContain('"statsu"');
});

it('what is nested without end is refused', () => {
  expect(faultsOf(`«${'['.repeat(100_000)}`).printed[0]).toContain('nested too deeply');
});

const keys = ['method', 'url', 'headers', 'body', 'api', 'backend', 'http', 'repeat', 'now', 'ip', 'x', 'backends'];

test.prop([fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }))])(
  'whatever a file holds, it is read or its faults have places inside it',
  (value) => {
    const text = JSON.stringify(value, null, 1);
    const result = readRunRequest({ file: 'r.json', text });
    if (result.ok) return;
    const lines = text.split('\n').length;
    expect(result.failure.length).toBeGreaterThan(0);
    for (const { place, message } of result.failure) {
      expect(place?.line).toBeGreaterThanOrEqual(1);
      expect(place?.line).toBeLessThanOrEqual(lines);
      expect(message).not.toMatch(/undefined|Invalid|\[object/);
    }
  },
);

test.prop([fc.string({ maxLength: 60 })])('any text at all is read or refused', (text) => {
  const result = readRunRequest({ file: 'r.yaml', text });
  expect(result.ok ? 'read' : result.failure[0]?.code).toMatch(/^(?:read$|policy-run\/)/);
});
