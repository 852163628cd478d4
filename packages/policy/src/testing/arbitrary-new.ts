import fc from 'fast-check';
import type { Argument, Expression, Initializer, ObjectEntry } from '../expression/syntax.ts';
import { at, name, namedType, nullableType, type } from './arbitrary-type.ts';

function initializerOf(expression: fc.Arbitrary<Expression>): fc.Arbitrary<Initializer> {
  const some = fc.array(expression, { minLength: 1, maxLength: 2 });
  const collection = fc
    .array(some, { minLength: 1, maxLength: 3 })
    .map((elements): Initializer => ({ kind: 'collection', elements }));
  const target: fc.Arbitrary<ObjectEntry['target']> = fc.oneof(
    name.map((text): ObjectEntry['target'] => ({ kind: 'member', name: text, at })),
    some.map((args): ObjectEntry['target'] => ({ kind: 'index', args, at })),
  );
  const flat = fc
    .array(fc.record({ target, value: fc.oneof(expression, collection) }), { maxLength: 2 })
    .map((entries): Initializer => ({ kind: 'object', entries }));
  const deep = fc
    .array(fc.record({ target, value: fc.oneof(expression, flat) }), { maxLength: 2 })
    .map((entries): Initializer => ({ kind: 'object', entries }));
  return fc.oneof(collection, flat, deep);
}

/** Any `new …`. */
export function arrayOrObject(
  expression: fc.Arbitrary<Expression>,
  args: fc.Arbitrary<readonly Argument[]>,
): fc.Arbitrary<Expression> {
  const elements = fc.array(expression, { maxLength: 3 });
  const generic = fc
    .tuple(name, fc.array(type, { maxLength: 2 }))
    .map(([text, list]) => ({ kind: 'named' as const, name: text, args: list, at }));
  return fc.oneof(
    fc
      .tuple(fc.oneof(namedType, nullableType, generic), args, fc.option(initializerOf(expression)))
      .map(([of, list, initializer]): Expression => ({ kind: 'new', type: of, args: list, initializer, at })),
    fc
      .tuple(type, expression, fc.option(elements))
      .map(([element, length, list]): Expression => ({ kind: 'new-array', element, length, elements: list, at })),
    fc
      .tuple(fc.option(type), elements)
      .map(([element, list]): Expression => ({ kind: 'new-array', element, length: null, elements: list, at })),
    fc
      .array(fc.record({ name, value: expression }), { maxLength: 3 })
      .map((members): Expression => ({ kind: 'new-anonymous', members, at })),
  );
}
