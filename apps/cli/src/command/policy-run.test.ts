import type { RunResult } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import type { Ran } from '../testing/keelgate.ts';
import { keelgate, keelgateHere, withFolder } from '../testing/keelgate.ts';

type Files = { readonly [name: string]: string };

function run(files: Files, ...given: readonly string[]): Promise<Ran> {
  return withFolder({ 'r.json': request, 'a.xml': limited, ...files }, (folder) =>
    keelgateHere(['policy', 'run', ...given], folder),
  );
}

const request = JSON.stringify({ method: 'GET', url: 'https://api.example.com/orders/1', headers: { 'X-In': 'hi' } });
const repeated = JSON.stringify({ ...JSON.parse(request), repeat: { times: 3, everyMs: 1000 } });

function api(inbound: string): string {
  return `<policies>\n  <inbound>\n    <base />\n    ${inbound}\n  </inbound>\n  <backend><base /></backend>\n  <outbound><base /></outbound>\n</policies>`;
}

const limited = api('<rate-limit-by-key calls="2" renewal-period="60" counter-key="all" />');
const named = api('<set-header name="X-A" exists-action="override"><value>{{greeting}}</value></set-header>');

describe('what is printed', () => {
  it('the response, what was sent, and what lives on', async () => {
    const { status, out, err } = await run({}, 'a.xml', '--request', 'r.json');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^200 OK {2}after 0 ms\n/);
    expect(out).toContain('GET https://api.example.com/orders/1  at 0 ms\n    X-In: hi\n');
    expect(out).toContain('all  1 of 2');
    expect(out).not.toContain('Trace');
  });

  it('every policy with --trace, by its line', async () => {
    const { out } = await run({}, 'a.xml', '--request', 'r.json', '--trace');
    expect(out).toMatch(/0 ms {2}api +inbound {2}rate-limit-by-key {2}a\.xml:4 /);
    expect(out).toMatch(/global +backend {2}forward-request/);
  });

  it('exactly one result with --json, and a list where the request is repeated', async () => {
    const one = JSON.parse((await run({}, 'a.xml', '--request', 'r.json', '--json')).out) as RunResult;
    expect(Object.keys(one)).toEqual([
      'response',
      'backendRequests',
      'httpRequests',
      'variables',
      'lastError',
      'cache',
      'counters',
      'logs',
      'trace',
      'elapsedMs',
    ]);
    const { status, out } = await run({ 'r.json': repeated }, '--api', 'a.xml', '--request', 'r.json', '--json');
    const results = JSON.parse(out) as readonly RunResult[];
    expect(status).toBe(0);
    expect(results.map(({ response }) => response.status)).toEqual([200, 200, 429]);
    expect(results[2]?.lastError).toMatchObject({ reason: 'RateLimitExceeded', scope: 'api', section: 'inbound' });
  });
});

describe('what a run is given', () => {
  it('documents of all scopes, around each other', async () => {
    function note(text: string): string {
      return api(
        `<set-variable name="order" value="@(context.Variables.GetValueOrDefault(&quot;order&quot;, &quot;&quot;) + &quot;${text}&quot;)" />`,
      );
    }
    const files = {
      'g.xml': note('g').replaceAll('<base />', '').replace('<backend>', '<backend><forward-request />'),
      'p.xml': note('p'),
      'a.xml': note('a'),
      'o.xml': note('o'),
    };
    const given = ['--global', 'g.xml', '--product', 'p.xml', '--api', 'a.xml', '--operation', 'o.xml'];
    const { out, err } = await run(files, ...given, '--request', 'r.json', '--json');
    expect(err).toBe('');
    expect((JSON.parse(out) as RunResult).variables).toEqual({ order: 'gpao' });
  });

  it('named values and fragments from files, behind those of the request', async () => {
    const files = {
      'a.xml': named.replace('<base />', '<base /><include-fragment fragment-id="f" />'),
      'f.xml': '<fragment><set-variable name="f" value="here" /></fragment>',
      'v.json': '{ "greeting": "from the file" }',
      's.json': JSON.stringify({ ...JSON.parse(request), namedValues: { greeting: 'own' } }),
    };
    const given = ['a.xml', '--named-values', 'v.json', '--fragments', '.', '--json'];
    const file = JSON.parse((await run(files, ...given, '--request', 'r.json')).out) as RunResult;
    expect(file).toMatchObject({
      variables: { f: 'here' },
      backendRequests: [{ headers: { 'X-A': 'from the file' } }],
    });
    expect(file.trace.map((entry) => entry.file)).toContain('f.xml');
    const own = JSON.parse((await run(files, ...given, '--request', 's.json')).out) as RunResult;
    expect(own).toMatchObject({ backendRequests: [{ headers: { 'X-A': 'own' } }] });
  });

  it('settings, by name', async () => {
    const bucket = ['--set', 'rateLimitAlgorithm=token-bucket', '--set', 'outboundAfterCacheHit=false'];
    expect((await run({}, 'a.xml', '--request', 'r.json', ...bucket)).status).toBe(0);
  });

  it('a request in YAML', async () => {
    const yaml = 'method: GET\nurl: https://api.example.com/a\nbackend:\n  - { status: 503, body: no }\n';
    expect((await run({ 'r.yaml': yaml }, 'a.xml', '--request', 'r.yaml')).out).toMatch(/^503 Service Unavailable/);
  });
});

