import { conform, policyPage } from './conformance.ts';

type Rules = {
  readonly attributes?: string;
  readonly origins?: readonly string[];
  readonly methods?: string;
  readonly headers?: string;
  readonly exposed?: string;
};

const app = 'https://app.example.com';
const list = (name: string, child: string, text: string | undefined): string =>
  text === undefined
    ? ''
    : `<${name}>${text
        .split(' ')
        .map((one) => `<${child}>${one}</${child}>`)
        .join('')}</${name}>`;
const cors = ({ attributes = '', origins = [app], methods, headers, exposed }: Rules = {}): string =>
  `<cors ${attributes}>${list('allowed-origins', 'origin', origins.join(' '))}${methods === undefined || methods.startsWith('<') ? (methods ?? '') : list('allowed-methods', 'method', methods)}${list('allowed-headers', 'header', headers)}${list('expose-headers', 'header', exposed)}</cors>`;
const from = (
  origin: string,
  more: { readonly [name: string]: string } = {},
): { readonly headers: { readonly [name: string]: string } } => ({ headers: { Origin: origin, ...more } });
const preflight = (
  origin: string,
  method = 'GET',
  more: { readonly [name: string]: string } = {},
): { readonly method: string; readonly headers: { readonly [name: string]: string } } => ({
  method: 'OPTIONS',
  ...from(origin, { 'Access-Control-Request-Method': method, ...more }),
});
const mark = '<set-variable name="ran" value="1"/>';
const allow = (value: string | null): { readonly 'Access-Control-Allow-Origin': string | null } => ({
  'Access-Control-Allow-Origin': value,
});

