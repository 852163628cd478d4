import { X509Certificate } from 'node:crypto';
import { clientPem } from '../testing/certificates.ts';
import { conform, pages, policyPage } from './conformance.ts';

const check = (values: readonly string[] = [], attributes = ''): string =>
  `<check-header name="X-A" failed-check-httpcode="418" failed-check-error-message="Not so" ignore-case="false" ${attributes}>${values.map((value) => `<value>${value}</value>`).join('')}</check-header>`;
const given = (
  value: string | readonly string[],
): { readonly headers: { readonly 'X-A': string | readonly string[] } } => ({ headers: { 'X-A': value } });
const refused = { status: 418, body: '{ "statusCode": 418, "message": "Not so" }', sent: [] };

conform('check-header', policyPage('check-header'), [
  {
    fact: 'Without values the header has to be there, whatever it says.',
    inbound: check(),
    request: given('x'),
    want: { status: 200 },
  },
  {
    fact: 'A header that is not there is refused with the given status and message.',
    inbound: check(),
    want: { ...refused, headers: { 'Content-Type': 'application/json' } },
  },
  { fact: 'One of the values is enough.', inbound: check(['a', 'b']), request: given('b'), want: { status: 200 } },
  {
    fact: 'Another value is refused.',
    inbound: check(['a', 'b']),
    request: given('c'),
    want: {
      ...refused,
      lastError: { reason: 'HeaderValueNotAllowed', message: 'Header X-A value of c is not allowed. Access denied.' },
    },
  },
  { fact: 'Case matters where ignore-case is false.', inbound: check(['ab']), request: given('AB'), want: refused },
  {
    fact: 'Case does not matter where ignore-case is true.',
    inbound:
      '<check-header name="X-A" failed-check-httpcode="418" failed-check-error-message="Not so" ignore-case="true"><value>ab</value></check-header>',
    request: given('AB'),
    want: { status: 200 },
  },
  {
    fact: 'All attributes may be expressions.',
    inbound:
      '<check-header name="@("X-" + "A")" failed-check-httpcode="@(400 + 18)" failed-check-error-message="@("Not " + "so")" ignore-case="@(false)"><value>@("a" + "b")</value></check-header>',
    request: given('x'),
    want: refused,
  },
  {
    fact: 'A value that is an expression matches.',
    inbound: check(['@("a" + "b")']),
    request: given('ab'),
    want: { status: 200 },
  },
  {
    fact: 'The names of headers have no case.',
    inbound: check(),
    request: { headers: { 'x-a': '1' } },
    want: { status: 200 },
  },
  {
    fact: 'Name, status and message are needed.',
    inbound: '<check-header/>',
    want: { faults: ['missing-attribute', 'missing-attribute', 'missing-attribute'] },
  },
]);

const filter = (action: string, inside: string): string => `<ip-filter action="${action}">${inside}</ip-filter>`;
const range = '<address-range from="10.0.0.5" to="10.0.1.9"/>';
const forbidden = { status: 403, reason: 'Forbidden', body: '{ "statusCode": 403, "message": "Forbidden" }', sent: [] };

conform('ip-filter', policyPage('ip-filter'), [
  {
    fact: 'allow lets a listed address in.',
    inbound: filter('allow', '<address>10.0.0.1</address>'),
    request: { ip: '10.0.0.1' },
    want: { status: 200 },
  },
  {
    fact: 'allow keeps others out.',
    inbound: filter('allow', '<address>10.0.0.1</address>'),
    request: { ip: '10.0.0.2' },
    want: forbidden,
  },
  {
    fact: 'forbid keeps a listed address out.',
    inbound: filter('forbid', '<address>10.0.0.1</address>'),
    request: { ip: '10.0.0.1' },
    want: forbidden,
  },
  {
    fact: 'forbid lets others in.',
    inbound: filter('forbid', '<address>10.0.0.1</address>'),
    request: { ip: '10.0.0.2' },
    want: { status: 200 },
  },
  ...[
    ['10.0.0.4', 403],
    ['10.0.0.5', 200],
    ['10.0.0.255', 200],
    ['10.0.1.9', 200],
    ['10.0.1.10', 403],
  ].map(([ip, status]) => ({
    fact: `A range has both of its ends: ${ip} gives ${status}.`,
    inbound: filter('allow', range),
    request: { ip: String(ip) },
    want: { status: Number(status) },
  })),
  {
    fact: 'Addresses and ranges add up.',
    inbound: filter('allow', `<address>192.168.0.1</address>${range}`),
    request: { ip: '192.168.0.1' },
    want: { status: 200 },
  },
  {
    fact: 'Addresses of version 6 are compared as numbers.',
    inbound: filter('allow', '<address>2001:db8::1</address>'),
    request: { ip: '2001:0DB8:0:0:0:0:0:1' },
    want: { status: 200 },
  },
  {
    fact: 'Ranges of version 6 hold too.',
    inbound: filter('allow', '<address-range from="2001:db8::1" to="2001:db8::ff"/>'),
    request: { ip: '2001:db8::100' },
    want: forbidden,
  },
  {
    fact: 'The versions are compared with their own kind.',
    inbound: filter('allow', '<address>::1</address>'),
    request: { ip: '0.0.0.1' },
    want: forbidden,
  },
  {
    fact: 'An address may be an expression.',
    inbound: filter('allow', '<address>@("10.0.0." + 1)</address>'),
    request: { ip: '10.0.0.1' },
    want: { status: 200 },
  },
  {
    fact: 'The action may be an expression.',
    inbound: filter('@("for" + "bid")', '<address>10.0.0.1</address>'),
    request: { ip: '10.0.0.1' },
    want: forbidden,
  },
  {
    fact: 'The address of the caller is that of the connection, whatever X-Forwarded-For says.',
    inbound: filter('allow', '<address>10.0.0.1</address>'),
    request: { ip: '10.0.0.2', headers: { 'X-Forwarded-For': '10.0.0.1' } },
    want: forbidden,
  },
  { fact: 'An address or a range is needed.', inbound: filter('allow', ''), want: { faults: ['missing-element'] } },
]);

