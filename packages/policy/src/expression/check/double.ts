import { builtin } from '../../dotnet/type-ops.ts';
import type { Num } from '../../dotnet/value.ts';
import type { Typed } from './checker.ts';

/** A `double` made of a JavaScript number. */
export function doubleOf(raw: string, at: number): Typed {
  return { type: builtin('System.Double'), at, js: `$double(${raw})`, raw };
}

/** The JavaScript number inside a `double`. */
export function rawOf({ js, raw, constant }: Typed): string {
  if (raw !== undefined) return raw;
  if (constant === undefined) return `${js}.value`;
  const { value } = constant as Num;
  return Number.isFinite(value) && !Object.is(value, -0) ? `(${value})` : `${js}.value`;
}
