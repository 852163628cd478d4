import type { NetType } from '../../dotnet/type.ts';
import { isUnknown, nullType, printType, sameType, unknownType, voidType } from '../../dotnet/type-ops.ts';
import type { ExpressionFault } from '../expression-fault.ts';
import type { Block, Expression, Lambda } from '../syntax.ts';
import type { FunctionShape, FunctionType } from './argument.ts';
import type { FunctionArgument } from './arguments.ts';
import type { Checker, Frame, Scope, Typed } from './checker.ts';
import { attempt, fault, hasErrors, newName, wrong } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { convertTo } from './convert.ts';
import { functionBody } from './function-body.ts';
import { bestType } from './infer.ts';
import { bindAliases } from './query-alias.ts';
import { declare, functionScope, newFrame } from './scope.ts';
import { resolveSyntax } from './type-syntax.ts';

/** Lambdas: their parameters get their types from where they go, so they are checked once for each such type. */

type Tried = {
  readonly faults: readonly ExpressionFault[];
  readonly frame: Frame;
  readonly names: readonly string[];
  readonly scope: Scope;
  /** Of `x => expression`. */
  readonly value: Typed | null;
  /** Of `x => { … }`. */
  readonly block: { readonly js: string; readonly ends: boolean } | null;
};

export function lambdaShape(c: Checker, node: Lambda, scope: Scope): FunctionArgument {
  const tried = new Map<string, Tried>();
  let last: readonly ExpressionFault[] = [];
  const tryWith = (parameters: readonly NetType[]): Tried => {
    const key = parameters.map(printType).join(';');
    const known = tried.get(key);
    if (known !== undefined) return known;
    const { result, faults } = attempt(c, () => checkBody(c, node, { scope, parameters, returns: null }));
    const found = { ...result, faults };
    if (hasErrors(faults)) last = faults;
    tried.set(key, found);
    return found;
  };
  const explicit = explicitTypes(c, node, scope);
  const shape: FunctionShape = {
    kind: 'function',
    arity: node.parameters.length,
    explicit,
    returns: (parameters) => returnType(tryWith(parameters)),
    fits: (type) => fits(node, type, { explicit, tryWith }),
  };
  const finish = (type: NetType): Typed => finishLambda(c, node, { type, scope, tryWith });
  return { shape, finish, faults: () => last };
}

/** A lambda where a type is wanted. */
export function checkLambda(c: Checker, node: Lambda, scope: Scope, target: NetType | null): Typed {
  if (target === null) {
    fault(c, 'expression/lambda-type', node.at, [
      'nothing says what the types of this lambda are',
      'declare it as Func<…> or Action<…>',
    ]);
    return wrong(node.at);
  }
  return finishLambda(c, node, { type: target, scope, tryWith: null });
}

function explicitTypes(c: Checker, { parameters }: Lambda, scope: Scope): readonly NetType[] | null {
  const types: NetType[] = [];
  for (const { type } of parameters) {
    if (type === null) return null;
    types.push(resolveSyntax(c, type, scope));
  }
  return types.length === 0 ? null : types;
}

type Body = { readonly scope: Scope; readonly parameters: readonly NetType[]; readonly returns: NetType | null };

function checkBody(c: Checker, node: Lambda, { scope, parameters, returns }: Body): Omit<Tried, 'faults'> {
  const frame = newFrame(returns);
  const inside = functionScope(scope, frame);
  const names = node.parameters.map(({ name }, index) => {
    const type = parameters[index] ?? unknownType;
    const js = newName(c, 'v');
    if (name.startsWith('<')) bindAliases(inside, name, { js, type });
    else if (name !== '_' || node.parameters.length === 1) declare(c, inside, { name, type }, { at: node.at, js });
    return js;
  });
  if (node.body.kind === 'block')
    return { frame, names, scope: inside, value: null, block: c.block(node.body, inside) };
  const target = returns === null || returns.kind === 'void' ? null : returns;
  return { frame, names, scope: inside, value: c.check(node.body, inside, target), block: null };
}

function returnType({ faults, value, block, frame }: Tried): NetType | undefined {
  if (hasErrors(faults)) return undefined;
  if (value !== null) return value.type;
  if (block === null) return undefined;
  if (frame.returned.length === 0) return block.ends ? nullType : voidType;
  return (
    bestType(
      frame.returned.filter(({ type }) => type.kind !== 'null').map(({ type }) => type),
      frame.returned.map(({ type }) => type),
    ) ?? undefined
  );
}

