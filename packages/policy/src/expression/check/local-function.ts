import { isUnknown } from '../../dotnet/type-ops.ts';
import type { LocalFunction } from '../syntax.ts';
import type { Checker, FunctionName, Scope } from './checker.ts';
import { fault, newName } from './checker.ts';
import { checkAs } from './convert.ts';
import { functionBody } from './function-body.ts';
import { declare, findName, functionScope, newFrame } from './scope.ts';
import { resolveSyntax } from './type-syntax.ts';

/** `int Twice(int x) => x * 2;` among statements. */

/** Makes the name known in its block. */
export function declareFunction(c: Checker, node: LocalFunction, scope: Scope): void {
  const { name, at, typeParameters } = node;
  if (findName(scope, name) !== undefined)
    fault(c, 'expression/duplicate-name', at, `there is already something called '${name}' here`);
  const types = functionScope(scope, newFrame(null), typeParameters);
  const parameters = node.parameters.map((parameter) => {
    const type = resolveSyntax(c, parameter.type, types);
    const otherwise = parameter.otherwise === null ? null : checkAs(c, parameter.otherwise, scope, type).js;
    return { name: parameter.name, type, mode: parameter.mode, otherwise };
  });
  const result = resolveSyntax(c, node.returns, types);
  scope.names.set(name, { kind: 'function', name, js: newName(c, 'f'), declared: node, parameters, result });
}

export function checkLocalFunction(c: Checker, node: LocalFunction, scope: Scope): string {
  const found = scope.names.get(node.name);
  if (found?.kind !== 'function' || found.declared !== node) return '';
  const frame = newFrame(found.result);
  const inside = functionScope(scope, frame, node.typeParameters);
  const names = declareParameters(c, found, inside);
  const body = bodyOf(c, node, { found, inside });
  return `function ${found.js}(${names.join(', ')}) ${functionBody(frame, body)}`;
}

function declareParameters(
  c: Checker,
  { parameters, declared: { at } }: FunctionName,
  scope: Scope,
): readonly string[] {
  return parameters.map(({ name, type, mode }) => {
    const js = newName(c, 'v');
    declare(c, scope, { name, type }, { at, js: mode === 'value' ? js : `${js}.value` });
    return js;
  });
}

type Inside = { readonly found: FunctionName; readonly inside: Scope };

function bodyOf(c: Checker, { body, at, name }: LocalFunction, { found, inside }: Inside): string {
  const { result } = found;
  if (body.kind === 'block') {
    const { js, ends } = c.block(body, inside);
    if (!ends && result.kind !== 'void' && !isUnknown(result)) {
      fault(c, 'expression/no-return', at, `not every path through '${name}' returns a value`);
    }
    return ends ? js : `${js} return $leave(rt, null);`;
  }
  const value = result.kind === 'void' ? c.check(body, inside) : checkAs(c, body, inside, result);
  return `return $leave(rt, ${value.js});`;
}
