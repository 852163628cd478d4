import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test as example } from 'vitest';
import type { Policy } from '../define.ts';
import { policies } from '../policy/index.ts';
import { almostDocument, element } from '../testing/arbitrary-document.ts';
import type { CheckOptions } from './check.ts';
import { checkDocumentElements } from './check.ts';
import { parseDocument } from './parse.ts';

const noExpressions: CheckOptions = { compileExpression: () => [] };

/** What is wrong with a text: `error code line:column`. */
function check(text: string, options: Partial<CheckOptions> = {}): readonly string[] {
  const parsed = parseDocument({ format: 'rawxml', text, place: null });
  if (!parsed.ok) throw new Error(parsed.failure.message);
  return checkDocumentElements(parsed.value, { ...noExpressions, ...options }).faults.map(
    ({ severity, code, place }) => `${severity} ${code.replace('policy/', '')} ${place?.line}:${place?.column}`,
  );
}

describe('checkDocumentElements', () => {
  test.prop([element])('takes any tree, and says something of each that is no document', (root) => {
    const { faults } = checkDocumentElements(root, noExpressions);
    expect(faults.length > 0 || ['policies', 'fragment'].includes(root.name)).toBe(true);
  });

  test.prop([almostDocument])('never throws', (text) => {
    const parsed = parseDocument({ format: 'rawxml', text, place: null });
    if (parsed.ok) checkDocumentElements(parsed.value, noExpressions);
  });

  example('counts policies at every depth, and expressions', () => {
    const text =
      '<policies><inbound><base/><choose><when condition="@(a)"><return-response><set-status code="200"/><set-header name="@(b)"/><set-header name="c"/></return-response></when></choose></inbound></policies>';
    const parsed = parseDocument({ format: 'rawxml', text, place: null });
    expect(parsed.ok && checkDocumentElements(parsed.value, noExpressions)).toMatchObject({
      kind: 'policies',
      faults: [],
      policies: new Map([
        ['base', 1],
        ['choose', 1],
        ['return-response', 1],
        ['set-status', 1],
        ['set-header', 2],
      ]),
      expressions: 2,
    });
  });

  example('points into the expression that does not compile', () => {
    const text = '<policies><inbound>\n<set-variable name="a" value="@(1 &lt; oops)"/></inbound></policies>';
    const oops = (source: string): ReturnType<CheckOptions['compileExpression']> => [
      { code: 'expression/oops', severity: 'error', message: 'oops', at: source.indexOf('oops') },
    ];
    expect(check(text, { compileExpression: oops })).toEqual(['error expression/oops 2:40']);
  });

  example.each([
    ['<policies><inbound><set-haeder name="a"/></inbound></policies>', ['error unknown-policy 1:20']],
    ['<policies><inbuond/></policies>', ['error unknown-section 1:11']],
    ['<policies><inbound/><inbound/></policies>', ['error too-many-elements 1:21']],
    ['<policies><inbound>text</inbound></policies>', ['error unexpected-text 1:11']],
    ['<policies><inbound>{{all}} ${more} %{ if x }</inbound></policies>', []],
    ['<policies a="1"/>', ['error unknown-attribute 1:11']],
    ['<policies><backend><base/><forward-request/></backend></policies>', ['error too-many-elements 1:27']],
    [
      '<policies><outbound><rate-limit calls="1" renewal-period="1"/></outbound></policies>',
      ['error wrong-section 1:21'],
    ],
    ['<policies><inbound><choose/></inbound></policies>', ['error missing-element 1:20']],
    [
      '<policies><inbound><choose><otherwise/><when condition="true"/></choose></inbound></policies>',
      ['error wrong-order 1:40'],
    ],
    [
      '<policies><inbound><choose><when condition="true"><nope/></when></choose></inbound></policies>',
      ['error unknown-policy 1:51'],
    ],
    [
      '<policies><inbound><retry condition="true" count="1" interval="1"><wait/></retry></inbound></policies>',
      ['error unexpected-element 1:67'],
    ],
    ['<policies><inbound><jsonp callback-parameter-name="c"/></inbound></policies>', ['error wrong-section 1:20']],
    [
      '<policies><inbound><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/></inbound></policies>',
      ['error more-than-once 1:94'],
    ],
    [
      '<policies><inbound><return-response><set-body/><set-status code="200"/></return-response></inbound></policies>',
      ['error wrong-order 1:48'],
    ],
    [
      '<policies><inbound><http-data-source><http-request><set-url>u</set-url></http-request></http-data-source></inbound></policies>',
      ['error wrong-section 1:20'],
    ],
    ['<policies><on-error><return-response><set-body>x</set-body></return-response></on-error></policies>', []],
    ['<fragment><base/></fragment>', ['error not-in-fragment 1:11']],
    ['<fragment><include-fragment fragment-id="f"/></fragment>', ['error not-in-fragment 1:11']],
    ['<fragment><forward-request/><cors><allowed-origins><origin>*</origin></allowed-origins></cors></fragment>', []],
    ['<policies><inbound><include-fragment fragment-id="f"/></inbound></policies>', ['warning unknown-fragment 1:38']],
    [
      '<policies><inbound><get-authorization-context provider-id="p" authorization-id="a" context-variable-name="c"/></inbound></policies>',
      ['warning not-offline 1:20'],
    ],
    ['<policies><inbound><set-status code="teapot"/></inbound></policies>', ['error wrong-value 1:32']],
    ['<policies><inbound><set-status code="{{status}}"/></inbound></policies>', []],
    ['<policies><inbound><set-status code="${status}"/></inbound></policies>', ['error wrong-value 1:32']],
    [
      '<policies><inbound><set-variable name="@(1)" value="1"/></inbound></policies>',
      ['error no-expression-here 1:34'],
    ],
    [
      '<policies><inbound><set-variable name="a" value="Hi @(context.User.Id)"/></inbound></policies>',
      ['warning expression-in-text 1:43'],
    ],
    ['<policies><inbound><set-variable name="a" value="me@(home).org"/></inbound></policies>', []],
    ['<set-header name="a"/>', ['error wrong-root 1:1']],
    ['<polcies/>', ['error wrong-root 1:1']],
  ])('%s', (text, wanted) => {
    expect(check(text)).toEqual(wanted);
  });

  example.each([
    ['<set-header name="a"/>', []],
    ['<inbound><base/></inbound>', []],
    ['<outbound><cors/></outbound>', ['error wrong-section 1:11']],
    [
      '<http-data-source><http-request><set-method>GET</set-method><set-url>u</set-url></http-request><http-response><set-body>x</set-body></http-response></http-data-source>',
      [],
    ],
    ['<nope/>', ['error wrong-root 1:1']],
  ])('a part alone: %s', (text, wanted) => {
    expect(check(text, { allowsParts: true })).toEqual(wanted);
  });

  example('takes placeholders of a deployment for what they stand for, with a warning', () => {
    const text = '<policies><inbound><set-status code="${status}"/></inbound></policies>';
    expect(check(text, { allowsPlaceholders: true })).toEqual(['warning placeholder 1:32']);
  });

  example('knows the scope where it is told', () => {
    const text = '<policies><inbound><quota calls="1" renewal-period="0"/></inbound></policies>';
    expect([check(text), check(text, { scope: 'product' }), check(text, { scope: 'api' })]).toEqual([
      [],
      [],
      ['error wrong-scope 1:20'],
    ]);
  });

  example('takes a missing resource for an error where it is known what there is', () => {
    const text =
      '<policies><inbound><set-backend-service backend-id="b"/><include-fragment fragment-id="f"/></inbound></policies>';
    const resources = { backend: new Set(['b']), fragment: new Set<string>() };
    expect(check(text, { resources })).toEqual(['error unknown-fragment 1:75']);
  });

  example('looks for misplaced policies in the fragments that are included', () => {
    const parsed = parseDocument({
      format: 'rawxml',
      text: '<fragment><rewrite-uri template="/"/></fragment>',
      place: null,
    });
    const fragments = new Map(parsed.ok ? [['f', parsed.value] as const] : []);
    const resources = { fragment: new Set(['f']) };
    const include = '<include-fragment fragment-id="f"/>';
    expect(check(`<policies><inbound>${include}</inbound></policies>`, { fragments, resources })).toEqual([]);
    expect(check(`<policies><outbound>${include}</outbound></policies>`, { fragments, resources })).toEqual([
      'error wrong-section 1:21',
    ]);
  });
});

describe('every policy', () => {
  test.prop([
    fc.constantFrom(...policies.filter(({ shape }) => !shape.isOpen)),
    fc.string({ unit: fc.constantFrom('a', 'b', 'x', 'y', 'z') }).filter((name) => name.length > 3),
  ])('refuses an attribute and an element that it does not know', ({ name }, unknown) => {
    const found = check(`<${name} ${unknown}="1"><${unknown}/></${name}>`, { allowsParts: true });
    expect(found.some((line) => line.startsWith('error unknown-attribute'))).toBe(true);
  });

  test.prop([fc.constantFrom(...policies)])('stands only where its page has it', (policy) => {
    for (const section of ['inbound', 'backend', 'outbound', 'on-error'] as const) {
      const found = check(`<policies><${section}><${policy.name}/></${section}></policies>`);
      const isWrong = found.some((line) => line.startsWith('error wrong-section'));
      expect([section, isWrong]).toEqual([section, !policy.sections.includes(section)]);
    }
  });

  example('has its name once', () => {
    expect(new Set(policies.map(({ name }: Policy) => name)).size).toBe(policies.length);
  });
});
