import type { Block, Declaration, Expression, Statement, Switch, Try } from '../syntax.ts';
import type { State, Tracking } from './assigned-expression.ts';
import { afterExpression, afterTest, both, plus } from './assigned-expression.ts';

/** Finds uses of variables that may not have a value yet: C# asks for one on every path. */

type Early = { readonly name: string; readonly at: number };

export function usedBeforeAssigned(body: Block): readonly Early[] {
  const tracked = new Set<string>();
  collect(body, tracked);
  if (tracked.size === 0) return [];
  const found: Early[] = [];
  const flow: Flow = {
    tracked,
    early: (name, at) => found.push({ name, at }),
    block: (block, state) => afterAll({ ...flow, breaks: [] }, block.statements, state),
    breaks: [],
  };
  afterAll(flow, body.statements, new Set());
  return found;
}

/** Names of variables that are declared without a value. */
function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('kind' in node && node.kind === 'declare') {
    for (const { name, value } of (node as Declaration).variables) if (value === null) into.add(name);
  }
  for (const part of Object.values(node) as readonly unknown[]) collect(part, into);
}

/** `breaks` holds the states at which the loop or switch around is left. */
type Flow = Tracking & { readonly breaks: State[] };

function afterAll(flow: Flow, statements: readonly Statement[], state: State): State {
  let after = state;
  for (const statement of statements) after = afterStatement(flow, statement, after);
  return after;
}

function afterStatement(flow: Flow, statement: Statement, state: State): State {
  switch (statement.kind) {
    case 'block':
      return afterAll(flow, statement.statements, state);
    case 'expression':
      return afterExpression(flow, statement.value, state);
    case 'declare':
      return afterDeclaration(flow, statement, state);
    case 'deconstruct':
      return plus(
        afterExpression(flow, statement.value, state),
        statement.targets.map(({ name }) => name),
      );
    case 'if': {
      const { yes, no } = afterTest(flow, statement.test, state);
      const first = afterStatement(flow, statement.yes, yes);
      return both(first, statement.no === null ? no : afterStatement(flow, statement.no, no));
    }
    case 'return':
    case 'throw':
      if (statement.value !== null) afterExpression(flow, statement.value, state);
      return null;
    case 'break':
      flow.breaks.push(state);
      return null;
    case 'continue':
      return null;
    default:
      return afterLarge(flow, statement, state);
  }
}

type Large = Exclude<
  Statement,
  {
    readonly kind:
      | 'block'
      | 'expression'
      | 'declare'
      | 'deconstruct'
      | 'if'
      | 'return'
      | 'throw'
      | 'break'
      | 'continue';
  }
>;

function afterLarge(flow: Flow, statement: Large, state: State): State {
  switch (statement.kind) {
    case 'while':
    case 'do':
    case 'for':
      return afterLoop(flow, statement, state);
    case 'foreach': {
      const before = afterExpression(flow, statement.source, state);
      afterStatement({ ...flow, breaks: [] }, statement.body, plus(before, [statement.name]));
      return before;
    }
    case 'try':
      return afterTry(flow, statement, state);
    case 'switch':
      return afterSwitch(flow, statement, state);
    case 'using':
      return afterStatement(flow, statement.body, afterResource(flow, statement.resource, state));
    case 'lock':
      return afterStatement(flow, statement.body, afterExpression(flow, statement.value, state));
    case 'checked-block':
      return afterStatement(flow, statement.body, state);
    case 'local-function':
    case 'empty':
      return state;
  }
}

function afterResource(flow: Flow, resource: Declaration | Expression, state: State): State {
  return resource.kind === 'declare' ? afterDeclaration(flow, resource, state) : afterExpression(flow, resource, state);
}

function afterDeclaration(flow: Flow, { variables }: Declaration, state: State): State {
  let after = state;
  for (const { name, value } of variables) {
    if (value === null) {
      if (after !== null) after = new Set([...after].filter((each) => each !== name));
      continue;
    }
    const parts: readonly Expression[] = value.kind === 'array-initializer' ? value.elements : [value];
    for (const part of parts) after = afterExpression(flow, part, after);
    after = plus(after, [name]);
  }
  return after;
}

function afterLoop(flow: Flow, loop: Extract<Large, { readonly kind: 'while' | 'do' | 'for' }>, state: State): State {
  const inside: Flow = { ...flow, breaks: [] };
  if (loop.kind === 'do') {
    const { no } = afterTest(flow, loop.test, afterStatement(inside, loop.body, state));
    return inside.breaks.reduce(both, no);
  }
  const begun = loop.kind === 'for' ? afterAll(flow, loop.begin, state) : state;
  const { yes, no } = loop.test === null ? { yes: begun, no: null } : afterTest(flow, loop.test, begun);
  let round = afterStatement(inside, loop.body, yes);
  if (loop.kind === 'for') for (const step of loop.step) round = afterExpression(flow, step, round);
  return inside.breaks.reduce(both, no);
}

function afterTry(flow: Flow, { body, catches, finally: last }: Try, state: State): State {
  let after = afterStatement(flow, body, state);
  for (const { name, filter, body: handler } of catches) {
    const caught = plus(state, name === null ? [] : [name]);
    const tested = filter === null ? caught : afterTest(flow, filter, caught).yes;
    after = both(after, afterStatement(flow, handler, tested));
  }
  if (last === null) return after;
  const finished = afterStatement(flow, last, state);
  return finished === null || after === null ? null : plus(after, [...finished]);
}

function afterSwitch(flow: Flow, { value, sections }: Switch, state: State): State {
  const before = afterExpression(flow, value, state);
  const inside: Flow = { ...flow, breaks: [] };
  for (const { labels, statements } of sections) {
    const named = labels.flatMap((label) =>
      label.kind === 'case' && 'name' in label.pattern && label.pattern.name !== null ? [label.pattern.name] : [],
    );
    const entered = plus(before, named);
    for (const label of labels) if (label.kind === 'case' && label.when !== null) afterTest(flow, label.when, entered);
    afterAll(inside, statements, entered);
  }
  const hasDefault = sections.some(({ labels }) => labels.some(({ kind }) => kind === 'default'));
  return inside.breaks.reduce(both, hasDefault ? null : before);
}
