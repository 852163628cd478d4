import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse.ts';
import { deployJson } from './testing/deploy-json.ts';
import { plain } from './value.ts';

function read(text: string): { readonly value: unknown; readonly faults: readonly unknown[] } {
  const faults: Parameters<typeof parseJson>[1] = [];
  const value = parseJson({ file: 'f.json', text }, faults);
  return { value: value === null ? undefined : plain(value), faults };
}

test.prop([fc.jsonValue(), fc.constantFrom(0, 1, 4)])(
  'JSON is what JSON is, however it is laid out',
  (json, indent) => {
    const text = JSON.stringify(json, null, indent);
    expect(read(text)).toEqual({ value: JSON.parse(text) as unknown, faults: [] });
  },
);

describe('what Azure takes beyond JSON', () => {
  it.each([
    ['// of mine\n{ "a": 1, /* and */ "b": [2,], }', { a: 1, b: [2] }],
    ['\uFEFF{ "a": 1 }', { a: 1 }],
    ['{ // "not\n "a": "one\n two\tthree" }', { a: 'one\n two\tthree' }],
    ['{ "a": "one\r\ntwo \\" \\\\", "b": 1 }', { a: 'one\r\ntwo " \\', b: 1 }],
  ])('%j', (text, value) => {
    expect(read(text)).toEqual({ value, faults: [] });
  });
});

describe('a place inside a text is where it is written', () => {
  it.each([
    ['{ "resources": [{ "type": "a.b/c", "name": "n", "x": "[concat(\'\\"\\u0041\', nosuch())]" }] }', 1, 75],
    ['{ "resources": [{ "type": "a.b/c", "name": "n", "x": "[concat(\'a\',\n  nosuch())]" }] }', 2, 3],
    ['{ "resources": [{ "type": "a.b/c", "name": "n", "x": "[concat(\n\'a\',\n  nosuch(\n))]" }] }', 3, 3],
  ])('%j', (text, line, column) => {
    const { faults } = deployJson(text);
    expect(faults.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ['arm/unknown-function', line, column],
    ]);
    expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^nosuch/);
  });
});
