import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFunction } from '../../../testing/call-function.ts';

describe('functions of texts do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['base64', ['one, two, three'], 'b25lLCB0d28sIHRocmVl'],
    ['base64', [''], ''],
    ['base64', ['häl'], 'aMOkbA=='],
    ['base64ToString', ['b25lLCB0d28sIHRocmVl'], 'one, two, three'],
    ['base64ToString', [''], ''],
    ['base64ToString', ['aMOkbA=='], 'häl'],
    ['base64ToJson', ['eydvbmUnOiAnYScsICd0d28nOiAnYid9'], { one: 'a', two: 'b' }],
    ['base64ToJson', ['WzEsIDJd'], [1, 2]],
    ['base64ToJson', ['dHJ1ZQ=='], true],
    ['dataUri', ['Hello'], 'data:text/plain;charset=utf8;base64,SGVsbG8='],
    ['dataUri', [''], 'data:text/plain;charset=utf8;base64,'],
    ['dataUri', ['é'], 'data:text/plain;charset=utf8;base64,w6k='],
    ['dataUriToString', ['data:;base64,SGVsbG8sIFdvcmxkIQ=='], 'Hello, World!'],
    ['dataUriToString', ['data:text/plain;charset=utf8;base64,SGVsbG8='], 'Hello'],
    ['dataUriToString', ['data:,a%20b'], 'a b'],
    ['endsWith', ['abcdef', 'ef'], true],
    ['endsWith', ['abcdef', 'F'], true],
    ['endsWith', ['abcdef', 'e'], false],
    ['startsWith', ['abcdef', 'ab'], true],
    ['startsWith', ['abcdef', 'A'], true],
    ['startsWith', ['abcdef', 'e'], false],
    [
      'format',
      ['{0}, {1}. Formatted number: {2:N0}', 'Hello', 'User', 8_175_133],
      'Hello, User. Formatted number: 8,175,133',
    ],
    ['format', ['{0}/{1} {{}}', 'a', 2], 'a/2 {}'],
    ['format', ['[{0,5}|{0,-5}]', 'ab'], '[   ab|ab   ]'],
    [
      'format',
      ['{0:D3} {0:N2} {0:F1} {0:X} {0:x4} {0:P0} {0:000.0} {0:#,##0}', 42],
      '042 42.00 42.0 2A 002a 4,200 % 042.0 42',
    ],
    ['format', ['{0:D3} {0:N0} {0:X}', -7], '-007 -7 FFFFFFFFFFFFFFF9'],
    ['format', ['{0:C} {1:C}', 1234, -5], '¤1,234.00 (¤5.00)'],
    ['format', ['{0} {1}', true, [1, 'a']], 'True [1,"a"]'],
    ['join', [['one', 'two', 'three'], ','], 'one,two,three'],
    ['join', [['one', 'two', 'three'], ';'], 'one;two;three'],
    ['join', [[], ','], ''],
    ['join', [[1, true], '-'], '1-True'],
    ['json', ['{"a": [1, null]}'], { a: [1, null] }],
    ['json', ['null'], null],
    ['json', ["{'a': 'it\\'s \"b\"', c: 2} // end"], { a: 'it\'s "b"', c: 2 }],
    ['json', ['"text"'], 'text'],
    ['padLeft', ['123', 10, '0'], '0000000123'],
    ['padLeft', [7, 3], '  7'],
    ['padLeft', ['abcd', 2, '0'], 'abcd'],
    ['replace', ['123-123-1234', '-', ''], '1231231234'],
    ['replace', ['123-123-1234', '1234', 'xxxx'], '123-123-xxxx'],
    ['replace', ['a.b.c', '.', '$&'], 'a$&b$&c'],
    ['split', ['one,two,three', ','], ['one', 'two', 'three']],
    ['split', ['one;two,three', [',', ';']], ['one', 'two', 'three']],
    ['split', ['a||b', '|'], ['a', '', 'b']],
    ['split', ['a.b', '.'], ['a', 'b']],
    ['split', ['a$|b\\c', ['$|', '\\']], ['a', 'b', 'c']],
    ['split', ['abc', ''], ['abc']],
    ['string', [{ valueA: 10, valueB: 'Example Text' }], '{"valueA":10,"valueB":"Example Text"}'],
    ['string', [['a', 'b', 'c']], '["a","b","c"]'],
    ['string', [5], '5'],
    ['string', [true], 'True'],
    ['substring', ['one two three', 4, 3], 'two'],
    ['substring', ['abc', 1], 'bc'],
    ['substring', ['abc', 3, 0], ''],
    ['toLower', ['One Two Three'], 'one two three'],
    ['toLower', ['ÄB'], 'äb'],
    ['toLower', [''], ''],
    ['toUpper', ['One Two Three'], 'ONE TWO THREE'],
    ['toUpper', ['äb'], 'ÄB'],
    ['toUpper', [''], ''],
    ['trim', ['    one two three   '], 'one two three'],
    ['trim', ['\t\n a'], 'a'],
    ['trim', ['  '], ''],
    [
      'uri',
      ['http://contoso.com/resources/', 'nested/azuredeploy.json'],
      'http://contoso.com/resources/nested/azuredeploy.json',
    ],
    ['uri', ['http://contoso.org/firstpath', 'myscript.sh'], 'http://contoso.org/myscript.sh'],
    ['uri', ['http://contoso.org/firstpath/', 'myscript.sh'], 'http://contoso.org/firstpath/myscript.sh'],
    [
      'uri',
      ['http://contoso.org/firstpath/azuredeploy.json', 'myscript.sh'],
      'http://contoso.org/firstpath/myscript.sh',
    ],
    [
      'uri',
      ['http://contoso.org/firstpath/azuredeploy.json/', 'myscript.sh'],
      'http://contoso.org/firstpath/azuredeploy.json/myscript.sh',
    ],
    [
      'uriComponent',
      ['http://contoso.com/resources/nested/azuredeploy.json'],
      'http%3A%2F%2Fcontoso.com%2Fresources%2Fnested%2Fazuredeploy.json',
    ],
    ['uriComponent', ["a b'(é)"], 'a%20b%27%28%C3%A9%29'],
    ['uriComponent', ['-_.~'], '-_.~'],
    [
      'uriComponentToString',
      ['http%3A%2F%2Fcontoso.com%2Fresources%2Fnested%2Fazuredeploy.json'],
      'http://contoso.com/resources/nested/azuredeploy.json',
    ],
    ['uriComponentToString', ['%C3%A9'], 'é'],
    ['uriComponentToString', ['100%'], '100%'],
    ['newGuid', [], expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });
});

