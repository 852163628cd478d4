import type { NetType } from '../../dotnet/type.ts';
import { builtin, isUnknown, printType } from '../../dotnet/type-ops.ts';
import { constantName } from '../emit/constants.ts';
import type { Statement, Try } from '../syntax.ts';
import { callGroup } from './call.ts';
import type { Checker, Scope, StatementCode, Typed } from './checker.ts';
import { fault, newName, newTemp } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { checkAs } from './convert.ts';
import { checkDeclaration } from './declaration.ts';
import { instanceMembers } from './members.ts';
import { declare, findName, innerScope } from './scope.ts';
import { resolveSyntax } from './type-syntax.ts';

/** `try` and `using`. Only exceptions of .NET are caught: what ends an evaluation as a whole passes through. */

type Within = { readonly scope: Scope; readonly body: (statement: Statement, scope: Scope) => StatementCode };

export function checkTry(
  c: Checker,
  { body, catches, finally: last }: Try,
  { scope, body: check }: Within,
): StatementCode {
  const depth = newTemp(c, scope);
  const tried = check(body, innerScope(scope));
  const caught = newName(c, 'e');
  const value = newName(c, 'x');
  const handlers: string[] = [];
  let ends = tried.ends;
  for (const handler of catches) {
    const code = checkCatch(c, handler, { scope, body: check, caught, value });
    handlers.push(code.js);
    ends &&= code.ends;
  }
  const handling = `catch (${caught}) { rt.depth = ${depth}; const ${value} = $caught(rt, ${caught}); ${[...handlers, `throw ${caught};`].join(' else ')} }`;
  const finishing = last === null ? null : check(last, innerScope(scope, { exit: 'none' }));
  const parts = [`${depth} = rt.depth; try ${tried.js}`];
  if (catches.length > 0) parts.push(handling);
  if (finishing !== null) parts.push(`finally ${finishing.js}`);
  return { js: parts.join(' '), ends: ends || finishing?.ends === true };
}

type Handling = Within & { readonly caught: string; readonly value: string };

function checkCatch(
  c: Checker,
  { type, name, filter, body, at }: Try['catches'][number],
  handling: Handling,
): StatementCode {
  const scope = innerScope(handling.scope, { caught: handling.caught });
  const wanted = type === null ? builtin('System.Exception') : resolveSyntax(c, type, scope);
  if (!isUnknown(wanted) && implicitConversion(wanted, builtin('System.Exception')) === null) {
    fault(c, 'expression/not-an-exception', at, `only exceptions can be caught, not '${printType(wanted)}'`);
  }
  if (name !== null) declare(c, scope, { name, type: wanted }, { at, js: handling.value });
  const test = isUnknown(wanted) ? 'true' : `$is(${handling.value}, ${constantName(c.constants, wanted)})`;
  const when = filter === null ? '' : ` && $filter(() => ${checkAs(c, filter, scope, builtin('System.Boolean')).js})`;
  const { js, ends } = handling.body(body, scope);
  return { js: `if (${test}${when}) ${js}`, ends };
}

type Using = Statement & { readonly kind: 'using' };

export function checkUsing(
  c: Checker,
  { resource, body }: Using,
  { scope: outer, body: check }: Within,
): StatementCode {
  const scope = innerScope(outer);
  if (resource.kind !== 'declare') {
    const value = c.check(resource, scope);
    const name = newName(c, 'u');
    const inner = check(body, scope);
    const dispose = disposal(c, { ...value, js: name }, scope);
    return { js: `{ const ${name} = ${value.js}; try ${inner.js} finally { ${dispose} } }`, ends: inner.ends };
  }
  const code = checkDeclaration(c, resource, scope);
  const inner = check(body, scope);
  const disposals = resource.variables.toReversed().map(({ name, at }) => {
    const found = findName(scope, name);
    return found?.kind === 'variable' ? disposal(c, { type: found.type, js: found.js, at }, scope) : '';
  });
  return { js: `{ ${code} try ${inner.js} finally { ${disposals.join(' ')} } }`, ends: inner.ends };
}

/** Calls `Dispose`, where there is one: much that has to be disposed of in .NET has nothing to give back here. */
function disposal(c: Checker, target: Typed, scope: Scope): string {
  const type: NetType = target.type;
  const members = instanceMembers(type, 'Dispose').filter(({ signature }) => signature.parameters.length === 0);
  if (members.length === 0) return '';
  const group = {
    kind: 'group',
    name: 'Dispose',
    at: target.at,
    target,
    type,
    members,
    extensions: [],
    typeArguments: [],
  } as const;
  return `if (${target.js} !== null) ${callGroup(c, group, { args: [], at: target.at, scope }).js};`;
}
