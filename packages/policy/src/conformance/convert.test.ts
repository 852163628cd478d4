import { expect } from 'vitest';
import { conform, policyPage } from './conformance.ts';
import type { Case, CaseRequest } from './conformance.ts';

const answers = (body: string, type: string): CaseRequest => ({
  backend: [{ headers: { 'Content-Type': type }, body }],
});

/** What `json-to-xml` makes of the body of a response. */
function toXml(fact: string, attributes: string, json: string, xml: string): Case {
  return {
    fact,
    outbound: `<json-to-xml apply="always" consider-accept-header="false" ${attributes}/>`,
    request: answers(json, 'application/json'),
    want: { status: 200, body: xml },
  };
}

const soap = 'namespace-separator=":" namespace-prefix="xmlns" attribute-block-name="#attrs"';

conform('json-to-xml', policyPage('json-to-xml'), [
  toXml('Properties become elements.', '', '{"a":{"b":"x","c":1}}', '<a><b>x</b><c>1</c></a>'),
  toXml('Lists become elements of one name.', '', '{"a":{"b":[1,2]}}', '<a><b>1</b><b>2</b></a>'),
  toXml('Texts are escaped.', '', '{"a":"<&>"}', '<a>&lt;&amp;&gt;</a>'),
  toXml(
    'A namespace prefix declares a namespace.',
    soap,
    '{"p:A":{"xmlns:p":"urn:x","p:B":1}}',
    '<p:A xmlns:p="urn:x"><p:B>1</p:B></p:A>',
  ),
  toXml(
    'The prefix alone declares the default namespace.',
    soap,
    '{"a":{"xmlns":"urn:x","b":1}}',
    '<a xmlns="urn:x"><b>1</b></a>',
  ),
  toXml(
    'The attribute block becomes attributes.',
    soap,
    '{"a":{"#attrs":{"q":"1","r":"2"},"b":"t"}}',
    '<a q="1" r="2"><b>t</b></a>',
  ),
  toXml(
    'The example of the page: namespaces, attributes and empty elements.',
    soap,
    '{"p:A":{"xmlns:p":"urn:x","p:B":{"#attrs":{"q":"1"},"c":"t"},"p:H":{}}}',
    '<p:A xmlns:p="urn:x"><p:B q="1"><c>t</c></p:B><p:H /></p:A>',
  ),
  toXml(
    'The separator is an underscore by default.',
    'namespace-prefix="xmlns"',
    '{"p_a":{"xmlns_p":"urn:x"}}',
    '<p:a xmlns:p="urn:x" />',
  ),
  toXml(
    'parse-date false leaves a date as it is written.',
    'parse-date="false"',
    '{"a":"2020-01-02T03:04:05.000Z"}',
    '<a>2020-01-02T03:04:05.000Z</a>',
  ),
  {
    fact: 'The content type says XML afterwards.',
    outbound: '<json-to-xml apply="always" consider-accept-header="false"/>',
    request: answers('{"a":1}', 'application/json; charset=utf-8'),
    want: { header: { 'Content-Type': expect.stringMatching(/^(?:application|text)\/xml/) as string } },
  },
  {
    fact: 'content-type-json leaves a body of another type.',
    outbound: '<json-to-xml apply="content-type-json" consider-accept-header="false"/>',
    request: answers('{"a":1}', 'text/plain'),
    want: { body: '{"a":1}', headers: { 'Content-Type': 'text/plain' } },
  },
  {
    fact: 'content-type-json changes one of JSON.',
    outbound: '<json-to-xml apply="content-type-json" consider-accept-header="false"/>',
    request: answers('{"a":1}', 'application/json'),
    want: { body: '<a>1</a>' },
  },
  {
    fact: 'By default the caller must accept XML.',
    outbound: '<json-to-xml apply="always"/>',
    request: { ...answers('{"a":1}', 'application/json'), headers: { Accept: 'application/json' } },
    want: { body: '{"a":1}' },
  },
  {
    fact: 'A caller that does gets it.',
    outbound: '<json-to-xml apply="always"/>',
    request: { ...answers('{"a":1}', 'application/json'), headers: { Accept: 'application/xml' } },
    want: { body: '<a>1</a>' },
  },
  {
    fact: 'In inbound it is the body of the request.',
    inbound: '<json-to-xml apply="always" consider-accept-header="false"/>',
    request: { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' },
    want: { sent: [{ body: '<a>1</a>' }] },
  },
  {
    fact: 'What is no JSON is an error.',
    outbound: '<json-to-xml apply="always" consider-accept-header="false"/>',
    request: answers('{', 'application/json'),
    want: { status: 500, lastError: { source: 'json-to-xml', section: 'outbound' } },
  },
  { fact: 'apply is needed.', outbound: '<json-to-xml/>', want: { faults: ['missing-attribute'] } },
]);

/** What `xml-to-json` makes of the body of a response. */
function toJson(fact: string, attributes: string, xml: string, json: string): Case {
  return {
    fact,
    outbound: `<xml-to-json apply="always" consider-accept-header="false" ${attributes}/>`,
    request: answers(xml, 'application/xml'),
    want: { status: 200, body: json },
  };
}

conform('xml-to-json', policyPage('xml-to-json'), [
  toJson('Elements become properties.', 'kind="direct"', '<a><b>x</b><c>1</c></a>', '{"a":{"b":"x","c":"1"}}'),
  toJson(
    'Elements that repeat become a list.',
    'kind="direct"',
    '<a><b>1</b><b>2</b><c>3</c></a>',
    '{"a":{"b":["1","2"],"c":"3"}}',
  ),
  toJson(
    'The same where it is friendly to JavaScript.',
    'kind="javascript-friendly"',
    '<a><b>1</b><b>2</b><c>3</c></a>',
    '{"a":{"b":["1","2"],"c":"3"}}',
  ),
  toJson(
    'always-array-child-elements makes every child a list.',
    'kind="direct" always-array-child-elements="true"',
    '<a><b>1</b><c>3</c></a>',
    '{"a":{"b":["1"],"c":["3"]}}',
  ),
  toJson(
    'It may be an expression.',
    'kind="@("direct")" always-array-child-elements="@(1 == 1)"',
    '<a><b>1</b></a>',
    '{"a":{"b":["1"]}}',
  ),
  toJson(
    'Attributes are properties where it is direct.',
    'kind="direct"',
    '<a q="1">t</a>',
    '{"a":{"@q":"1","#text":"t"}}',
  ),
  toJson('Escaped texts are read.', 'kind="direct"', '<a>&lt;&amp;&#65;</a>', '{"a":"<&A"}'),
  {
    fact: 'The content type says JSON afterwards.',
    outbound: '<xml-to-json kind="direct" apply="always" consider-accept-header="false"/>',
    request: answers('<a/>', 'text/xml'),
    want: { header: { 'Content-Type': expect.stringMatching(/^application\/json/) as string } },
  },
  {
    fact: 'content-type-xml leaves a body of another type.',
    outbound: '<xml-to-json kind="direct" apply="content-type-xml" consider-accept-header="false"/>',
    request: answers('<a/>', 'text/plain'),
    want: { body: '<a/>' },
  },
  {
    fact: 'By default the caller must accept JSON.',
    outbound: '<xml-to-json kind="direct" apply="always"/>',
    request: { ...answers('<a/>', 'text/xml'), headers: { Accept: 'text/xml' } },
    want: { body: '<a/>' },
  },
  {
    fact: 'A caller that does gets it.',
    outbound: '<xml-to-json kind="direct" apply="content-type-xml"/>',
    request: { ...answers('<a>1</a>', 'text/xml'), headers: { Accept: 'application/json' } },
    want: { body: '{"a":"1"}' },
  },
  {
    fact: 'What is no XML is an error.',
    outbound: '<xml-to-json kind="direct" apply="always" consider-accept-header="false"/>',
    request: answers('<a>', 'text/xml'),
    want: { status: 500, lastError: { source: 'xml-to-json', section: 'outbound' } },
  },
]);

const sheet = (inside: string, output = '<xsl:output omit-xml-declaration="yes"/>'): string =>
  `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${output}${inside}</xsl:stylesheet>`;
const transform = (inside: string, parameters = '', output?: string): string =>
  `<xsl-transform>${parameters}${sheet(inside, output)}</xsl-transform>`;
const orders = '<orders><order id="1"><n>a</n></order><order id="2"><n>b</n></order></orders>';

conform('xsl-transform', policyPage('xsl-transform'), [
  {
    fact: 'The body goes through the style sheet.',
    outbound: transform(
      '<xsl:template match="/"><list><xsl:for-each select="orders/order"><i><xsl:value-of select="n"/></i></xsl:for-each></list></xsl:template>',
    ),
    request: answers(orders, 'application/xml'),
    want: { status: 200, body: '<list><i>a</i><i>b</i></list>' },
  },
  {
    fact: 'A parameter is an expression.',
    outbound: transform(
      '<xsl:param name="agent"/><xsl:template match="/"><a><xsl:value-of select="$agent"/></a></xsl:template>',
      '<parameter name="agent">@(context.Request.Headers.GetValueOrDefault("User-Agent", "non-specified"))</parameter>',
    ),
    request: { ...answers(orders, 'application/xml'), headers: { 'User-Agent': 'me' } },
    want: { body: '<a>me</a>' },
  },
  {
    fact: 'It may make a text.',
    outbound: transform(
      '<xsl:template match="/">{"count":<xsl:value-of select="count(//order)"/>}</xsl:template>',
      '',
      '<xsl:output method="text"/>',
    ),
    request: answers(orders, 'application/xml'),
    want: { body: '{"count":2}' },
  },
  {
    fact: 'Templates are applied by what they match.',
    outbound: transform(
      '<xsl:template match="orders"><o><xsl:apply-templates select="order[@id=2]"/></o></xsl:template><xsl:template match="order"><x id="{@id}"/></xsl:template>',
    ),
    request: answers(orders, 'application/xml'),
    want: { body: '<o><x id="2" /></o>' },
  },
  {
    fact: 'In inbound it is the body of the request.',
    inbound: transform('<xsl:template match="/"><a><xsl:value-of select="name(*)"/></a></xsl:template>'),
    request: { method: 'POST', body: orders, headers: { 'Content-Type': 'application/xml' } },
    want: { sent: [{ body: '<a>orders</a>' }] },
  },
  {
    fact: 'A body that is no XML is an error.',
    outbound: transform('<xsl:template match="/"><a/></xsl:template>'),
    request: answers('{', 'application/json'),
    want: { status: 500, lastError: { source: 'xsl-transform', section: 'outbound' } },
  },
]);

const api = { id: 'a', path: 'shop', serviceUrl: 'http://backend.example.com/v1' };
const page = '<a href="http://backend.example.com/v1/orders/2">http://backend.example.com/v1</a>';

conform('redirect-content-urls', policyPage('redirect-content-urls'), [
  {
    fact: 'In outbound the gateway stands in place of the backend.',
    outbound: '<redirect-content-urls/>',
    request: { api, url: 'https://api.example.com/shop/orders/1', ...answers(page, 'text/html') },
    want: { body: '<a href="https://api.example.com/shop/orders/2">https://api.example.com/shop</a>' },
  },
  {
    fact: 'In inbound the backend stands in place of the gateway.',
    inbound: '<redirect-content-urls/>',
    request: {
      api,
      url: 'https://api.example.com/shop/orders',
      method: 'POST',
      body: 'https://api.example.com/shop/orders/1',
    },
    want: { sent: [{ body: 'http://backend.example.com/v1/orders/1' }] },
  },
  {
    fact: 'Header fields stay as they are.',
    outbound: '<redirect-content-urls/>',
    request: {
      api,
      url: 'https://api.example.com/shop/orders/1',
      backend: [{ headers: { Location: 'http://backend.example.com/v1/x' }, body: '' }],
    },
    want: { header: { Location: 'http://backend.example.com/v1/x' } },
  },
  { fact: 'It is not for on-error.', onError: '<redirect-content-urls/>', want: { faults: ['wrong-section'] } },
]);

const jsonp = '<jsonp callback-parameter-name="cb"/>';
const calls = (callback: string): CaseRequest => ({
  url: `https://api.example.com/orders/1?${callback}`,
  ...answers('{"a":1}', 'application/json'),
});

conform('jsonp', policyPage('jsonp'), [
  {
    fact: 'The body becomes the argument of a call.',
    outbound: jsonp,
    request: calls('cb=show'),
    want: { status: 200, body: 'show({"a":1});' },
  },
  {
    fact: 'The content type is that of JavaScript.',
    outbound: jsonp,
    request: calls('cb=show'),
    want: { header: { 'Content-Type': expect.stringMatching(/javascript/) as string } },
  },
  {
    fact: 'Without the parameter nothing changes.',
    outbound: jsonp,
    request: calls('x=1'),
    want: { body: '{"a":1}', headers: { 'Content-Type': 'application/json' } },
  },
  {
    fact: 'A callback that is no identifier is refused.',
    outbound: jsonp,
    request: calls('cb=alert(1)'),
    want: {
      status: 400,
      lastError: {
        source: 'jsonp',
        reason: 'CallbackParameterInvalid',
        message: 'Value of callback parameter cb is not a valid JavaScript identifier.',
      },
    },
  },
  {
    fact: 'The name of the parameter may be an expression.',
    outbound: '<jsonp callback-parameter-name="@("c" + "b")"/>',
    request: calls('cb=f'),
    want: { body: 'f({"a":1});' },
  },
  { fact: 'It is for outbound.', inbound: jsonp, want: { faults: ['wrong-section'] } },
]);

const crossDomain =
  '<cross-domain><cross-domain-policy><allow-http-request-headers-from domain="*" headers="*"/></cross-domain-policy></cross-domain>';

conform('cross-domain', policyPage('cross-domain'), [
  {
    fact: '/crossdomain.xml is what stands in the policy.',
    documents: { global: { inbound: crossDomain } },
    request: { url: 'https://api.example.com/crossdomain.xml' },
    want: {
      status: 200,
      body: expect.stringMatching(
        /<cross-domain-policy>\s*<allow-http-request-headers-from domain="\*" headers="\*" ?\/>\s*<\/cross-domain-policy>/,
      ) as string,
      sent: [],
    },
  },
  {
    fact: 'Other requests go on.',
    documents: { global: { inbound: crossDomain, backend: '<forward-request/>' } },
    want: { status: 200, sent: [{}] },
  },
  { fact: 'It is for the global scope alone.', inbound: crossDomain, want: { faults: ['wrong-scope'] } },
]);
