import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@keelgate/model';
import { runPolicies } from '../run/run-policies.ts';
import type { HeadersJson, RunRequest, RunResult } from '../run/run-request.ts';
import { runApi } from '../testing/run-request.ts';

type Rules = {
  readonly origins: readonly string[];
  readonly methods: readonly string[] | null;
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  readonly maxAge: number;
  readonly terminates: boolean;
};

const plain: Rules = {
  origins: ['https://a.example'],
  methods: null,
  headers: [],
  exposed: [],
  credentials: false,
  maxAge: 0,
  terminates: true,
};

function cors(over: Partial<Rules> = {}): string {
  const { origins, methods, headers, exposed, credentials, maxAge, terminates } = { ...plain, ...over };
  const list = (name: string, item: string, values: readonly string[], attributes = ''): string =>
    values.length === 0
      ? ''
      : `<${name}${attributes}>${values.map((value) => `<${item}>${value}</${item}>`).join('')}</${name}>`;
  return `<cors allow-credentials="${credentials}" terminate-unmatched-request="${terminates}">${list('allowed-origins', 'origin', origins)}${list('allowed-methods', 'method', methods ?? [], ` preflight-result-max-age="${maxAge}"`)}${list('allowed-headers', 'header', headers)}${list('expose-headers', 'header', exposed)}</cors>`;
}

type Page = {
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
  readonly sendsCookies: boolean;
};

function header(headers: HeadersJson, name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
  return found === undefined ? null : String(found[1]);
}

/** The CORS check of the Fetch standard (4.9). */
function passesCheck(headers: HeadersJson, { origin, sendsCookies }: Page): boolean {
  const allowed = header(headers, 'access-control-allow-origin');
  if (allowed === null) return false;
  if (!sendsCookies && allowed === '*') return true;
  if (allowed !== origin) return false;
  return !sendsCookies || header(headers, 'access-control-allow-credentials') === 'true';
}

