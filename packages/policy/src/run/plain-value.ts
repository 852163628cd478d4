import type { AnonymousValue } from '../dotnet/anonymous.ts';
import type { ListValue } from '../dotnet/collections/list-value.ts';
import type { Authorization } from '../dotnet/context/authorization.ts';
import type { JwtValue } from '../dotnet/identity/jwt-value.ts';
import { textOf } from '../dotnet/protocol.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import type { ByteArray, Char, NetArray, NetObject, NetValue } from '../dotnet/value.ts';
import { isNet, isObject, netArray } from '../dotnet/value.ts';
import { bodyText, copyBody } from '../http/body.ts';
import { wireHeaders } from '../http/headers.ts';
import type { Response } from '../http/message.ts';
import { claimTexts } from '../token/json-object.ts';
import { fromPlain, isToken, toPlain } from '../dotnet/json/plain.ts';

/** A .NET value as JSON can hold it: numbers, texts and lists are themselves, what has no such form is its text. */
export function plainValue(rt: Runtime, value: NetValue): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'function') return 'a delegate';
  if (!isObject(value)) return value;
  if (isToken(value)) return toPlain(value);
  return (isList(value) ? plainList : plainRecord)(rt, value as never);
}

function isList(value: NetObject): value is NetArray | ListValue {
  return isNet<NetArray>(value, 'System.Array') || isNet<ListValue>(value, 'System.Collections.Generic.List`1');
}

function plainList(rt: Runtime, { items }: NetArray | ListValue): unknown {
  return items.map((item) => plainValue(rt, item));
}

function plainRecord(rt: Runtime, value: NetObject): unknown {
  if (isNet<ByteArray>(value, 'System.Byte[]')) return [...value.bytes];
  if (isNet<Char>(value, 'System.Char')) return String.fromCharCode(value.code);
  if (isNet<Response>(value, 'IResponse')) return plainResponse(value);
  if (isNet<AnonymousValue>(value, '<anonymous>'))
    return Object.fromEntries(value.names.map((name, index) => [name, plainValue(rt, value.values[index] ?? null)]));
  if (isNet<JwtValue>(value, 'Jwt'))
    return { claims: Object.fromEntries([...value.claims].map(([name, claim]) => [name, claimTexts(claim)])) };
  if (isNet<Authorization>(value, 'Authorization')) return { accessToken: value.accessToken };
  if (isNumber(value)) return value.value;
  return textOf(rt, value);
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
