import { describe, expect, it } from 'vitest';
import { definitions } from './define.ts';
import { netTypeDefinitions } from './index.ts';
import { findType } from './lookup.ts';
import { signatureOf } from './member-table.ts';
import { typeOfText } from './resolve-type.ts';
import { parseDeclaration } from './signature.ts';

describe('declarations', () => {
  const all = [...definitions()];

  it('of every member speak of listed types only', () => {
    const unusable = all.flatMap((definition) =>
      Object.keys(definition.members).flatMap((declaration) =>
        signatureOf(definition, declaration) === undefined ? [`${definition.name}: ${declaration}`] : [],
      ),
    );
    expect(unusable).toEqual([]);
  });

  it('of every base and interface name listed types', () => {
    const unknown = all.flatMap(({ name, base, interfaces, parameters }) =>
      [...interfaces, ...(base === null ? [] : [base])].flatMap((text) =>
        typeOfText(text, parameters) === undefined ? [`${name}: ${text}`] : [],
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('have setters where they say so, and only there', () => {
    const wrong = all.flatMap((definition) =>
      Object.keys(definition.members)
        .map((declaration) => signatureOf(definition, declaration))
        .filter((signature) => signature !== undefined)
        .filter(({ declaration, set }) => /\bset;/.test(declaration) !== (set !== null))
        .map(({ declaration }) => `${definition.name}: ${declaration}`),
    );
    expect(wrong).toEqual([]);
  });

  it('belong to a type that is found by its name', () => {
    for (const definition of netTypeDefinitions) {
      const name = definition.name.replace('+', '.').replace(/`\d+$/, '');
      expect(findType(name, definition.parameters.length) ?? findType(definition.name)).toBe(definition);
    }
  });
});

describe('a declaration is taken apart', () => {
  it.each<[string, object]>([
    ['string Substring(int startIndex, int length)', { kind: 'method', name: 'Substring', isStatic: false }],
    ['static string Join(string separator, params object[] values)', { kind: 'method', isStatic: true }],
    ['int Length { get; }', { kind: 'property', name: 'Length', isSettable: false }],
    ['string Path { get; set; }', { kind: 'property', name: 'Path', isSettable: true }],
    ['char this[int index] { get; }', { kind: 'indexer', name: 'this', isSettable: false }],
    ['TValue this[TKey key] { get; set; }', { kind: 'indexer', isSettable: true }],
    ['String(char c, int count)', { kind: 'constructor', name: 'String' }],
    ['static bool operator <(DateTime left, DateTime right)', { kind: 'operator', name: '<' }],
    ['static bool operator ==(Guid a, Guid b)', { kind: 'operator', name: '==' }],
    ['static int operator <<(Bits a, int b)', { kind: 'operator', name: '<<' }],
    ['static implicit operator JToken(string value)', { kind: 'conversion', name: 'implicit' }],
    ['static explicit operator int?(JToken value)', { kind: 'conversion', name: 'explicit' }],
    ['static readonly string Empty', { kind: 'constant', name: 'Empty', isStatic: true }],
    ['static T First<T>(this IEnumerable<T> source)', { kind: 'method', isExtension: true, typeParameters: ['T'] }],
    ['T As<T>(bool preserveContent = false)', { kind: 'method', typeParameters: ['T'] }],
  ])('%s', (declaration, expected) => {
    expect(parseDeclaration(declaration, 'String')).toMatchObject(expected);
  });

  it('with modes and defaults of parameters', () => {
    const { parameters } = parseDeclaration(
      'bool F(out int a, ref string b, X c = X.None, string d = "a,b", params int[] e)',
      'T',
    );
    expect(parameters.map(({ name, mode, otherwise }) => [name, mode, otherwise])).toEqual([
      ['a', 'out', null],
      ['b', 'ref', null],
      ['c', 'value', 'X.None'],
      ['d', 'value', '"a,b"'],
      ['e', 'params', null],
    ]);
  });
});
