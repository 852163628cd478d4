import type { AnonymousValue } from '../dotnet/anonymous.ts';
import type { ListValue } from '../dotnet/collections/list-value.ts';
import type { Authorization } from '../dotnet/context/authorization.ts';
import type { JwtValue } from '../dotnet/identity/jwt-value.ts';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { textOf } from '../dotnet/protocol.ts';
import { NetException } from '../dotnet/raise.ts';
import type { JToken } from '../dotnet/json/token.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import type { ByteArray, Char, NetArray, NetObject, NetValue } from '../dotnet/value.ts';
import { isNet, isObject, netArray } from '../dotnet/value.ts';
import { bodyText, copyBody } from '../http/body.ts';
import { wireHeaders } from '../http/headers.ts';
import type { Response } from '../http/message.ts';
import { claimTexts } from '../token/json-object.ts';
import { fromPlain, isToken, toPlain } from '../dotnet/json/plain.ts';

/** So many values of one are shown, and so deep inside each other; lists may hold themselves. */
const shownMax = 100_000;
const depthMax = 64;

type Showing = { readonly rt: Runtime; readonly depth: number; readonly shown: { count: number } };

/** A .NET value as JSON can hold it: numbers, texts and lists are themselves, what has no such form is its text. */
export function plainValue(rt: Runtime, value: NetValue): unknown {
  return plain({ rt, depth: 0, shown: { count: 0 } }, value);
}

/** Behind what is shown at most stands an ellipsis. */
function plain(showing: Showing, value: NetValue): unknown {
  showing.shown.count += 1;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'function') return 'a delegate';
  if (!isObject(value)) return value;
  if (showing.shown.count > shownMax || showing.depth > depthMax) return '…';
  if (isToken(value)) return plainToken(value);
  const inside = { ...showing, depth: showing.depth + 1 };
  return isList(value) ? value.items.map((item) => plain(inside, item)) : plainRecord(inside, value);
}

function isList(value: NetObject): value is NetArray | ListValue {
  return isNet<NetArray>(value, 'System.Array') || isNet<ListValue>(value, 'System.Collections.Generic.List`1');
}

function plainToken(token: JToken): unknown {
  try {
    return toPlain(token);
  } catch (thrown) {
    if (thrown instanceof RangeError) return '…';
    throw thrown;
  }
}

function plainRecord(showing: Showing, value: NetObject): unknown {
  if (isNet<ByteArray>(value, 'System.Byte[]')) return [...value.bytes];
  if (isNet<Char>(value, 'System.Char')) return String.fromCharCode(value.code);
  if (isNet<Response>(value, 'IResponse')) return plainResponse(value);
  if (isNet<AnonymousValue>(value, '<anonymous>'))
    return Object.fromEntries(value.names.map((name, index) => [name, plain(showing, value.values[index] ?? null)]));
  if (isNet<JwtValue>(value, 'Jwt'))
    return { claims: Object.fromEntries([...value.claims].map(([name, claim]) => [name, claimTexts(claim)])) };
  if (isNet<Authorization>(value, 'Authorization')) return { accessToken: value.accessToken };
  if (isNumber(value)) return value.value;
  return plainText(showing.rt, value);
}

/** A text that would be too long is not shown. */
function plainText(rt: Runtime, value: NetObject): string {
  rt.fuel = rt.limits.fuel;
  try {
    return textOf(rt, value);
  } catch (thrown) {
    if (thrown instanceof BudgetExceeded || thrown instanceof RangeError || thrown instanceof NetException) return '…';
    throw thrown;
  }
}

function plainResponse({ status, reason, headers, body }: Response): unknown {
  return { status, reason, headers: wireHeaders(headers), body: bodyText(copyBody(body)) };
}

function isNumber(value: NetObject): value is NetObject & { readonly value: number } {
  return /^System\.(?:Byte|SByte|U?Int16|UInt32|Single|Double)$/.test(value.net) && 'value' in value;
}

/** A JSON value as a variable of a request: whole numbers are `int` where they fit, objects and lists are JSON tokens. */
export function netValueOf(value: unknown): NetValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isInteger(value) && Math.abs(value) <= 0x7fffffff) return value;
    return Number.isSafeInteger(value) ? BigInt(value) : ({ net: 'System.Double', value } as NetObject);
  }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return netArray('System.String', [...value]);
  return fromPlain(value);
}
