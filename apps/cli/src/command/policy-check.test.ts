import { expect, it } from 'vitest';
import type { Ran } from '../testing/keelgate.ts';
import { keelgate, withFolder } from '../testing/keelgate.ts';

function check(files: { readonly [name: string]: string }, ...given: readonly string[]): Ran {
  return withFolder(files, (folder) => keelgate(['policy', 'check', ...given], folder));
}

const fine = '<policies><inbound><base /><set-variable name="a" value="@(1 + 1)" /></inbound></policies>';

it('says what it read where nothing is wrong', () => {
  const { status, out } = check({ 'a.xml': fine }, 'a.xml');
  expect([status, out]).toEqual([0, '1 document, 2 policies, 1 expression: 0 errors, 0 warnings\n']);
});

it('points at every mistake, with what was probably meant', () => {
  const text =
    '<policies>\n  <inbound>\n    <set-haeder name="a" />\n    <set-variable name="a" value="@(context.Nope)" />\n  </inbound>\n</policies>';
  const { status, out } = check({ 'a.xml': text }, 'a.xml');
  const lines = out.split('\n');
  expect(status).toBe(1);
  expect(lines[0]).toBe(
    'a.xml:3:5: error: <set-haeder> is no policy of API Management (did you mean <set-header>?) [policy/unknown-policy]',
  );
  expect(lines[1]).toMatch(/^a\.xml:4:\d+: error: /);
  expect(lines[2]).toBe('1 document, 1 policy, 1 expression: 2 errors, 0 warnings');
});

it('prints the results as JSON, one for each file of a folder', () => {
  const files = {
    'a.xml': fine,
    'b.policy.xml': '<fragment><set-status code="ten" /></fragment>',
    'c.xml': '<inbound><include-fragment fragment-id="f" /></inbound>',
    'd.txt': 'no',
  };
  const { status, out } = check(files, '.', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject([
    {
      file: 'a.xml',
      ok: true,
      kind: 'policies',
      policies: { base: 1, 'set-variable': 1 },
      expressions: 1,
      problems: [],
    },
    {
      file: 'b.policy.xml',
      ok: false,
      kind: 'fragment',
      problems: [{ code: 'policy/wrong-value', line: 1, column: 23 }],
    },
    { file: 'c.xml', ok: true, kind: 'partial', problems: [{ severity: 'warning', code: 'policy/unknown-fragment' }] },
  ]);
});

it('takes warnings for checks where it is told what there is', () => {
  const text =
    '<policies><inbound><include-fragment fragment-id="f" /><set-header name="{{n}}" exists-action="delete" /></inbound></policies>';
  const alone = check({ 'a.xml': text }, 'a.xml');
  expect([alone.status, alone.out]).toEqual([0, expect.stringContaining('0 errors, 2 warnings')]);
  const files = { 'a.xml': text, 'v.json': '{ "n": "X" }', 'w.json': '[{ "name": "m", "value": "X" }]' };
  expect(check(files, 'a.xml', '--named-values', 'v.json').out).toContain('0 errors, 1 warning');
  expect(check(files, 'a.xml', '--named-values', 'w.json').out).toContain('there is no named value "n"');
});

it('looks a service up for what documents name', () => {
  const template = {
    resources: [
      {
        type: 'Microsoft.ApiManagement/service/backends',
        name: 's/b',
        properties: { url: 'https://b', protocol: 'http' },
      },
    ],
  };
  const files = {
    't.json': JSON.stringify(template),
    'a.xml': '<policies><inbound><set-backend-service backend-id="b" /></inbound></policies>',
    'c.xml': '<policies><inbound><set-backend-service backend-id="c" /></inbound></policies>',
  };
  const { status, out } = check(files, 'a.xml', 'c.xml', '--service', 't.json');
  expect([status, out.split('\n')[0]]).toEqual([1, expect.stringContaining('there is no backend "c"')]);
});

it('knows the scope that it is told', () => {
  const files = { 'a.xml': '<policies><inbound><quota calls="1" renewal-period="0" /></inbound></policies>' };
  expect(check(files, 'a.xml').status).toBe(0);
  const { status, out } = check(files, './a.xml', '--scope', 'api');
  expect([status, out.split(':')[0]]).toEqual([1, './a.xml']);
});

it.each([[['nope.xml']], [['.']], [['a.json', '--named-values', 'a.json']]])(
  'exits 2 where nothing can be read: %j',
  (given) => {
    const { status, out, err } = check({ 'a.json': '[1]' }, ...given);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('error: ');
  },
);
