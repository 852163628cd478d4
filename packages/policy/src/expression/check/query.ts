import type { Argument, Expression, Lambda, Query, QueryClause, TypeSyntax } from '../syntax.ts';

/** Query syntax as the calls that C# has in its place. */

type Stream = {
  readonly source: Expression;
  /** Name of the lambda parameter: the one range variable, or `<…>` for an object that holds several. */
  readonly name: string;
};

export function queryAsCalls({ clauses, at }: Query): Expression {
  const [first, ...rest] = clauses;
  if (first?.kind !== 'from') throw new Error('a query begins with from');
  let stream: Stream = { source: typed(first.source, first.type), name: first.name };
  let result: Expression | null = null;
  let count = 0;
  for (const [index, clause] of rest.entries()) {
    count += 1;
    const step = applyClause(stream, clause, { count, next: rest[index + 1] });
    if (step.ends) result = step.source;
    stream = step;
  }
  return result ?? { kind: 'parenthesized', inner: stream.source, at };
}

type Step = Stream & { readonly ends: boolean };
type Place = { readonly count: number; readonly next: QueryClause | undefined };

function applyClause(stream: Stream, clause: QueryClause, { count }: Place): Step {
  const { at } = clause;
  switch (clause.kind) {
    case 'where':
      return {
        ...stream,
        source: call({ target: stream.source, at }, 'Where', [lambda([stream.name], clause.test)]),
        ends: false,
      };
    case 'orderby':
      return { ...stream, source: ordered(stream, clause), ends: false };
    case 'let': {
      const value = { name: clause.name, value: clause.value };
      return carried(stream, { method: 'Select', first: [], added: value, second: null, count, at });
    }
    case 'from': {
      const selector = lambda([stream.name], typed(clause.source, clause.type));
      const added = { name: clause.name, value: nameNode(clause.name, at) };
      return carried(stream, { method: 'SelectMany', first: [selector], added, second: clause.name, count, at });
    }
    case 'join':
      return joined(stream, clause, count);
    case 'select':
      return ending(call({ target: stream.source, at }, 'Select', [lambda([stream.name], clause.value)]), clause.into);
    case 'group': {
      const key = lambda([stream.name], clause.by);
      return ending(
        call({ target: stream.source, at }, 'GroupBy', [key, lambda([stream.name], clause.value)]),
        clause.into,
      );
    }
  }
}

function ending(source: Expression, into: string | null): Step {
  return into === null ? { source, name: '<none>', ends: true } : { source, name: into, ends: false };
}

type Carrying = {
  readonly method: string;
  readonly first: readonly Expression[];
  readonly added: { readonly name: string; readonly value: Expression };
  readonly second: string | null;
  readonly count: number;
  readonly at: number;
};

/** The range variables so far and one more, in one object from here on. */
function carried({ source, name }: Stream, { method, first, added, second, count, at }: Carrying): Step {
  const both: Expression = { kind: 'new-anonymous', members: [{ name, value: nameNode(name, at) }, added], at };
  const selector = lambda(second === null ? [name] : [name, second], both);
  return { source: call({ target: source, at }, method, [...first, selector]), name: `<${count}>`, ends: false };
}

function joined(stream: Stream, clause: QueryClause & { readonly kind: 'join' }, count: number): Step {
  const { at, into, name } = clause;
  const first = [clause.source, lambda([stream.name], clause.left), lambda([name], clause.right)];
  const result = into ?? name;
  const added = { name: result, value: nameNode(result, at) };
  return carried(stream, { method: into === null ? 'Join' : 'GroupJoin', first, added, second: result, count, at });
}

function ordered({ source, name }: Stream, { keys, at }: QueryClause & { readonly kind: 'orderby' }): Expression {
  let result = source;
  for (const [index, { value, descending }] of keys.entries()) {
    const method = `${index === 0 ? 'OrderBy' : 'ThenBy'}${descending ? 'Descending' : ''}`;
    result = call({ target: result, at }, method, [lambda([name], value)]);
  }
  return result;
}

/** `from T x in xs` casts the elements. */
function typed(source: Expression, type: TypeSyntax | null): Expression {
  return type === null || type.kind === 'var'
    ? source
    : call({ target: source, at: source.at, typeArguments: [type] }, 'Cast', []);
}

function nameNode(name: string, at: number): Expression {
  return { kind: 'name', name, typeArguments: [], at };
}

function lambda(names: readonly string[], body: Expression): Lambda {
  return { kind: 'lambda', parameters: names.map((name) => ({ name, type: null })), body, at: body.at };
}

type Called = { readonly target: Expression; readonly at: number; readonly typeArguments?: readonly TypeSyntax[] };

function call({ target, at, typeArguments = [] }: Called, name: string, args: readonly Expression[]): Expression {
  const callee: Expression = { kind: 'member', target, name, typeArguments, conditional: false, at };
  return {
    kind: 'call',
    callee,
    args: args.map((value): Argument => ({ name: null, mode: 'value', declares: null, value })),
    at,
  };
}
