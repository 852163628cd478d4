import type { Implementation, Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { castToken, castTokenOrNull } from './convert-token.ts';
import type { JToken, JValue } from './token.ts';
import { jString, jValue, tokenTypes } from './token.ts';
import { valueToken } from './value-token.ts';

/** C# names of the value types that tokens convert to and from, and their full names. */
const values: readonly (readonly [name: string, full: string])[] = [
  ['bool', 'System.Boolean'],
  ['int', 'System.Int32'],
  ['long', 'System.Int64'],
  ['double', 'System.Double'],
  ['decimal', 'System.Decimal'],
  ['float', 'System.Single'],
  ['byte', 'System.Byte'],
  ['sbyte', 'System.SByte'],
  ['short', 'System.Int16'],
  ['ushort', 'System.UInt16'],
  ['uint', 'System.UInt32'],
  ['ulong', 'System.UInt64'],
  ['DateTime', 'System.DateTime'],
  ['DateTimeOffset', 'System.DateTimeOffset'],
  ['TimeSpan', 'System.TimeSpan'],
  ['Guid', 'System.Guid'],
];
const references: readonly (readonly [name: string, full: string])[] = [
  ['string', 'System.String'],
  ['Uri', 'System.Uri'],
  ['byte[]', 'System.Byte[]'],
];

/** `(T)token` and `JToken t = value` for every type that Newtonsoft has them for. */
export const conversionMembers: Members = Object.fromEntries([
  ...values.flatMap(([name, full]) => [
    explicit(name, (rt, token) => castToken(rt, token, full)),
    explicit(`${name}?`, (rt, token) => castTokenOrNull(rt, token, full)),
    implicit(name),
    implicit(`${name}?`),
  ]),
  explicit('char', (rt, token) => castToken(rt, token, 'System.Char')),
  explicit('char?', (rt, token) => castTokenOrNull(rt, token, 'System.Char')),
  ...references.map(([name, full]) => explicit(name, (rt, token) => castTokenOrNull(rt, token, full))),
  implicit('Uri'),
  implicit('byte[]'),
  [
    'static implicit operator JToken(string value)',
    (_rt: Runtime, value: string | null): JValue => (value === null ? jValue(tokenTypes.String, null) : jString(value)),
  ],
]);

type Entry = readonly [declaration: string, run: Implementation];

function explicit(name: string, cast: (rt: Runtime, token: JToken | null) => NetValue): Entry {
  return [`static explicit operator ${name}(JToken value)`, cast];
}

function implicit(name: string): Entry {
  return [`static implicit operator JToken(${name} value)`, (_rt: Runtime, value: NetValue) => valueToken(value)];
}
