import fc from 'fast-check';
import type { TypeSyntax } from '../expression/syntax.ts';

/** Names as C# has them, many of them words that mean something elsewhere. */
export const name: fc.Arbitrary<string> = fc.constantFrom(
  ...'a b c context Value x1 é _y class from select where var nameof when async await dynamic record not or in global'.split(
    ' ',
  ),
);

export const at = 0;

/** Shared by all that stands in each other, so that a tree as a whole ends. */
export const bounds: fc.OneOfConstraints = { depthIdentifier: 'policy expression', depthSize: 'small', maxDepth: 5 };

const keywordType: fc.Arbitrary<TypeSyntax> = fc
  .constantFrom('int', 'string', 'object', 'bool', 'decimal')
  .map((word) => ({ kind: 'named', name: word, args: [], at }));

const dotted = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));

/** A type that has a name, and so can stand behind `case`. */
export const namedType: fc.Arbitrary<TypeSyntax> = fc.oneof(
  keywordType,
  dotted.map((path): TypeSyntax => ({ kind: 'named', name: path, args: [], at })),
);

export const nullableType: fc.Arbitrary<TypeSyntax> = namedType
  .filter((type) => type.kind === 'named' && type.name !== 'string' && type.name !== 'object')
  .map((of) => ({ kind: 'nullable', of, at }));

export const type: fc.Arbitrary<TypeSyntax> = fc.letrec<{ type: TypeSyntax }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    namedType,
    nullableType,
    fc
      .tuple(dotted, fc.array(tie('type'), { minLength: 1, maxLength: 2 }))
      .map(([path, args]): TypeSyntax => ({ kind: 'named', name: path, args, at })),
    tie('type').map((element): TypeSyntax => ({ kind: 'array', element, at })),
    fc
      .array(fc.record({ type: tie('type'), name: fc.option(name) }), { minLength: 2, maxLength: 3 })
      .map((elements): TypeSyntax => ({ kind: 'tuple', elements, at })),
  ),
})).type;