describe('wrong input is said on standard error, and exits 2', () => {
  it.each<[string, Files, readonly string[], RegExp]>([
    ['no request', {}, ['a.xml'], /^error: required option '--request <file>' not specified$/],
    ['no document', {}, ['--request', 'r.json'], /^error: there is no policy document, expected a file, --api/],
    ['two documents of one scope', {}, ['a.xml', '--api', 'a.xml', '--request', 'r.json'], /given twice/],
    ['a document that is not there', {}, ['b.xml', '--request', 'r.json'], /^b\.xml:1:1: error: b\.xml does not exist/],
    [
      'a request that is not there',
      {},
      ['a.xml', '--request', 's.json'],
      /^s\.json:1:1: error: s\.json does not exist/,
    ],
    ['a folder that is not there', {}, ['a.xml', '--request', 'r.json', '--fragments', 'no'], /does not exist/],
    ['an unknown option', {}, ['a.xml', '--request', 'r.json', '--jsn'], /unknown option '--jsn'/],
    [
      'an unknown setting',
      {},
      ['a.xml', '--request', 'r.json', '--set', 'retyGrowth=double'],
      /did you mean "retryGrowth"/,
    ],
    ['a setting without a value', {}, ['a.xml', '--request', 'r.json', '--set', 'x'], /expected a name and a value/],
    [
      'a misspelt key',
      { 'r.json': '{\n  "method": "GET",\n  "urll": "https://a" }' },
      ['a.xml', '--request', 'r.json', '--json'],
      /^r\.json:1:1: error: the file has no url.*\nr\.json:3:3: error: unknown key "urll" in the file \(did you mean "url"\?\)/,
    ],
    [
      'a misspelt policy',
      { 'a.xml': api('<set-haeder />') },
      ['a.xml', '--request', 'r.json'],
      /^a\.xml:4:5: error: <set-haeder>/,
    ],
    [
      'a named value without its value',
      { 'a.xml': named },
      ['a.xml', '--request', 'r.json'],
      /^a\.xml:4:\d+: error: .*greeting/,
    ],
    [
      'a document that is half there',
      { 'a.xml': '<policies><inbound>' },
      ['a.xml', '--request', 'r.json'],
      /^a\.xml:1:\d+: error: /,
    ],
    [
      'an expression that is wrong',
      { 'a.xml': api('<set-variable name="a" value="@(context.Nope)" />') },
      ['a.xml', '--request', 'r.json'],
      /^a\.xml:4:\d+: error: /,
    ],
  ])('%s', async (_, files, given, says) => {
    const { status, out, err } = await run(files, ...given);
    expect([status, out]).toEqual([2, '']);
    expect(err.trimEnd()).toMatch(says);
    expect(err).not.toMatch(/\n\s+at |this is a bug/);
  });
});

it('the same as a process of its own', () => {
  withFolder({ 'r.json': request, 'a.xml': limited }, (folder) => {
    expect(keelgate(['policy', 'run', 'a.xml', '--request', 'r.json'], folder)).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^200 OK/),
      err: '',
    });
    expect(keelgate(['policy', 'run', 'a.xml', '--request', 'a.xml'], folder)).toMatchObject({ status: 2, out: '' });
  });
});
