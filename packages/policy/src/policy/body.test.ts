import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../run/run-request.ts';
import { outbound, runApi } from '../testing/run-request.ts';

const json = { 'Content-Type': 'application/json' };
const xml = { 'Content-Type': 'text/xml; charset=utf-8' };

function sentBody(result: RunResult): string | undefined {
  return result.backendRequests[0]?.body;
}

function post(body: string, headers: { readonly [name: string]: string } = json): Partial<RunRequest> {
  return { method: 'POST', body, headers };
}

describe('set-body', () => {
  test.prop([fc.string({ unit: 'grapheme' }).filter((text) => !/[@{}]/.test(text) && text.trim() === text)])(
    'with a text sets that text',
    (text) => {
      const xmlText = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      fc.pre(/^[\u0020-\uD7FF]*$/.test(text));
      expect(sentBody(runApi(`<set-body>${xmlText}</set-body>`, post('old')))).toBe(text);
    },
  );

  it.each([
    ['@("a" + 1)', 'a1'],
    ['@(new JObject(new JProperty("a", 1)))', '{\n  "a": 1\n}'],
    ['@(new byte[] { 104, 105 })', 'hi'],
    ['@((string)null)', ''],
    ['@(context.Request.Body.As<JObject>()["n"].ToString() + "!")', '7!'],
  ])('of %s is %s', (expression, wanted) => {
    expect(sentBody(runApi(`<set-body>${expression}</set-body>`, post('{"n":7}')))).toBe(wanted);
  });

  it('sets the body of a response in outbound', () => {
    const document = outbound(
      '<set-body>@(context.Response.Body.As<string>() + context.Response.StatusCode)</set-body>',
    );
    expect(runApi(document, { backend: [{ status: 201, body: 'made ' }] }).response.body).toBe('made 201');
  });

  describe('with a Liquid template', () => {
    const liquid = (template: string, attributes = ''): string =>
      `<set-body template="liquid"${attributes}>${template}</set-body>`;

    it.each([
      [
        'JSON',
        '{"name":"Ann","items":[1,2]}',
        json,
        '{{body.name}}:{% for i in body.items %}[{{i}}]{% endfor %}',
        'Ann:[1][2]',
      ],
      ['+json', '{"a":{"b":true}}', { 'Content-Type': 'application/vnd.x+json' }, '{{body.a.b}}', 'true'],
      ['XML', '<o><n>x</n><n>y</n></o>', xml, '{% for n in body.o.n %}{{n}};{% endfor %}', 'x;y;'],
      ['+xml', '<o><n>x</n></o>', { 'Content-Type': 'application/soap+xml' }, '{{body.o.n}}', 'x'],
      ['other text', '{"a":1}', { 'Content-Type': 'text/plain' }, '[{{body.a}}]', '[]'],
      ['nothing', '', json, '[{{body.a}}]', '[]'],
    ])('reads a body of %s by its members', (...[, body, headers, template, wanted]) => {
      expect(sentBody(runApi(liquid(template), post(body, headers)))).toBe(wanted);
    });

    it('reads the context', () => {
      const template =
        '{{context.Request.Method}} {{context.Request.OriginalUrl.Host}} {{context.Request.Url.Path}} {{context.Request.Url.QueryString}} {{context.Request.Headers.X-Me}} {{context.Request.MatchedParameters.id}} {{context.Variables.v}} {{context.Variables["o"].a}} {{context.Request.HasBody}}';
      const result = runApi(
        `<set-variable name="v" value="@(5)"/><set-variable name="o" value="@(JObject.Parse("{'a': 'b'}"))"/>${liquid(template)}`,
        {
          ...post('{}', { ...json, 'X-Me': 'me' }),
          url: 'https://api.example.com/orders/1?q=2',
          operation: { id: 'o', urlTemplate: '/orders/{id}' },
        },
      );
      expect(sentBody(result)).toBe('POST api.example.com /orders/1 ?q=2 me 1 5 b true');
    });

    it('reads the response in outbound', () => {
      const document = outbound(liquid('{{context.Response.StatusCode}} {{context.Response.Headers.ETag}} {{body.x}}'));
      const backend = [{ status: 201, headers: { ...json, ETag: 'e' }, body: '{"x":1}' }];
      expect(runApi(document, { backend }).response.body).toBe('201 e 1');
    });

    it('makes an empty element null or blank as it is told', () => {
      const body = '<o xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><a xsi:nil="true"/><b>1</b></o>';
      const template = '{% if body.o.a == null %}null{% else %}blank{% endif %}';
      expect(sentBody(runApi(liquid(template), post(body, xml)))).toBe('blank');
      expect(sentBody(runApi(liquid(template, ' xsi-nil="null"'), post(body, xml)))).toBe('null');
    });

    it('takes texts for dates unless it is told otherwise', () => {
      const body = '{"t":"2026-01-02T03:04:05Z"}';
      const template = '{{ body.t | Date: "yyyy" }}|{{ body.t }}';
      expect(sentBody(runApi(liquid('{{ body.t }}', ' parse-date="false"'), post(body)))).toBe('2026-01-02T03:04:05Z');
      expect(sentBody(runApi(liquid(template), post(body)))).toMatch(/^2026\|01\/02\/2026 03:04:05/);
    });

    it('sees nothing of the request inside return-response', () => {
      const result = runApi(`<return-response>${liquid('[{{body.a}}]')}</return-response>`, post('{"a":1}'));
      expect(result.response.body).toBe('[]');
    });

    it('sees the copied body inside send-request', () => {
      const send = `<send-request mode="copy" response-variable-name="r"><set-url>https://other/</set-url>${liquid('<{{body.a}}>'.replace('<', '[').replace('>', ']'))}</send-request>`;
      expect(runApi(send, { ...post('{"a":1}'), http: { 'https://other/': {} } }).httpRequests[0]?.body).toBe('[1]');
    });

    it('that is wrong is an error', () => {
      const result = runApi(liquid('{% if body.a %}'), post('{"a":1}'));
      expect(result).toMatchObject({
        response: { status: 500 },
        lastError: { source: 'set-body', reason: 'LiquidTemplateFailure', section: 'inbound' },
        backendRequests: [],
      });
    });

    it('of a body that is no JSON is an error', () => {
      expect(runApi(liquid('{{body.a}}'), post('{"a":')).lastError).toMatchObject({ source: 'set-body' });
    });
  });
});