conform('authentication-basic', policyPage('authentication-basic'), [
  {
    fact: 'The backend gets user and password in Base64.',
    inbound: '<authentication-basic username="Aladdin" password="open sesame"/>',
    want: { sent: [{ header: { Authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' } }] },
  },
  {
    fact: 'It replaces what the caller sent.',
    inbound: '<authentication-basic username="a" password="b"/>',
    request: { headers: { Authorization: 'Bearer x' } },
    want: { sent: [{ header: { Authorization: 'Basic YTpi' } }] },
  },
  {
    fact: 'Both may be expressions and named values.',
    inbound: '<authentication-basic username="{{user}}" password="@("b" + 1)"/>',
    request: { namedValues: { user: 'a' } },
    want: { sent: [{ header: { Authorization: 'Basic YTpiMQ==' } }] },
  },
  {
    fact: 'It is for inbound alone.',
    outbound: '<authentication-basic username="a" password="b"/>',
    want: { faults: ['wrong-section'] },
  },
]);

const vault = 'https://vault.azure.net';
const identity = (attributes = ''): string => `<authentication-managed-identity resource="${vault}" ${attributes}/>`;

conform('authentication-managed-identity', policyPage('authentication-managed-identity'), [
  {
    fact: 'The backend gets a token for the resource.',
    inbound: identity(),
    request: { tokens: { [vault]: 't1' } },
    want: { sent: [{ header: { Authorization: 'Bearer t1' } }] },
  },
  {
    fact: 'With output-token-variable-name the variable has the token.',
    inbound: `${identity('output-token-variable-name="t"')}<set-header name="Authorization"><value>@("Bearer " + (string)context.Variables["t"])</value></set-header>`,
    request: { tokens: { [vault]: 't1' } },
    want: { variables: { t: 't1' }, sent: [{ header: { Authorization: 'Bearer t1' } }] },
  },
  {
    fact: 'The resource may be an expression.',
    inbound: '<authentication-managed-identity resource="@("https://vault." + "azure.net")"/>',
    request: { tokens: { [vault]: 't2' } },
    want: { sent: [{ header: { Authorization: 'Bearer t2' } }] },
  },
  {
    fact: 'A resource is needed.',
    inbound: '<authentication-managed-identity/>',
    want: { faults: ['missing-attribute'] },
  },
]);

const credential = (attributes = ''): string =>
  `<get-authorization-context provider-id="hub" authorization-id="me" context-variable-name="a" ${attributes}/>`;
const show =
  '<set-header name="Authorization"><value>@("Bearer " + ((Authorization)context.Variables.GetValueOrDefault("a"))?.AccessToken)</value></set-header>';

conform('get-authorization-context', policyPage('get-authorization-context'), [
  {
    fact: 'The variable has an access token.',
    inbound: credential() + show,
    request: { tokens: { 'authorization:hub/me': 't1' } },
    want: { sent: [{ header: { Authorization: 'Bearer t1' } }] },
  },
  {
    fact: 'With ignore-error a failure leaves null.',
    inbound: `${credential('ignore-error="true"')}<set-variable name="none" value="@(context.Variables["a"] == null)"/>`,
    want: { status: 200, variables: { a: null, none: true } },
  },
  {
    fact: 'Without ignore-error a failure is a 500.',
    inbound: credential(),
    want: { status: 500, sent: [], lastError: { source: 'get-authorization-context' } },
  },
]);

const { fingerprint, subject } = new X509Certificate(clientPem);
/** Without the names that are quoted, each side in its own way. */
const names = subject.split('\n').flatMap((line) => (line.includes('\\') ? [] : [line.split('=')[1]]));

conform('certificates', `${pages}/api-management-policy-expressions`, [
  {
    fact: 'Request.Certificate is the one that the caller showed.',
    inbound: '<set-variable name="v" value="@(context.Request.Certificate.Thumbprint)"/>',
    request: { clientCertificate: clientPem },
    want: { variables: { v: fingerprint.replaceAll(':', '') } },
  },
  {
    fact: 'Its subject has all names.',
    inbound: `<set-variable name="v" value="@(new[] { ${names.map((name) => JSON.stringify(name)).join(', ')} }.All(n => context.Request.Certificate.Subject.Contains(n)))"/>`,
    request: { clientCertificate: clientPem },
    want: { variables: { v: true } },
  },
  {
    fact: 'Deployment.Certificates has those of the service by id.',
    inbound: '<set-variable name="v" value="@(context.Deployment.Certificates["mine"].Thumbprint)"/>',
    request: { certificates: { mine: clientPem } },
    want: { variables: { v: fingerprint.replaceAll(':', '') } },
  },
]);