conform('cors', policyPage('cors'), [
  {
    fact: 'A preflight that matches is answered with 200, and nothing else runs.',
    inbound: cors({ methods: 'GET PUT' }) + mark,
    outbound: mark,
    request: preflight(app, 'PUT'),
    want: { status: 200, body: '', header: allow(app), sent: [], variables: {}, lastError: null },
  },
  {
    fact: 'The preflight answers which methods are allowed.',
    inbound: cors({ methods: 'PUT' }),
    request: preflight(app, 'PUT'),
    want: { header: { 'Access-Control-Allow-Methods': 'PUT' } },
  },
  {
    fact: 'The preflight answers which headers are allowed.',
    inbound: cors({ headers: 'X-A' }),
    request: preflight(app, 'GET', { 'Access-Control-Request-Headers': 'X-A' }),
    want: { header: { 'Access-Control-Allow-Headers': 'X-A' } },
  },
  {
    fact: 'preflight-result-max-age says how long the answer holds.',
    inbound: cors({
      methods: '<allowed-methods preflight-result-max-age="300"><method>GET</method></allowed-methods>',
    }),
    request: preflight(app),
    want: { header: { 'Access-Control-Max-Age': '300' } },
  },
  {
    fact: 'A preflight of another origin is answered with 200, and no headers.',
    inbound: cors({ methods: 'GET' }),
    request: preflight('https://evil.example.com'),
    want: { status: 200, headers: {}, body: '', sent: [] },
  },
  {
    fact: 'A preflight of a method that is not allowed does not match.',
    inbound: cors({ methods: 'GET' }),
    request: preflight(app, 'DELETE'),
    want: { status: 200, headers: {}, sent: [] },
  },
  {
    fact: 'Without allowed-methods GET and POST are allowed.',
    inbound: cors(),
    request: preflight(app, 'POST'),
    want: { status: 200, header: allow(app) },
  },
  {
    fact: 'Without allowed-methods others are not.',
    inbound: cors(),
    request: preflight(app, 'PUT'),
    want: { status: 200, header: allow(null) },
  },
  {
    fact: 'A method of * allows all.',
    inbound: cors({ methods: '*' }),
    request: preflight(app, 'PATCH'),
    want: { header: allow(app) },
  },
  {
    fact: 'A header that is not allowed does not match.',
    inbound: cors({ headers: 'X-A' }),
    request: preflight(app, 'GET', { 'Access-Control-Request-Headers': 'X-A, X-B' }),
    want: { status: 200, header: allow(null) },
  },
  {
    fact: 'A header of * allows all.',
    inbound: cors({ headers: '*' }),
    request: preflight(app, 'GET', { 'Access-Control-Request-Headers': 'X-A, X-B' }),
    want: { header: allow(app) },
  },
  {
    fact: 'With terminate-unmatched-request of false an unmatched preflight tries the other rules.',
    inbound: cors({ attributes: 'terminate-unmatched-request="false"', origins: ['https://other.example.com'] }),
    request: preflight(app),
    want: { status: 200, headers: {}, sent: [] },
  },
  {
    fact: 'A request that matches goes on, and its response allows the origin.',
    inbound: cors() + mark,
    request: { ...from(app), backend: [{ body: 'fine' }] },
    want: { status: 200, body: 'fine', header: allow(app), variables: { ran: '1' }, sent: [{}] },
  },
  {
    fact: 'A request of another origin is answered with 200 and nothing.',
    inbound: cors() + mark,
    request: from('https://evil.example.com'),
    want: { status: 200, headers: {}, body: '', variables: {}, sent: [] },
  },
  {
    fact: 'With terminate-unmatched-request of false it goes on, without headers.',
    inbound: cors({ attributes: 'terminate-unmatched-request="false"' }),
    request: { ...from('https://evil.example.com'), backend: [{ body: 'fine' }] },
    want: { status: 200, body: 'fine', header: allow(null), sent: [{}] },
  },
  {
    fact: 'Without an Origin it does nothing.',
    inbound: cors() + mark,
    request: { backend: [{ body: 'fine' }] },
    want: { body: 'fine', header: allow(null), variables: { ran: '1' } },
  },
  {
    fact: 'An origin of * allows every origin.',
    inbound: cors({ origins: ['*'] }),
    request: from('https://any.example.com'),
    want: { header: allow('*'), sent: [{}] },
  },
  {
    fact: 'allow-credentials is told to the browser.',
    inbound: cors({ attributes: 'allow-credentials="true"' }),
    request: from(app),
    want: { header: { ...allow(app), 'Access-Control-Allow-Credentials': 'true' } },
  },
  {
    fact: 'With allow-credentials and * the origin is echoed, since browsers refuse *.',
    inbound: cors({ attributes: 'allow-credentials="true"', origins: ['*'] }),
    request: from(app),
    want: { header: allow(app) },
  },
  {
    fact: 'Without allow-credentials nothing is said of them.',
    inbound: cors(),
    request: from(app),
    want: { header: { 'Access-Control-Allow-Credentials': null } },
  },
  {
    fact: 'expose-headers are told to the browser.',
    inbound: cors({ headers: '*', exposed: 'X-A X-B' }),
    request: from(app),
    want: { header: { 'Access-Control-Expose-Headers': 'X-A,X-B' } },
  },
  {
    fact: 'Origins are compared without case.',
    inbound: cors({ origins: ['https://APP.example.com'] }),
    request: from(app),
    want: { header: allow(app), sent: [{}] },
  },
  {
    fact: 'A slash at the end of a listed origin does not count.',
    inbound: cors({ origins: [`${app}/`] }),
    request: from(app),
    want: { header: allow(app), sent: [{}] },
  },
  {
    fact: 'The port of the scheme may be left out.',
    inbound: cors({ origins: [`${app}:443`] }),
    request: from(app),
    want: { header: allow(app), sent: [{}] },
  },
  {
    fact: 'Another port is another origin.',
    inbound: cors({ origins: [`${app}:8443`] }),
    request: from(app),
    want: { status: 200, headers: {}, sent: [] },
  },
  {
    fact: 'Another scheme is another origin.',
    inbound: cors(),
    request: from('http://app.example.com'),
    want: { status: 200, headers: {}, sent: [] },
  },
  {
    fact: 'Each listed origin is allowed.',
    inbound: cors({ origins: ['https://one.example.com', app] }),
    request: from(app),
    want: { header: allow(app) },
  },
  {
    fact: 'An origin may come from an expression.',
    inbound: cors({ origins: ['@("https://app."+"example.com")'] }),
    request: from(app),
    want: { header: allow(app), sent: [{}] },
  },
  {
    fact: 'An API with an OPTIONS operation gets the preflight itself.',
    inbound: mark,
    request: { ...preflight(app), operation: { id: 'options', method: 'OPTIONS' }, backend: [{ status: 204 }] },
    want: { status: 204, variables: { ran: '1' }, sent: [{ method: 'OPTIONS' }] },
  },
  {
    fact: 'OPTIONS without the headers of a preflight is a request like any other.',
    inbound: cors() + mark,
    request: { method: 'OPTIONS' },
    want: { variables: { ran: '1' }, sent: [{ method: 'OPTIONS' }] },
  },
  {
    fact: 'Errors of later policies keep the headers, so that the browser can see them.',
    inbound: `${cors()}<check-header name="No" failed-check-httpcode="400" failed-check-error-message="m" ignore-case="true"/>`,
    request: from(app),
    want: { status: 400, header: allow(app) },
  },
  {
    fact: 'A response from the cache allows the origin too, once.',
    inbound: `${cors()}<cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>`,
    outbound: '<cache-store duration="60"/>',
    request: { ...from(app), backend: [{ body: 'b' }], repeat: { times: 2, everyMs: 1 } },
    want: [
      { body: 'b', header: allow(app), sent: [{}] },
      { body: 'b', header: allow(app), sent: [] },
    ],
  },
  { fact: 'Origins are needed.', inbound: '<cors/>', want: { faults: ['missing-element'] } },
  { fact: 'It is not for outbound.', outbound: cors(), want: { faults: ['wrong-section'] } },
  { fact: 'It may stand in a section once.', inbound: cors() + cors(), want: { faults: ['more-than-once'] } },
]);