type Fit = {
  readonly explicit: readonly NetType[] | null;
  readonly tryWith: (parameters: readonly NetType[]) => Tried;
};

function fits(node: Lambda, type: FunctionType, { explicit, tryWith }: Fit): boolean {
  if (type.parameters.length !== node.parameters.length) return false;
  if (explicit !== null && !explicit.every((each, index) => sameType(each, type.parameters[index] ?? unknownType)))
    return false;
  const { faults, value, block, frame } = tryWith(type.parameters);
  if (hasErrors(faults)) return false;
  const { returns } = type;
  if (value !== null) {
    if (returns.kind === 'void') return isStatement(node.body);
    return (
      needsTarget(node.body) ||
      (value.type.kind !== 'void' && implicitConversion(value.type, returns, value.constant) !== null)
    );
  }
  if (block === null) return false;
  if (returns.kind === 'void') return frame.returned.length === 0;
  return block.ends && frame.returned.every((each) => implicitConversion(each.type, returns, each.constant) !== null);
}

/** What may stand as a statement, and so as the body of an `Action`. */
function isStatement(body: Block | Expression): boolean {
  switch (body.kind) {
    case 'call':
    case 'assign':
    case 'step':
    case 'new':
    case 'throw-expression':
      return true;
    default:
      return false;
  }
}

/** Whether the expression has a type only where one is wanted. */
function needsTarget(body: Block | Expression): boolean {
  if (body.kind === 'parenthesized') return needsTarget(body.inner);
  return body.kind === 'lambda' || body.kind === 'throw-expression' || (body.kind === 'default' && body.type === null);
}

type Finish = { readonly type: NetType; readonly scope: Scope; readonly tryWith: Fit['tryWith'] | null };

function finishLambda(c: Checker, node: Lambda, { type, scope, tryWith }: Finish): Typed {
  const { at } = node;
  const wanted: NetType = type.kind === 'unknown' ? unknownFunction(node) : type;
  if (wanted.kind !== 'function') {
    fault(c, 'expression/no-conversion', at, `a lambda cannot be a '${printType(type)}'`);
    return wrong(at);
  }
  if (wanted.parameters.length !== node.parameters.length) {
    fault(
      c,
      'expression/no-conversion',
      at,
      `'${printType(wanted)}' takes ${wanted.parameters.length} parameters, the lambda has ${node.parameters.length}`,
    );
    return wrong(at);
  }
  const { returns, parameters } = wanted;
  const isReusable = tryWith !== null && node.body.kind !== 'block' && !needsTarget(node.body);
  const done = isReusable ? reuse(c, tryWith(parameters)) : checkBody(c, node, { scope, parameters, returns });
  sayMissing(c, node, { done, returns });
  return { type: wanted, at, js: emitLambda(c, done, returns) };
}

type Ending = { readonly done: Omit<Tried, 'faults'>; readonly returns: NetType };

/** A function gives a value on every path, and an action does something. */
function sayMissing(c: Checker, { at, body }: Lambda, { done: { block, value }, returns }: Ending): void {
  if (returns.kind === 'void' && value !== null && !isUnknown(value.type) && !isStatement(body))
    fault(c, 'expression/not-a-statement', at, 'an action does something: a value alone is no action');
  if (returns.kind !== 'void' && !isUnknown(returns) && block?.ends === false)
    fault(c, 'expression/no-return', at, 'not every path through the lambda returns a value');
}

function reuse(c: Checker, tried: Tried): Tried {
  c.faults.push(...tried.faults);
  return tried;
}

function unknownFunction({ parameters }: Lambda): FunctionType {
  return { kind: 'function', parameters: parameters.map(() => unknownType), returns: unknownType };
}

function emitLambda(c: Checker, { value, block, frame, names }: Omit<Tried, 'faults'>, returns: NetType): string {
  if (block !== null) {
    return `((${names.join(', ')}) => ${functionBody(frame, block.ends ? block.js : `${block.js} return $leave(rt, null);`)})`;
  }
  if (value === null) return 'null';
  const result = returns.kind === 'void' ? value : convertTo(c, value, returns);
  return `((${names.join(', ')}) => ${functionBody(frame, `return $leave(rt, ${result.js});`)})`;
}
