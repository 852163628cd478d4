import { expect, it } from 'vitest';
import { namedBy, namedByPolicy, namedInExpression, namedValuesIn } from './referred.ts';

const prefix = 'Microsoft.ApiManagement/service';
const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers';

it.each([
  ['/loggers/log', { type: `${prefix}/loggers`, names: ['log'] }],
  ['/apis/a/operations/o', { type: `${prefix}/apis/operations`, names: ['a', 'o'] }],
  [`/subscriptions/1/resourceGroups/g/providers/${prefix}/s/backends/b`, { type: `${prefix}/backends`, names: ['b'] }],
  [
    `${group}/Microsoft.Network/virtualNetworks/n/subnets/s`,
    { type: 'Microsoft.Network/virtualNetworks/subnets', names: ['n', 's'] },
  ],
  ['/orders', null],
  ['loggers/log', null],
  ['/a//b/c', null],
])('the id %s', (text, named) => {
  expect(namedBy(text)).toEqual(named);
});

it('what a policy names', () => {
  const text = `<include-fragment fragment-id="a&amp;b" /><set-backend-service backend-id = 'c' /> {{ key }} {{k"2}} {{}} {{{x}}`;
  expect(namedByPolicy(text).map(({ names }) => names[0])).toEqual(['a&b', 'c']);
  expect(namedValuesIn(text)).toEqual(['key', 'k"2', 'x']);
});

it('texts that are nearly references take no longer than others', () => {
  const many = 200_000;
  expect(namedValuesIn(`{{${' '.repeat(many)}x`)).toEqual([]);
  expect(namedValuesIn('{{'.repeat(many))).toEqual([]);
  expect(namedBy('/'.repeat(many))).toBeNull();
  expect(namedByPolicy('fragment-id='.repeat(many))).toEqual([]);
});

it('what an expression names by whole ids', () => {
  const text = `[concat(reference('${group}/Microsoft.Web/sites/a').x, '${group}/${prefix}/s', 'b', '/apis/c')]`;
  expect(namedInExpression(text)).toEqual([
    { type: 'Microsoft.Web/sites', names: ['a'] },
    { type: prefix, names: [] },
  ]);
  expect(namedInExpression(`'${group}/Microsoft.Web/sites/a'`)).toEqual([]);
});