// Resolution as RFC 3986 has it in section 5.4, against the base http://a/b/c/d;p?q.
it.each([
  ['g', 'http://a/b/c/g'],
  ['./g', 'http://a/b/c/g'],
  ['g/', 'http://a/b/c/g/'],
  ['/g', 'http://a/g'],
  ['//g', 'http://g'],
  ['?y', 'http://a/b/c/d;p?y'],
  ['g?y', 'http://a/b/c/g?y'],
  ['g#s', 'http://a/b/c/g#s'],
  ['.', 'http://a/b/c/'],
  ['..', 'http://a/b/'],
  ['../g', 'http://a/b/g'],
  ['../../../g', 'http://a/g'],
  ['g:h', 'g:h'],
])('uri resolves %s', (reference, expected) => {
  expect(callFunction('uri', ['http://a/b/c/d;p?q', reference])).toBe(expected);
});

describe('uniqueString has Azure’s own values', () => {
  it.each([
    // The name of a resource group that Azure made for the deployment sg-mlztest: github.com/Azure/missionlz/issues/379.
    [['sg-mlztest'], 'szxg4yhfjgtvq'],
    // A test of microsoft/commercial-marketplace-offer-deploy that calls Azure's own library.
    [
      [
        '/subscriptions/31e9f9a0-9fd2-4294-a0a3-0101246d9700/resourceGroups/rg-modm201-20230913120256/providers/Microsoft.Compute/virtualMachines/bobjacmodm201',
      ],
      'yvjxno3je5on2',
    ],
    // Worked out by the Bicep command line, and said by those who did.
    [['/subscriptions/00000000-0000-4000-8000-000000000084/resourceGroups/rg-p84', 'p84fixture'], '52p2c4jfs43ig'],
    [['test'], 'rbgf3xv4ufgzg'],
    [['hello', 'world'], 'a7wkljktk6wne'],
    [['abc'], 'cgtzqvhu4i23s'],
    [['/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-rg'], 'bmg7c6xu4tw46'],
    [['foo', 'bar', 'baz'], 'xzi4ioaxtmth4'],
  ])('%j', (given, expected) => {
    expect(callFunction('uniqueString', given)).toBe(expected);
  });
});

describe('guid is the name-based UUID of its arguments', () => {
  it.each([
    // Known from a Terraform provider that has Azure's function.
    [['test'], 'd6a5baf1-8b9b-542a-8525-2982f1f98a0c'],
    // Worked out by another implementation of RFC 9562, in the namespace and with the dashes that Microsoft's page names.
    [['test', 'test2', 'test3'], '43ca56fb-e844-5667-aabf-b316c27c09cc'],
    [['abc'], 'a9b46cc2-65a6-5559-9f14-7091827ab32f'],
    [[''], 'e655a85f-3ab2-5e4a-9666-569aa72a5a10'],
  ])('%j', (given, expected) => {
    expect(callFunction('guid', given)).toBe(expected);
  });
});