describe('find-and-replace', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '.', '*'), maxLength: 30 });
  test.prop([letters, letters.filter((text) => text !== ''), letters])(
    'replaces every occurrence from left to right, as it is written',
    (body, from, to) => {
      let wanted = '';
      for (let at = 0; at < body.length;) {
        const isHere = body.startsWith(from, at);
        wanted += isHere ? to : body.charAt(at);
        at += isHere ? from.length : 1;
      }
      expect(sentBody(runApi(`<find-and-replace from="${from}" to="${to}"/>`, post(body)))).toBe(wanted);
    },
  );

  it('works on the response in outbound, with expressions', () => {
    const document = outbound('<find-and-replace from="@("a" + "b")" to="@(context.Response.StatusCode.ToString())"/>');
    expect(runApi(document, { backend: [{ body: 'xabab' }] }).response.body).toBe('x200200');
  });

  it('leaves a message without a body alone', () => {
    expect(runApi('<find-and-replace from="a" to="b"/>').backendRequests[0]?.body).toBe('');
  });
});

describe('json-to-xml', () => {
  const types = { json: 'application/json; charset=utf-8', problem: 'application/problem+json', text: 'text/plain' };
  const accepts = {
    'text/xml': true,
    'application/json, application/xml;q=0.5': true,
    'application/xml;q=0': false,
    '*/*': false,
    '': false,
  };

  test.prop([
    fc.constantFrom('always', 'content-type-json'),
    fc.constantFrom<'true' | 'false' | null>('true', 'false', null),
    fc.constantFrom(...(Object.keys(types) as (keyof typeof types)[])),
    fc.constantFrom(...(Object.keys(accepts) as (keyof typeof accepts)[])),
  ])('converts where the type is the one it is for, and the caller asks', (apply, considers, type, accept) => {
    const attribute = considers === null ? '' : ` consider-accept-header="${considers}"`;
    const result = runApi(outbound(`<json-to-xml apply="${apply}"${attribute}/>`), {
      headers: accept === '' ? {} : { Accept: accept },
      backend: [{ headers: { 'Content-Type': types[type] }, body: '{"a":{"b":1}}' }],
    });
    const converts = (apply === 'always' || type !== 'text') && (considers === 'false' || accepts[accept]);
    expect(result.response.body).toBe(converts ? '<a>\n  <b>1</b>\n</a>'.replaceAll(/\n\s*/g, '') : '{"a":{"b":1}}');
    expect(result.response.headers['Content-Type']).toBe(converts ? 'application/xml' : types[type]);
  });

  it('writes prefixes and attributes as it is told', () => {
    const policy =
      '<json-to-xml apply="always" consider-accept-header="false" namespace-separator=":" namespace-prefix="xmlns" attribute-block-name="#attrs"/>';
    const body = '{"p:A":{"xmlns:p":"urn:x","p:B":{"#attrs":{"q":"1"},"c":"t"},"p:H":{}}}';
    expect(sentBody(runApi(policy, post(body)))?.replaceAll(/>\s+</g, '><')).toBe(
      '<p:A xmlns:p="urn:x"><p:B q="1"><c>t</c></p:B><p:H /></p:A>',
    );
  });

  it('of what is no JSON is an error of the policy', () => {
    expect(runApi('<json-to-xml apply="always" consider-accept-header="false"/>', post('<a/>'))).toMatchObject({
      response: { status: 500 },
      lastError: { source: 'json-to-xml', reason: 'BodyTransformationFailure' },
    });
  });
});

