import type { Runtime } from '../../dotnet/runtime.ts';
import type { NetValue } from '../../dotnet/value.ts';
import type { Constants } from './constants.ts';
import { arraySupport } from './array-support.ts';
import { numberSupport } from './number-support.ts';
import { support } from './support.ts';

/** What emitted code calls for values whose type nobody knew before. */
export type DynamicSupport = { readonly [name: string]: (...args: never[]) => unknown };

const all: ReadonlyMap<string, unknown> = new Map(Object.entries({ ...support, ...arraySupport, ...numberSupport }));
const names = [...all.keys()].map((name) => `$${name}`);
const values = [...all.values()];

export type EmittedCode = {
  /** Names of what it is called with, after the runtime. */
  readonly parameters: readonly string[];
  /** Statements; they return the result. */
  readonly js: string;
  readonly constants: Constants;
};

/**
 * Makes a function of emitted code. It sees what it is given and nothing else by name: everything that users wrote is in
 * it as a literal or stands in the table of constants.
 */
export function buildFunction(
  code: EmittedCode,
  dynamic: DynamicSupport,
): (rt: Runtime, ...args: NetValue[]) => NetValue {
  const constantNames = [...code.constants.values.keys()].map((index) => `k${index}`);
  const source = `"use strict"; return (rt${code.parameters.map((name) => `, ${name}`).join('')}) => { ${code.js}\n};`;
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the one place where checked C# becomes code: an interpreter is many times slower
  const factory = new Function(...names, '$d', ...constantNames, source) as (
    ...given: unknown[]
  ) => (rt: Runtime, ...args: NetValue[]) => NetValue;
  return factory(...values, dynamic, ...code.constants.values);
}