const jsonp = '<jsonp callback-parameter-name="cb"/>';
const json = { headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' };
const asked = (query: string): { readonly url: string; readonly backend: readonly (typeof json)[] } => ({
  url: `https://api.example.com/orders/1${query}`,
  backend: [json],
});

conform('jsonp', policyPage('jsonp'), [
  {
    fact: 'With the parameter the body is wrapped in a call of the function.',
    outbound: jsonp,
    request: asked('?cb=handle'),
    want: { status: 200, body: 'handle({"a":1});', header: { 'Content-Type': 'application/javascript' } },
  },
  {
    fact: 'Without it the response stays as it is.',
    outbound: jsonp,
    request: asked(''),
    want: { headers: json.headers, body: json.body },
  },
  {
    fact: 'A name with dots is a function too.',
    outbound: jsonp,
    request: asked('?cb=app.handle'),
    want: { body: 'app.handle({"a":1});' },
  },
  {
    fact: 'What is no identifier is an error.',
    outbound: jsonp,
    request: asked('?cb=alert(1)'),
    want: { status: 400, lastError: { reason: 'CallbackParameterInvalid' } },
  },
  {
    fact: 'The name of the parameter may be an expression.',
    outbound: '<jsonp callback-parameter-name="@("c" + "b")"/>',
    request: asked('?cb=f'),
    want: { body: 'f({"a":1});' },
  },
  { fact: 'It is for outbound alone.', inbound: jsonp, want: { faults: ['wrong-section'] } },
]);

const rules = (origin: string, attributes = ''): string =>
  `<cors ${attributes}><allowed-origins><origin>${origin}</origin></allowed-origins></cors>`;
const chain = {
  global: { inbound: rules('https://b.example.com'), backend: '<forward-request/>' },
  api: { inbound: `${rules('https://a.example.com', 'terminate-unmatched-request="false"')}<base/>` },
};

conform('cors in several scopes', policyPage('cors'), [
  {
    fact: 'An unmatched preflight that does not terminate is answered by the rules of the next scope.',
    documents: chain,
    request: {
      method: 'OPTIONS',
      headers: { Origin: 'https://b.example.com', 'Access-Control-Request-Method': 'GET' },
    },
    want: { status: 200, header: { 'Access-Control-Allow-Origin': 'https://b.example.com' }, sent: [] },
  },
  {
    fact: 'An unmatched request that does not terminate meets the rules of the next scope.',
    documents: chain,
    request: { headers: { Origin: 'https://b.example.com' } },
    want: { status: 200, header: { 'Access-Control-Allow-Origin': 'https://b.example.com' }, sent: [{}] },
  },
  {
    fact: 'A request that no scope matches ends with the one that terminates.',
    documents: chain,
    request: { headers: { Origin: 'https://c.example.com' } },
    want: { status: 200, headers: {}, sent: [] },
  },
  {
    fact: 'A preflight needs no key: only cors runs, whatever limits there are.',
    inbound: `${rules('https://a.example.com')}<rate-limit-by-key calls="1" renewal-period="60" counter-key="k"/>`,
    request: {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example.com', 'Access-Control-Request-Method': 'GET' },
      repeat: { times: 3, everyMs: 0 },
    },
    want: [
      { status: 200, counters: [] },
      { status: 200, counters: [] },
      { status: 200, counters: [] },
    ],
  },
]);
