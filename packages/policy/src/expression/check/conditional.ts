import type { NetType } from '../../dotnet/type.ts';
import { builtin, printType } from '../../dotnet/type-ops.ts';
import type { Expression } from '../syntax.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { wrongWith } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { checkAs, constantOf, convertTo } from './convert.ts';

type Conditional = Expression & { readonly kind: 'conditional' };

/** `test ? yes : no`: the type that the other side converts to. */
export function checkConditional(c: Checker, node: Conditional, scope: Scope, target: NetType | null): Typed {
  const { at } = node;
  const test = checkAs(c, node.test, scope, builtin('System.Boolean'));
  const [yes, no] = checkSides(c, node, scope, target);
  const type = commonType(yes, no);
  if (type === null) {
    const message = `'${printType(yes.type)}' and '${printType(no.type)}' do not go together: cast one of them`;
    return wrongWith(c, 'expression/no-conversion', { at }, message);
  }
  const [a, b] = [convertTo(c, yes, type), convertTo(c, no, type)];
  const chosen = test.constant === true ? a : b;
  if (typeof test.constant === 'boolean' && isConstant(a) && isConstant(b) && chosen.constant !== undefined)
    return constantOf(c, type, chosen.constant, at);
  return { type, at, js: `(${test.js} ? ${a.js} : ${b.js})` };
}

function isConstant({ constant }: Typed): boolean {
  return constant !== undefined && constant !== null;
}

/** A lambda on one side, where nothing else says its type, has the type of the other. */
function checkSides(
  c: Checker,
  { yes, no }: Conditional,
  scope: Scope,
  target: NetType | null,
): readonly [yes: Typed, no: Typed] {
  if (target !== null || (yes.kind === 'lambda') === (no.kind === 'lambda'))
    return [c.check(yes, scope, target), c.check(no, scope, target)];
  if (yes.kind === 'lambda') {
    const other = c.check(no, scope, null);
    return [c.check(yes, scope, lambdaType(other)), other];
  }
  const other = c.check(yes, scope, null);
  return [other, c.check(no, scope, lambdaType(other))];
}

function lambdaType({ type }: Typed): NetType | null {
  return type.kind === 'null' || type.kind === 'void' || type.kind === 'unknown' ? null : type;
}

function commonType(yes: Typed, no: Typed): NetType | null {
  if (yes.isThrow === true) return no.type;
  if (no.isThrow === true) return yes.type;
  if (yes.type.kind === 'unknown') return yes.type;
  if (no.type.kind === 'unknown') return no.type;
  return yes.type.kind === 'void' || no.type.kind === 'void' ? null : convertible(yes, no);
}

function convertible(yes: Typed, no: Typed): NetType | null {
  const toNo = implicitConversion(yes.type, no.type, yes.constant);
  const toYes = implicitConversion(no.type, yes.type, no.constant);
  if (toNo?.kind === 'identity') return no.type;
  if (toYes !== null && (toNo === null || toYes.kind === 'constant')) return yes.type;
  return toNo === null ? null : no.type;
}