describe('xml-to-json', () => {
  it.each([
    ['javascript-friendly', '<o a="1"><i>x</i><i>y</i></o>', '', '{"o":{"a":"1","i":["x","y"]}}'],
    ['direct', '<o a="1"><i>x</i></o>', '', '{"o":{"@a":"1","i":"x"}}'],
    ['direct', '<o><i>x</i></o>', ' always-array-child-elements="true"', '{"o":{"i":["x"]}}'],
  ])('kind %s makes %s%s into %s', (kind, body, attributes, wanted) => {
    const policy = `<xml-to-json kind="${kind}" apply="content-type-xml" consider-accept-header="false"${attributes}/>`;
    const result = runApi(policy, post(body, xml));
    expect(JSON.parse(sentBody(result) ?? '')).toEqual(JSON.parse(wanted));
    expect(result.backendRequests[0]?.headers['Content-Type']).toBe('application/json');
  });

  it('is not for another type, and not for a caller who asks for nothing', () => {
    const policy = (apply: string): string => outbound(`<xml-to-json kind="direct" apply="${apply}"/>`);
    const backend = [{ headers: { 'Content-Type': 'text/plain' }, body: '<a>1</a>' }];
    const accept = { Accept: 'application/json' };
    expect(runApi(policy('content-type-xml'), { backend, headers: accept }).response.body).toBe('<a>1</a>');
    expect(runApi(policy('always'), { backend }).response.body).toBe('<a>1</a>');
    expect(runApi(policy('always'), { backend, headers: accept }).response.body).toContain('"a"');
  });
});

describe('xsl-transform', () => {
  const sheet = (output: string, content: string): string =>
    `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="${output}" omit-xml-declaration="yes"/><xsl:param name="who"/>${content}</xsl:stylesheet>`;

  it('puts the body through its style sheet', () => {
    const policy = `<xsl-transform>${sheet('xml', '<xsl:template match="/o"><p><xsl:value-of select="n"/></p></xsl:template>')}</xsl-transform>`;
    expect(sentBody(runApi(policy, post('<o><n>1</n></o>', xml)))).toBe('<p>1</p>');
  });

  it('hands parameters over', () => {
    const policy = `<xsl-transform><parameter name="who">@(context.Request.Method)</parameter>${sheet('text', '<xsl:template match="/">{"who":"<xsl:value-of select="$who"/>"}</xsl:template>')}</xsl-transform>`;
    expect(sentBody(runApi(policy, post('<o/>', xml)))).toBe('{"who":"POST"}');
  });

  it('of what is no XML is an error of the policy', () => {
    const policy = `<xsl-transform>${sheet('xml', '')}</xsl-transform>`;
    expect(runApi(policy, post('{}')).lastError).toMatchObject({
      source: 'xsl-transform',
      reason: 'BodyTransformationFailure',
    });
  });
});

describe('redirect-content-urls', () => {
  const api = { id: 'a', path: 'shop', serviceUrl: 'https://backend.internal:8443/v2' };
  const url = 'https://gw.example.com/shop/orders';

  it('puts the gateway in the place of the backend in responses', () => {
    const backend = [
      {
        headers: { Location: 'https://backend.internal:8443/v2/x' },
        body: 'see https://backend.internal:8443/v2/orders/1 and https://elsewhere/v2',
      },
    ];
    const { response } = runApi(outbound('<redirect-content-urls/>'), { url, api, backend });
    expect(response.body).toBe('see https://gw.example.com/shop/orders/1 and https://elsewhere/v2');
    expect(response.headers['Location']).toBe('https://backend.internal:8443/v2/x');
  });

  it('puts the backend in the place of the gateway in requests', () => {
    const result = runApi('<redirect-content-urls/>', {
      url,
      api,
      ...post('{"next":"https://gw.example.com/shop/orders/2"}'),
    });
    expect(sentBody(result)).toBe('{"next":"https://backend.internal:8443/v2/orders/2"}');
  });
});

describe('jsonp', () => {
  const call = (query: string): RunResult =>
    runApi(outbound('<jsonp callback-parameter-name="cb"/>'), {
      url: `https://api.example.com/orders/1${query}`,
      backend: [{ headers: json, body: '{"a":1}' }],
    });

  it.each([
    ['?cb=show', 'show({"a":1});', 'application/javascript'],
    ['?cb=my.app.$show_1', 'my.app.$show_1({"a":1});', 'application/javascript'],
    ['', '{"a":1}', 'application/json'],
    ['?other=show', '{"a":1}', 'application/json'],
  ])('of %s is %s', (query, body, type) => {
    expect(call(query).response).toMatchObject({ status: 200, body, headers: { 'Content-Type': type } });
  });

  test.prop([fc.constantFrom('1a', 'a b', 'alert(1)', 'a.', '.a', 'a..b', 'a-b', '<x>', 'a;b', '')])(
    'refuses what is no name',
    (name) => {
      expect(call(`?cb=${encodeURIComponent(name)}`)).toMatchObject({
        response: { status: 400 },
        lastError: {
          source: 'jsonp',
          reason: 'CallbackParameterInvalid',
          message: 'Value of callback parameter cb is not a valid JavaScript identifier.',
          section: 'outbound',
        },
      });
    },
  );
});
