import type { Signature } from '../../dotnet/member-table.ts';
import { overridesOf } from '../../dotnet/member-table.ts';
import type { Implementation } from '../../dotnet/define.ts';
import { typeNameOf } from '../../dotnet/protocol.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import { isValueType, substitute } from '../../dotnet/type-ops.ts';
import type { NetValue } from '../../dotnet/value.ts';
import { constantName } from '../emit/constants.ts';
import { isSimple, literal } from '../emit/literal.ts';
import type { Checker, Typed } from './checker.ts';
import { countRead } from './checker.ts';
import { impureSource } from './impure.ts';
import { orDefault } from './or-default.ts';
import type { Candidate } from './overload.ts';

/** Properties and constants of types that are known. */

export function readMember(
  c: Checker,
  { signature, bindings }: Candidate,
  { target, at }: { target: Typed | null; at: number },
): Typed {
  const type = substitute(signature.result, bindings);
  noteImpure(c, signature);
  if (target === null) return readStatic(c, signature, { type, at });
  const instance = notNull(target);
  const run = implementationName(c, signature);
  const load = ([of]: readonly string[]): string => orDefault(c, signature, { js: `${run}(rt, ${of})`, type });
  const path = pathThrough(c, target, signature.name);
  const { guards } = target;
  const common = {
    type,
    js: load([instance]),
    at,
    ...(guards === undefined ? {} : { guards }),
    ...(path === undefined ? {} : { path }),
  };
  if (signature.set === null) return { ...common, readOnly: `'${signature.name}' is read-only` };
  const set = constantName(c.constants, signature.set);
  const store = ([of]: readonly string[], value: string): string => `${set}(rt, ${of}, ${value})`;
  return { ...common, place: { operands: [instance], load, store } };
}

function readStatic(
  c: Checker,
  signature: Signature,
  { type, at }: { readonly type: Typed['type']; readonly at: number },
): Typed {
  const run = signature.run as unknown as (rt: undefined) => NetValue;
  if (signature.kind === 'constant') {
    const value = run(undefined);
    const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
    return {
      type,
      at,
      js: literal(c.constants, value),
      readOnly: `'${signature.name}' is read-only`,
      ...(isText ? { constant: value } : {}),
    };
  }
  return { type, at, js: `${constantName(c.constants, run)}(rt)`, readOnly: `'${signature.name}' is read-only` };
}

/** Two segments of what is read of the context are told. */
function pathThrough(c: Checker, { path }: Typed, name: string): string | undefined {
  if (path === undefined || /[.[]/.test(path)) return undefined;
  const longer = path === '' ? name : `${path}.${name}`;
  countRead(c, path, -1);
  countRead(c, longer, 1);
  return longer;
}

/** Marks that the time, or chance, has a part in the result. */
export function noteImpure(c: Checker, signature: Signature): void {
  const source = impureSource(signature);
  if (source !== null) countRead(c, source, 1);
}

/** The instance that a member is called on; calling one of `null` raises. */
export function notNull({ js, type, constant, guards }: Typed): string {
  if (isValueType(type) || (constant !== undefined && constant !== null)) return js;
  if (guards !== undefined && isSimple(js) && guards.at(-1)?.startsWith(`(${js} = `)) return js;
  return isNeverNull(js) ? js : `(${js} ?? $null())`;
}

function isNeverNull(js: string): boolean {
  return js === 'context' || js.startsWith('"');
}

/** The name of what a member does. Types that derive from the member's may do something else: the value decides. */
export function implementationName(c: Checker, signature: Signature): string {
  const overrides = overridesOf(signature);
  if (overrides === null) return constantName(c.constants, signature.run);
  return constantName(c.constants, dispatcher(signature, overrides));
}

const dispatchers = new WeakMap<ReadonlyMap<string, Implementation>, Implementation>();

type Run = (rt: Runtime, ...args: unknown[]) => unknown;

function dispatcher(
  { run, typeParameters }: Signature,
  overrides: ReadonlyMap<string, Implementation>,
): Implementation {
  const known = dispatchers.get(overrides);
  if (known !== undefined) return known;
  const at = typeParameters.length > 0 ? 1 : 0;
  const made: Run = (rt, ...args) => {
    const found = overrides.get(typeNameOf(args[at] as NetValue));
    return ((found ?? run) as Run)(rt, ...args);
  };
  dispatchers.set(overrides, made);
  return made;
}