describe('what fits no argument is refused by its number', () => {
  it.each<[string, readonly unknown[], RegExp]>([
    ['base64', [1], /^argument 1 is 1, expected a text$/],
    ['base64ToString', ['a*'], /^argument 1 is "a\*", expected a base64 text$/],
    ['base64ToString', ['/w=='], /expected a base64 text/],
    ['base64ToJson', ['e30'], /expected a base64 text/],
    ['base64ToJson', ['ew=='], /expected a JSON text/],
    ['dataUri', [null], /argument 1 is null/],
    ['dataUriToString', ['hello'], /expected a data URI/],
    ['endsWith', ['a', 1], /argument 2 is 1/],
    ['startsWith', [[], 'a'], /argument 1 is a list/],
    ['format', ['{1}', 'a'], /\{1\}, but 1 values/],
    ['format', ['{0', 'a'], /belongs to no placeholder/],
    ['format', ['{0:Q}', 1], /number format "Q"/],
    ['format', ['{0,9999999}', 1], /placeholder/],
    ['guid', ['a', 1], /argument 2 is 1, expected a text/],
    ['join', ['a', ','], /argument 1 is "a", expected a list/],
    ['json', ['{'], /expected a JSON text/],
    ['json', [''], /expected a JSON text/],
    ['json', ['['.repeat(200) + ']'.repeat(200)], /128 levels/],
    ['padLeft', ['a', 99_999], /argument 2 is 99999/],
    ['padLeft', ['a', 3, 'xy'], /argument 3 is "xy", expected one character/],
    ['replace', ['a', '', 'b'], /argument 2/],
    ['replace', ['a'.repeat(2000), 'a', 'b'.repeat(3000)], /6000000 characters/],
    ['split', ['a', 1], /argument 2 is 1/],
    ['split', ['a', ['b'.repeat(600), 'c'.repeat(600)]], /1000 characters at most/],
    ['substring', ['abc', 2, 9], /argument 3 is 9, expected a length from 0 to 1/],
    ['substring', ['abc', 4], /argument 2 is 4, expected a start from 0 to 3/],
    ['substring', ['abc', -1, 1], /argument 2 is -1/],
    ['toLower', [1], /argument 1 is 1, expected a text/],
    ['toUpper', [{}], /argument 1 is an object/],
    ['trim', [true], /argument 1 is true/],
    ['uniqueString', [1], /argument 1 is 1/],
    ['uri', ['path', 'x'], /expected an absolute URI/],
    ['uriComponent', [1], /argument 1 is 1/],
    ['uriComponentToString', [1], /argument 1 is 1/],
    ['newGuid', ['x'], /wrong count/],
    ['string', [], /wrong count/],
  ])('%s(%j)', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

const whole = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed());

test.prop([whole])('base64ToString undoes base64', (text) => {
  expect(callFunction('base64ToString', [callFunction('base64', [text])])).toBe(text);
});

test.prop([whole])('base64 is what Buffer has', (text) => {
  expect(callFunction('base64', [text])).toBe(Buffer.from(text).toString('base64'));
});

test.prop([whole])('uriComponentToString undoes uriComponent', (text) => {
  expect(callFunction('uriComponentToString', [callFunction('uriComponent', [text])])).toBe(text);
});

test.prop([whole])('dataUriToString undoes dataUri', (text) => {
  expect(callFunction('dataUriToString', [callFunction('dataUri', [text])])).toBe(text);
});

test.prop([
  fc.array(
    fc.string().map((text) => text.replaceAll(',', '')),
    { minLength: 1 },
  ),
])('split undoes join', (parts) => {
  expect(callFunction('split', [callFunction('join', [parts, ',']), ','])).toEqual(parts);
});

test.prop([fc.json()])('json reads what JSON is', (text) => {
  expect(callFunction('json', [text])).toEqual(JSON.parse(text));
});

test.prop([fc.jsonValue()])('json undoes string, of lists and objects', (value) => {
  fc.pre(typeof value === 'object' && value !== null);
  expect(callFunction('json', [callFunction('string', [value])])).toEqual(JSON.parse(JSON.stringify(value)));
});

test.prop([fc.string()])('json of any text answers or refuses', (text) => {
  try {
    callFunction('json', [text]);
  } catch (error) {
    expect(String(error)).toMatch(/expected a JSON text/);
  }
});

test.prop([fc.string(), fc.string()])('format of any pattern answers or refuses', (pattern, value) => {
  try {
    callFunction('format', [pattern, value]);
  } catch (error) {
    expect(String(error)).toMatch(/^Error: argument 1 has/);
  }
});

test.prop([fc.webUrl(), fc.webPath().filter((path) => !path.startsWith('//'))])('uri is what URL has', (base, path) => {
  expect(callFunction('uri', [base, path])).toBe(path === '' ? base : new URL(path, base).href);
});

test.prop([fc.array(fc.string(), { minLength: 1, maxLength: 5 })])(
  'uniqueString is 13 letters, the same every time',
  (given) => {
    const answer = callFunction('uniqueString', given);
    expect(answer).toMatch(/^[a-z2-7]{13}$/);
    expect(callFunction('uniqueString', [given.join('-')])).toBe(answer);
  },
);
