import { isJArray, isJObject, isJValue, isToken } from '../dotnet/json/token.ts';
import type { JToken } from '../dotnet/json/token.ts';
import { textOf } from '../dotnet/protocol.ts';
import { BudgetExceeded } from '../dotnet/budget.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { isNet } from '../dotnet/value.ts';
import type { NetArray, NetValue, Num } from '../dotnet/value.ts';
import type { DateTime } from '../dotnet/time/moment.ts';
import type { LiquidValue } from './liquid-value.ts';
import { liquidObject } from './liquid-value.ts';

const depthMax = 190;

/** A .NET value as a template reads it: JSON by its members and items, arrays by their items, all else as its text. */
export function netContent(rt: Runtime, value: NetValue, depth = 0): LiquidValue {
  burn(rt, 1);
  if (depth > depthMax) throw new BudgetExceeded(`What a Liquid template is given is more than ${depthMax} deep.`);
  if (isToken(value)) return tokenContent(rt, value, depth);
  switch (typeof value) {
    case 'bigint':
      return safe(value);
    case 'boolean':
    case 'number':
    case 'string':
      return value;
    default:
      return value === null ? null : recordContent(rt, value, depth);
  }
}

function recordContent(rt: Runtime, value: NetValue, depth: number): LiquidValue {
  if (isNet<DateTime>(value, 'System.DateTime')) return value;
  if (isNet<NetArray>(value, 'System.Array')) return value.items.map((item) => netContent(rt, item, depth + 1));
  if (isNet<Num>(value, 'System.Double') || isNet<Num>(value, 'System.Single')) return value.value;
  return textOf(rt, value);
}

function tokenContent(rt: Runtime, token: JToken, depth: number): LiquidValue {
  if (isJObject(token))
    return liquidObject(
      [...token.properties.values()].map(({ name, value }) => [name, netContent(rt, value, depth + 1)] as const),
    );
  if (isJArray(token)) return token.items.map((item) => netContent(rt, item, depth + 1));
  return isJValue(token) ? netContent(rt, token.value, depth + 1) : textOf(rt, token);
}

function safe(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}