function tokens(headers: HeadersJson, name: string): readonly string[] {
  return (header(headers, name) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** Whether a browser goes on after a preflight, by the Fetch standard (4.8). */
function passesPreflight(result: RunResult, page: Page): boolean {
  const { status, headers } = result.response;
  if (!passesCheck(headers, page) || status < 200 || status > 299) return false;
  const methods = tokens(headers, 'access-control-allow-methods');
  const names = new Set(tokens(headers, 'access-control-allow-headers').map((each) => each.toLowerCase()));
  const isSafe = ['GET', 'HEAD', 'POST'].includes(page.method);
  const allowsMethod = isSafe || methods.includes(page.method) || (!page.sendsCookies && methods.includes('*'));
  return (
    allowsMethod &&
    page.headers.every((each) => names.has(each) || (!page.sendsCookies && names.has('*') && each !== 'authorization'))
  );
}

/** The same call as the rules have it, by nothing but their words. */
function isAllowed(rules: Rules, { origin, method, headers, sendsCookies }: Page): boolean {
  const same = (allowed: string): boolean =>
    allowed === '*' || (origin !== 'null' && new URL(allowed).origin === new URL(origin).origin);
  return (
    rules.origins.some(same) &&
    (rules.methods ?? ['GET', 'POST']).some((each) => each === '*' || each === method) &&
    headers.every((each) => rules.headers.some((allowed) => allowed === '*' || allowed.toLowerCase() === each)) &&
    (!sendsCookies || rules.credentials)
  );
}

function preflight(page: Page): Partial<RunRequest> {
  const names = page.headers.length === 0 ? {} : { 'Access-Control-Request-Headers': page.headers.join(',') };
  return {
    method: 'OPTIONS',
    operation: { id: 'o', method: page.method },
    headers: { Origin: page.origin, 'Access-Control-Request-Method': page.method, ...names },
  };
}

const rules = fc.record({
  origins: fc.oneof(
    fc.constant(['*']),
    fc.uniqueArray(fc.constantFrom('https://a.example', 'https://a.example:8443/', 'HTTP://B.example'), {
      minLength: 1,
    }),
  ),
  methods: fc.option(fc.uniqueArray(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', '*'), { minLength: 1 }), {
    nil: null,
  }),
  headers: fc.uniqueArray(fc.constantFrom('X-One', 'x-two', '*')),
  exposed: fc.uniqueArray(fc.constantFrom('X-Out', 'ETag')),
  credentials: fc.boolean(),
  maxAge: fc.nat(600),
  terminates: fc.boolean(),
});

const pages = fc.record({
  origin: fc.constantFrom(
    'https://a.example',
    'https://a.example:8443',
    'http://b.example',
    'http://a.example',
    'https://c.example',
    'null',
  ),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  headers: fc.uniqueArray(fc.constantFrom('x-one', 'x-two', 'x-three', 'authorization')),
  sendsCookies: fc.boolean(),
});

describe('cors', () => {
  test.prop([rules, pages])('lets a browser go on exactly where the rules do', (allowing, page) => {
    expect(passesPreflight(runApi(cors(allowing), preflight(page)), page)).toBe(isAllowed(allowing, page));
  });

  test.prop([rules, pages, fc.constantFrom(200, 404, 500)])(
    'lets a page read a response exactly where the rules do',
    (allowing, page, status) => {
      const request = { method: page.method, headers: { Origin: page.origin }, backend: [{ status }] };
      const result = runApi(cors(allowing), request);
      const simple = { ...page, headers: [] };
      expect(passesCheck(result.response.headers, simple)).toBe(isAllowed(allowing, simple));
      const isMatch = isAllowed(allowing, { ...simple, sendsCookies: false });
      expect(result.backendRequests.length).toBe(isMatch || !allowing.terminates ? 1 : 0);
      expect(tokens(result.response.headers, 'access-control-expose-headers')).toEqual(isMatch ? allowing.exposed : []);
      expect(result.response.status).toBe(isMatch || !allowing.terminates ? status : 200);
    },
  );

  const page: Page = { origin: 'https://a.example', method: 'PUT', headers: ['x-one'], sendsCookies: false };
  const other: Page = { ...page, origin: 'https://b.example' };
  const all = { methods: ['*'], headers: ['*'] };

  it('answers a preflight by itself, and nothing else runs', () => {
    const policies = `${cors({ ...all, maxAge: 300, exposed: ['X-Out'] })}<rate-limit-by-key calls="0" renewal-period="60" counter-key="k"/>`;
    const result = runApi(policies, preflight(page));
    expect(result).toMatchObject({ backendRequests: [], counters: [] });
    expect(result.response).toEqual({
      status: 200,
      reason: 'OK',
      headers: {
        'Access-Control-Allow-Origin': 'https://a.example',
        Vary: 'Origin',
        'Access-Control-Allow-Methods': 'PUT',
        'Access-Control-Allow-Headers': 'x-one',
        'Access-Control-Max-Age': '300',
      },
      body: '',
    });
  });

  it.each([true, false])('answers one that is not allowed with an empty 200 (terminate: %s)', (terminates) => {
    const result = runApi(cors({ ...all, terminates }), preflight(other));
    expect(result).toMatchObject({ response: { status: 200, headers: {}, body: '' }, backendRequests: [] });
  });

  /** One element at the API, one behind it at the global scope. */
  function chained(first: string, second: string, request: Partial<RunRequest>): RunResult {
    const document = (inbound: string, backend: string): PolicyDocument => ({
      format: 'rawxml',
      text: `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound/><on-error/></policies>`,
      place: null,
    });
    const documents = { api: document(`${first}<base/>`, '<base/>'), global: document(second, '<forward-request/>') };
    const ran = runPolicies(documents, { method: 'GET', url: 'https://api.example.com/', ...request });
    if (!ran.ok) throw new Error(JSON.stringify(ran.failure));
    return ran.value.results[0] as RunResult;
  }

  it('tries the next element for one that is not allowed, where it may', () => {
    const next = cors({ ...all, origins: [other.origin] });
    const passes = (terminates: boolean): boolean =>
      passesPreflight(chained(cors({ ...all, terminates }), next, preflight(other)), other);
    expect([passes(false), passes(true)]).toEqual([true, false]);
  });

  it('hears the first element alone where it has decided', () => {
    const result = chained(cors({ exposed: ['One'] }), cors({ exposed: ['Two'] }), {
      headers: { Origin: page.origin },
    });
    expect(result.response.headers['Access-Control-Expose-Headers']).toBe('One');
  });

  it('does nothing without an Origin', () => {
    expect(runApi(cors())).toMatchObject({ response: { status: 200, headers: {} }, backendRequests: [{}] });
  });

  it('leaves a preflight to an operation that is there for it', () => {
    const request = { ...preflight(page), operation: { id: 'o', method: 'OPTIONS' }, backend: [{ status: 204 }] };
    expect(runApi(cors(all), request).backendRequests).toEqual([]);
    expect(runApi('', request)).toMatchObject({ response: { status: 204 }, backendRequests: [{}] });
  });

  it('tells any origin that it is any, unless there are credentials', () => {
    const origin = (credentials: boolean): unknown =>
      runApi(cors({ origins: ['*'], credentials }), { headers: { Origin: other.origin } }).response.headers[
        'Access-Control-Allow-Origin'
      ];
    expect([origin(false), origin(true)]).toEqual(['*', other.origin]);
  });

  it('lets pages read errors too', () => {
    const failing = `${cors()}<set-variable name="v" value="@(int.Parse("x"))"/>`;
    const returning = `${cors()}<return-response><set-status code="401"/></return-response>`;
    for (const policies of [failing, returning])
      expect(passesCheck(runApi(policies, { headers: { Origin: page.origin } }).response.headers, page)).toBe(true);
  });

  it('works its rules out where they are expressions', () => {
    const policy =
      '<cors allow-credentials="@(true)"><allowed-origins><origin>@("https://" + "a.example")</origin></allowed-origins></cors>';
    const headers = runApi(policy, { headers: { Origin: page.origin } }).response.headers;
    expect(passesCheck(headers, { ...page, sendsCookies: true })).toBe(true);
  });
});

describe('cross-domain', () => {
  const policy =
    '<cross-domain><cross-domain-policy><allow-access-from domain="*.example.com"/></cross-domain-policy></cross-domain>';
  function ask(path: string): RunResult {
    const text = `<policies><inbound>${policy}</inbound><backend><forward-request/></backend><outbound/><on-error/></policies>`;
    const url = `https://api.example.com${path}`;
    const ran = runPolicies({ global: { format: 'rawxml', text, place: null } }, { method: 'GET', url });
    if (!ran.ok) throw new Error(JSON.stringify(ran.failure));
    return ran.value.results[0] as RunResult;
  }

  it.each(['/crossdomain.xml', '/CrossDomain.xml'])('answers %s with its file', (path) => {
    const { response, backendRequests } = ask(path);
    expect(response).toMatchObject({ status: 200, headers: { 'Content-Type': 'text/xml' } });
    expect(response.body.replaceAll(/>\s+</g, '><')).toBe(
      '<?xml version="1.0"?><cross-domain-policy><allow-access-from domain="*.example.com" /></cross-domain-policy>',
    );
    expect(backendRequests).toEqual([]);
  });

  it('leaves everything else alone', () => {
    expect(ask('/orders').backendRequests).toHaveLength(1);
  });
});
