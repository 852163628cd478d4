import fc from 'fast-check';
import type { Expression, QueryClause, TypeSyntax } from '../expression/syntax.ts';
import { at, name, type } from './arbitrary-type.ts';

/** Behind `from`, C# takes a tuple for the arguments of a call. */
function startsWithTuple(of: TypeSyntax): boolean {
  return of.kind === 'tuple' || (of.kind === 'array' && startsWithTuple(of.element));
}

/** A query whose first part may go on behind an `into`. */
export function query(expression: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const from = fc
    .record({ type: fc.option(type.filter((of) => !startsWithTuple(of))), name, source: expression })
    .map((clause): QueryClause => ({ kind: 'from', ...clause, at }));
  const keys = fc.array(fc.record({ value: expression, descending: fc.boolean() }), { minLength: 1, maxLength: 2 });
  const middle = fc.array(
    fc.oneof(
      from,
      fc.record({ name, value: expression }).map((clause): QueryClause => ({ kind: 'let', ...clause, at })),
      expression.map((test): QueryClause => ({ kind: 'where', test, at })),
      fc
        .record({ name, source: expression, left: expression, right: expression, into: fc.option(name) })
        .map((clause): QueryClause => ({ kind: 'join', ...clause, at })),
      keys.map((list): QueryClause => ({ kind: 'orderby', keys: list, at })),
    ),
    { maxLength: 2 },
  );
  function last(into: string | null): fc.Arbitrary<QueryClause> {
    return fc.oneof(
      expression.map((value): QueryClause => ({ kind: 'select', value, into, at })),
      fc.tuple(expression, expression).map(([value, by]): QueryClause => ({ kind: 'group', value, by, into, at })),
    );
  }
  const plain = fc.tuple(from, middle, last(null)).map(([first, rest, end]) => [first, ...rest, end]);
  const continued = fc
    .tuple(from, last('c'), middle, last(null))
    .map(([first, joint, rest, end]) => [first, joint, ...rest, end]);
  return fc.oneof(plain, continued).map((clauses) => ({ kind: 'query', clauses, at }));
}
