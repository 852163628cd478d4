import type { Argument, Block, Expression, Lambda } from '../syntax.ts';

/** Variables that surely have a value; `null` where nothing ever gets to. */
export type State = ReadonlySet<string> | null;

/** Which variables begin without a value, and what is done where one is used too early. */
export type Tracking = {
  readonly tracked: ReadonlySet<string>;
  readonly early: (name: string, at: number) => void;
  readonly block: (block: Block, state: State) => State;
};

export function both(left: State, right: State): State {
  if (left === null) return right;
  return right === null ? left : new Set([...left].filter((name) => right.has(name)));
}

export function plus(state: State, names: readonly string[]): State {
  return state === null || names.length === 0 ? state : new Set([...state, ...names]);
}

/** What has a value after an expression. */
export function afterExpression(to: Tracking, node: Expression, state: State): State {
  switch (node.kind) {
    case 'name':
      return afterName(to, node, state);
    case 'assign':
      return afterAssign(to, node, state);
    case 'lambda':
      return afterLambda(to, node, state);
    case 'binary':
      return afterBinary(to, node, state);
    case 'conditional': {
      const { yes, no } = afterTest(to, node.test, state);
      return both(afterExpression(to, node.yes, yes), afterExpression(to, node.no, no));
    }
    case 'call':
      return afterArguments(to, node.args, afterExpression(to, node.callee, state));
    case 'throw-expression':
      afterExpression(to, node.operand, state);
      return null;
    case 'is':
      return afterIs(to, node, state);
    case 'nameof':
    case 'query':
      return state;
    default:
      return afterParts(to, node, state);
  }
}

function afterName(to: Tracking, { name, at }: OfKind<'name'>, state: State): State {
  if (state !== null && to.tracked.has(name) && !state.has(name)) to.early(name, at);
  return state;
}

function afterIs(to: Tracking, { operand, pattern }: OfKind<'is'>, state: State): State {
  const after = afterExpression(to, operand, state);
  return 'name' in pattern && pattern.name !== null ? plus(after, [pattern.name]) : after;
}

type OfKind<Kind> = Extract<Expression, { readonly kind: Kind }>;

function afterAssign(to: Tracking, { operator, target, value }: OfKind<'assign'>, state: State): State {
  if (operator !== '=' || target.kind !== 'name') {
    return afterExpression(to, value, afterExpression(to, target, state));
  }
  return plus(afterExpression(to, value, state), [target.name]);
}

function afterLambda(to: Tracking, { parameters, body }: Lambda, state: State): State {
  const inside = plus(
    state,
    parameters.map(({ name }) => name),
  );
  if (body.kind === 'block') to.block(body, inside);
  else afterExpression(to, body, inside);
  return state;
}

function afterBinary(to: Tracking, node: OfKind<'binary'>, state: State): State {
  if (node.operator === '&&' || node.operator === '||') {
    const { yes, no } = afterTest(to, node, state);
    return both(yes, no);
  }
  const left = afterExpression(to, node.left, state);
  const right = afterExpression(to, node.right, left);
  return node.operator === '??' ? left : right;
}

function afterArguments(to: Tracking, args: readonly Argument[], state: State): State {
  let after = state;
  for (const { mode, declares, value } of args) {
    if (declares !== null) after = plus(after, [declares.name]);
    else if (mode === 'out' && value.kind === 'name') after = plus(after, [value.name]);
    else after = afterExpression(to, value, after);
  }
  return after;
}

/** The parts of any other expression, in the order in which they stand. */
function afterParts(to: Tracking, node: object, state: State): State {
  let after = state;
  for (const part of Object.values(node) as readonly unknown[]) {
    if (typeof part !== 'object' || part === null) continue;
    if (Array.isArray(part)) {
      for (const item of part as readonly unknown[]) {
        if (typeof item === 'object' && item !== null) after = afterPart(to, item, after);
      }
    } else after = afterPart(to, part, after);
  }
  return after;
}

const typeKinds = new Set(['named', 'array', 'nullable', 'var']);

function afterPart(to: Tracking, part: object, state: State): State {
  if ('mode' in part && 'declares' in part) return afterArguments(to, [part as Argument], state);
  if (!('kind' in part)) return afterParts(to, part, state);
  if (typeKinds.has(String(part.kind))) return state;
  return 'at' in part ? afterExpression(to, part as Expression, state) : afterParts(to, part, state);
}

/** What has a value where a test holds, and where it does not. */
export function afterTest(to: Tracking, node: Expression, state: State): { readonly yes: State; readonly no: State } {
  if (node.kind === 'parenthesized') return afterTest(to, node.inner, state);
  if (node.kind === 'literal' && node.value.kind === 'bool') {
    return node.value.value ? { yes: state, no: null } : { yes: null, no: state };
  }
  if (node.kind === 'unary' && node.operator === '!') {
    const { yes, no } = afterTest(to, node.operand, state);
    return { yes: no, no: yes };
  }
  if (node.kind === 'binary' && (node.operator === '&&' || node.operator === '||')) {
    const left = afterTest(to, node.left, state);
    const right = afterTest(to, node.right, node.operator === '&&' ? left.yes : left.no);
    if (node.operator === '&&') return { yes: right.yes, no: both(left.no, right.no) };
    return { yes: both(left.yes, right.yes), no: right.no };
  }
  const after = afterExpression(to, node, state);
  return { yes: after, no: after };
}
