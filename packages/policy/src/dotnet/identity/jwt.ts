import type { JsonMap } from '../../token/json-object.ts';
import { claimTexts, secondsOf, stringOf } from '../../token/json-object.ts';
import { dictionaryOf } from '../collections/dictionary-value.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { DateTime } from '../time/moment.ts';
import { dateTime } from '../time/moment.ts';
import { ticksPerSecond, unixEpochTicks } from '../time/tick.ts';
import type { NetArray } from '../value.ts';
import { netArray } from '../value.ts';
import type { JwtValue } from './jwt-value.ts';

/** A JSON Web Token. */
export const jwt: TypeDefinition = defineType({
  name: 'Jwt',
  kind: 'class',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-jwt',
  members: {
    'string Algorithm { get; }': (_: Runtime, { header }: JwtValue) => stringOf(header, 'alg'),
    'string Type { get; }': (_: Runtime, { header }: JwtValue) => stringOf(header, 'typ'),
    'IEnumerable<string> Audiences { get; }': (_: Runtime, { claims }: JwtValue) => texts(claims, 'aud'),
    'IReadOnlyDictionary<string, string[]> Claims { get; }': (rt: Runtime, { claims }: JwtValue) => {
      burn(rt, claims.size);
      return dictionaryOf([...claims.keys()].map((name) => [name, texts(claims, name)] as const));
    },
    'DateTime? ExpirationTime { get; }': (_: Runtime, { claims }: JwtValue) => dateOf(claims, 'exp'),
    'DateTime? IssuedAt { get; }': (_: Runtime, { claims }: JwtValue) => dateOf(claims, 'iat'),
    'DateTime? NotBefore { get; }': (_: Runtime, { claims }: JwtValue) => dateOf(claims, 'nbf'),
    'string Id { get; }': (_: Runtime, { claims }: JwtValue) => firstText(claims, 'jti'),
    'string Issuer { get; }': (_: Runtime, { claims }: JwtValue) => firstText(claims, 'iss'),
    'string Subject { get; }': (_: Runtime, { claims }: JwtValue) => firstText(claims, 'sub'),
  },
});

function texts(claims: JsonMap, name: string): NetArray {
  return netArray('System.String', [...claimTexts(claims.get(name))]);
}

function firstText(claims: JsonMap, name: string): string | null {
  return claimTexts(claims.get(name))[0] ?? null;
}

function dateOf(claims: JsonMap, name: string): DateTime | null {
  const seconds = secondsOf(claims, name);
  const ticks = seconds === null ? -1n : unixEpochTicks + BigInt(seconds) * ticksPerSecond;
  return ticks < 0n ? null : dateTime(ticks, 'Utc');
}
