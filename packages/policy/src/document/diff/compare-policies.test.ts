import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import type { PolicyDocument, PropertyChange } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../parse.ts';
import { printDocument } from '../print.ts';
import { comparePolicies } from './compare-policies.ts';

function raw(text: string): PolicyDocument {
  return { format: 'rawxml', text, place: null };
}

function inbound(...policies: readonly string[]): PolicyDocument {
  return raw(`<policies><inbound><base />${policies.join('')}</inbound></policies>`);
}

function compared(before: string, after: string): readonly PropertyChange[] {
  return comparePolicies(inbound(before), inbound(after));
}

const limit = (calls: string): string =>
  `<rate-limit-by-key calls="${calls}" renewal-period="60" counter-key="@(context.Request.IpAddress)" />`;

describe('what is said', () => {
  it.each<[string, string, string, readonly PropertyChange[]]>([
    [
      'an attribute',
      limit('100'),
      limit('200'),
      [{ path: 'inbound/rate-limit-by-key/@calls', before: '100', after: '200' }],
    ],
    [
      'an attribute that is new',
      '<cache-lookup vary-by-developer="false" />',
      '<cache-lookup vary-by-developer="false" downstream-caching-type="none" />',
      [{ path: 'inbound/cache-lookup/@downstream-caching-type', after: 'none' }],
    ],
    [
      'a policy that is new, and behind which',
      '<authentication-basic username="u" password="p" />',
      '<authentication-basic username="u" password="p" /><cache-lookup />',
      [{ path: 'inbound/cache-lookup', after: '<cache-lookup />', behind: 'authentication-basic' }],
    ],
    [
      'a policy that is gone',
      '<cors><allowed-origins><origin>*</origin></allowed-origins></cors>',
      '',
      [
        {
          path: 'inbound/cors',
          before: '<cors>\n  <allowed-origins>\n    <origin>*</origin>\n  </allowed-origins>\n</cors>',
        },
      ],
    ],
    [
      'one of several, by its label',
      '<set-header name="A"><value>1</value></set-header><set-header name="B"><value>1</value></set-header>',
      '<set-header name="A"><value>1</value></set-header><set-header name="B"><value>2</value></set-header>',
      [{ path: 'inbound/set-header[b]/value/text()', before: '1', after: '2' }],
    ],
    [
      'another header is another policy',
      '<set-header name="A"><value>1</value></set-header>',
      '<set-header name="B"><value>1</value></set-header>',
      [
        {
          path: 'inbound/set-header[a]',
          before: '<set-header name="A">\n  <value>1</value>\n</set-header>',
        },
        {
          path: 'inbound/set-header[b]',
          after: '<set-header name="B">\n  <value>1</value>\n</set-header>',
          behind: 'base',
        },
      ],
    ],
    [
      'one of several without a label, by its number',
      '<set-body>a</set-body><set-body>b</set-body>',
      '<set-body>a</set-body><set-body>c</set-body>',
      [{ path: 'inbound/set-body[2]/text()', before: 'b', after: 'c' }],
    ],
    [
      'a condition, as it is written',
      '<choose><when condition="@(1 &lt; 2)"><return-response /></when></choose>',
      '<choose><when condition="@(1 &lt; 3)"><return-response /></when></choose>',
      [{ path: 'inbound/choose/when/@condition', before: '@(1 < 2)', after: '@(1 < 3)' }],
    ],
    [
      'what has moved, and what has changed in it besides',
      `${limit('1')}<cors /><ip-filter action="allow" />`,
      `<cors /><ip-filter action="allow" />${limit('2')}`,
      [
        { path: 'inbound/rate-limit-by-key', moved: true, behind: 'ip-filter' },
        { path: 'inbound/rate-limit-by-key/@calls', before: '1', after: '2' },
      ],
    ],
    [
      'one of several alike that is gone, the others as they are, however their attributes are ordered',
      '<trace source="a" severity="error" /><trace source="b" severity="error" /><trace source="c" severity="error" />',
      '<trace severity="error" source="b" /><trace severity="error" source="c" />',
      [{ path: 'inbound/trace[1]', before: '<trace source="a" severity="error" />' }],
    ],
    [
      'what has moved and is not what stands in its place now',
      '<quota-by-key counter-key="a" /><cors /><quota-by-key counter-key="b" />',
      '<quota-by-key counter-key="c" /><cors /><quota-by-key counter-key="a" />',
      [
        { path: 'inbound/quota-by-key[2]', before: '<quota-by-key counter-key="b" />' },
        { path: 'inbound/quota-by-key[1]', after: '<quota-by-key counter-key="c" />', behind: 'base' },
        { path: 'inbound/quota-by-key[2]', moved: true, behind: 'cors' },
      ],
    ],
    [
      'words that are another word together',
      '<set-variable name="v" value="@(x is string)" />',
      '<set-variable name="v" value="@(xisstring)" />',
      [{ path: 'inbound/set-variable[v]/@value', before: '@(x is string)', after: '@(xisstring)' }],
    ],
    [
      'an expression that becomes a text',
      '<set-variable name="v" value="@(1)" />',
      '<set-variable name="v" value="1" />',
      [{ path: 'inbound/set-variable[v]/@value', before: '@(1)', after: '1' }],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(compared(before, after)).toEqual(changes);
  });

  it('of a section that is new', () => {
    const both = raw('<policies><inbound /><outbound><base /></outbound></policies>');
    expect(comparePolicies(raw('<policies><inbound /></policies>'), both)).toEqual([
      { path: 'outbound', after: '<outbound>\n  <base />\n</outbound>', behind: 'inbound' },
    ]);
  });

  it('of a piece of a document, which has no element around it', () => {
    const piece = (calls: string): PolicyDocument => raw(`<base />\n${limit(calls)}`);
    expect(comparePolicies(piece('1'), piece('2'))).toEqual([
      { path: 'rate-limit-by-key/@calls', before: '1', after: '2' },
    ]);
  });

  it('of what is no document, its lines', () => {
    expect(comparePolicies(raw('<a>\r\n<b>\r\n<c>'), raw('<a>\n<x>\n<c>\n'))).toEqual([
      { path: 'line 2', before: '<b>', after: '<x>' },
    ]);
    expect(comparePolicies(raw('<a>\r\n <b'), raw('<a>\n <b \n'))).toEqual([]);
    expect(comparePolicies(raw('<policies />'), raw('<fragment />'))).toEqual([
      { path: 'line 1', before: '<policies />', after: '<fragment />' },
    ]);
  });
});

it.each([
  ['blanks', `<policies>\n\t<inbound>\r\n<base/>${limit('1')}   </inbound>\n</policies>`],
  ['comments', `<policies><!-- a -- b --><inbound><base />${limit('1')}<!-- <base /> --></inbound></policies>`],
  [
    'the order of attributes, and quotes',
    `<policies><inbound><base></base><rate-limit-by-key counter-key='@(context.Request.IpAddress)' renewal-period="60" calls='1'/></inbound></policies>`,
  ],
  [
    'how an expression is laid out',
    `<policies><inbound><base /><rate-limit-by-key calls="1" renewal-period="60" counter-key="@( /* who */ context . Request\n.IpAddress )" /></inbound></policies>`,
  ],
  ['the order of sections', `<policies><outbound /><inbound><base />${limit('1')}</inbound></policies>`],
])('no difference is made by %s', (what, text) => {
  const outbound = what.includes('sections') ? '<outbound />' : '';
  const plain = raw(`<policies><inbound><base />${limit('1')}</inbound>${outbound}</policies>`);
  expect(comparePolicies(plain, raw(text))).toEqual([]);
  expect(comparePolicies(raw(text), plain)).toEqual([]);
});

it('no difference is made by the format: expressions may have entities in either', () => {
  const text = '<policies><inbound><set-variable name="v" value="@(&quot;a&quot; + 1)" /></inbound></policies>';
  const plain = `<policies><inbound><set-variable name="v" value='@("a"+1)' /></inbound></policies>`;
  expect(comparePolicies({ format: 'xml', text, place: null }, raw(plain))).toEqual([]);
});

/** The length of the longest run that rises, worked out the slow way. */
function rising(numbers: readonly number[]): number {
  const best = numbers.map(() => 1);
  for (const [at, number] of numbers.entries())
    for (let before = 0; before < at; before += 1)
      if (numbers[before]! < number) best[at] = Math.max(best[at]!, best[before]! + 1);
  return Math.max(0, ...best);
}

/** Fragments by number, each there once at most, in any order. */
const fragments = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 10 });

