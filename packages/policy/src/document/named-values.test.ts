import type { NamedValue } from '@keelgate/model';
import { describe, expect, test } from 'vitest';
import { putNamedValues } from './named-values.ts';
import { parseDocument } from './parse.ts';

function value(name: string, text: string | null): NamedValue {
  return { id: name, name, value: text, secret: text === null };
}

function put(text: string): ReturnType<typeof putNamedValues> {
  return putNamedValues({ format: 'rawxml', text, place: null }, [
    value('n', '"5"\n'),
    value('m', '{{n}}'),
    value('s', null),
  ]);
}

describe('putNamedValues', () => {
  test('puts a value in once, anywhere', () => {
    expect(put('<a b={{n}}>{{ m }}</a>').document.text).toBe('<a b="5"\n>{{n}}</a>');
  });

  test('does not tell names apart by case, unless there are two', () => {
    expect(put('<a b={{N}}/>').document.text).toBe('<a b="5"\n/>');
    const both = [value('Key', '1'), value('KEY', '2')];
    const { document } = putNamedValues({ format: 'rawxml', text: '{{Key}} {{KEY}} {{key}}', place: null }, both);
    expect(document.text).toBe('1 2 2');
  });

  test('leaves a value that is not known, and names it', () => {
    const { document, unknown, faults } = put('<a>{{s}}</a>');
    expect([document.text, unknown, faults]).toEqual(['<a>{{s}}</a>', ['s'], []]);
  });

  test('has a place for a name that there is not', () => {
    expect(put('<a>\n {{x}}</a>').faults).toMatchObject([
      { code: 'policy/unknown-named-value', place: { line: 2, column: 2 } },
    ]);
  });

  test('leaves Liquid its own names', () => {
    expect(put('<set-body template="liquid">{{body.x}}</set-body>').faults).toEqual([]);
    expect(put('<set-body>{{body.x}}</set-body>').faults).toHaveLength(1);
  });

  test('lets comments say what they like', () => {
    expect(put('<!-- {{x}} {{n}} --><a>{{x}}</a>').faults).toHaveLength(1);
  });

  test('keeps places in the text as it was written', () => {
    const { document, placeAt } = put('<a b={{n}}><c/></a>');
    expect(parseDocument(document, placeAt)).toMatchObject({
      value: { attributes: [{ value: { value: '5' } }], children: [{ name: 'c', place: { line: 1, column: 12 } }] },
    });
  });
});
