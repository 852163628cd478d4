import type { NamedValue } from '@keelgate/model';
import { describe, expect, test } from 'vitest';
import { putNamedValues } from './named-values.ts';

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

  test('leaves a value that is not known, and names it', () => {
    const { document, unknown, faults } = put('<a>{{s}}</a>');
    expect([document.text, unknown, faults]).toEqual(['<a>{{s}}</a>', ['s'], []]);
  });

  test('has a place for a name that there is not', () => {
    expect(put('<a>\n {{x}}</a>').faults).toMatchObject([
      { code: 'policy/unknown-named-value', place: { line: 2, column: 2 } },
    ]);
  });
});