function including(numbers: readonly number[]): PolicyDocument {
  return inbound(...numbers.map((number) => `<include-fragment fragment-id="f${number}" />`));
}

describe('laws', () => {
  test.prop([fragments, fragments])('no more is removed, added and moved than has to be', (before, after) => {
    const changes = comparePolicies(including(before), including(after));
    const gone = before.filter((number) => !after.includes(number));
    const come = after.filter((number) => !before.includes(number));
    const common = before.filter((number) => after.includes(number)).map((number) => after.indexOf(number));
    const named = (numbers: readonly number[]): readonly string[] =>
      numbers.map((number) => `inbound/include-fragment[f${number}]`).toSorted();
    const paths = (kept: (change: PropertyChange) => boolean): readonly string[] =>
      changes
        .filter(kept)
        .map(({ path: at }) => at)
        .toSorted();
    expect(paths(({ before: was }) => was !== undefined)).toEqual(named(gone));
    expect(paths(({ after: is }) => is !== undefined)).toEqual(named(come));
    expect(paths(({ moved }) => moved === true)).toHaveLength(common.length - rising(common));
  });

  const policy = fc.oneof(
    fc.constantFrom('<base />', '<cors />', '<set-body>x</set-body>', '<set-body>y</set-body>', limit('1'), limit('2')),
    fc.constantFrom('A', 'B').map((name) => `<set-header name="${name}"><value>1</value></set-header>`),
  );
  const policies = fc.array(policy, { maxLength: 8 });

  test.prop([policies])('a document does not differ from itself', (all) => {
    expect(comparePolicies(inbound(...all), inbound(...all))).toEqual([]);
  });

  test.prop([policies, policies])('as much has gone one way as comes the other way', (before, after) => {
    const there = comparePolicies(inbound(...before), inbound(...after));
    const back = comparePolicies(inbound(...after), inbound(...before));
    const come = (changes: readonly PropertyChange[]): number =>
      changes.filter((change) => change.after !== undefined && change.behind !== undefined).length;
    const gone = (changes: readonly PropertyChange[]): number =>
      changes.filter((change) => change.before !== undefined && change.after === undefined).length;
    expect([come(there), gone(there), there.length === 0]).toEqual([gone(back), come(back), back.length === 0]);
    expect(come(there) - gone(there)).toBe(after.length - before.length);
  });

  test.prop([policies, fc.nat()])('one limit that is planted is one entry, and one that has changed', (all, at) => {
    const others = all.filter((one) => !one.startsWith('<rate-limit'));
    const where = at % (others.length + 1);
    const put = (calls: string): PolicyDocument =>
      inbound(...others.slice(0, where), limit(calls), ...others.slice(where));
    expect(comparePolicies(put('1'), put('7'))).toEqual([
      { path: 'inbound/rate-limit-by-key/@calls', before: '1', after: '7' },
    ]);
    const changes = comparePolicies(inbound(...others), put('1'));
    expect(changes.map(({ path: named, moved, before }) => [named, moved, before])).toEqual([
      ['inbound/rate-limit-by-key', undefined, undefined],
    ]);
  });
});

const corpus = fileURLToPath(new URL('../../../../../../shared/corpus/policies', import.meta.url));

it.skipIf(!existsSync(corpus))('real documents printed anew do not differ (skipped where ../shared is absent)', () => {
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'));
  let read = 0;
  for (const name of names) {
    const document = raw(readFileSync(path.join(corpus, name), 'utf8'));
    const parsed = parseDocument(document);
    expect(comparePolicies(document, document)).toEqual([]);
    if (!parsed.ok) continue;
    read += 1;
    expect([name, comparePolicies(document, raw(printDocument(parsed.value)))]).toEqual([name, []]);
  }
  expect(read).toBeGreaterThan(100);
});
