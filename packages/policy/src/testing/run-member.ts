import type { TypeDefinition } from '../dotnet/define.ts';
import { NetException } from '../dotnet/raise.ts';
import { defaultLimits, type Limits, type Runtime } from '../dotnet/runtime.ts';
import type { NetValue } from '../dotnet/value.ts';

/** A runtime whose time stands still and whose chance is none. */
export function stillRuntime(limits: Partial<Limits> = {}): Runtime {
  const whole = { ...defaultLimits, ...limits };
  return { fuel: whole.fuel, depth: 0, limits: whole, nowTicks: () => 0n, bits: () => 0 };
}

/** Runs members of a type by their declarations, as a compiled expression does. */
export function membersOf(rt: Runtime, { name, members, setters }: TypeDefinition) {
  const find = (among: TypeDefinition['members'], declaration: string) => {
    const run = among[declaration];
    if (!Object.hasOwn(among, declaration)) throw new Error(`${name} does not declare ${declaration}`);
    return run as (rt: Runtime, ...args: readonly unknown[]) => NetValue;
  };
  return {
    run: (declaration: string, ...args: readonly unknown[]): NetValue => find(members, declaration)(rt, ...args),
    set: (declaration: string, ...args: readonly unknown[]): NetValue => find(setters, declaration)(rt, ...args),
  };
}

/** What comes of it: a value, or the message of the exception. */
export function outcomeOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (error instanceof NetException) return `${error.type}: ${error.message}`;
    throw error;
  }
}
