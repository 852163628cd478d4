import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = {
  iss: 'https://issuer/',
  sub: 'ü',
  aud: ['a', 'b'],
  exp: 1_714_996_800,
  iat: 1_714_990_000.5,
  jti: 'id',
  oid: '42',
  admin: true,
  level: 12_345_678_901,
  nested: { a: [1] },
};
const token = `${segment({ alg: 'RS256', typ: 'JWT' })}.${segment(claims)}.c2ln`;
const jwt = `"Bearer ${token}".AsJwt()`;
const basic = `"Basic ${Buffer.from('user:pa:ss').toString('base64')}"`;

describe('Jwt', () => {
  it.each([
    [`${jwt}.Algorithm`, 'RS256'],
    [`${jwt}.Type`, 'JWT'],
    [`${jwt}.Issuer`, 'https://issuer/'],
    [`${jwt}.Subject`, 'ü'],
    [`${jwt}.Id`, 'id'],
    [`string.Join("|", ${jwt}.Audiences)`, 'a|b'],
    [`${jwt}.ExpirationTime`, '05/06/2024 12:00:00'],
    [`${jwt}.ExpirationTime > DateTime.UtcNow`, 'False'],
    [`${jwt}.IssuedAt.Value.ToString("o")`, '2024-05-06T10:06:40.0000000Z'],
    [`${jwt}.NotBefore == null`, 'True'],
    [`${jwt}.Claims["oid"][0]`, '42'],
    [`${jwt}.Claims.GetValueOrDefault("oid", "none")`, '42'],
    [`${jwt}.Claims.GetValueOrDefault("nope", "none")`, 'none'],
    [`${jwt}.Claims.GetValueOrDefault("aud")`, 'a,b'],
    [`${jwt}.Claims.ContainsKey("admin")`, 'True'],
    [`${jwt}.Claims["admin"][0]`, 'true'],
    [`${jwt}.Claims["level"][0]`, '12345678901'],
    [`${jwt}.Claims["nested"][0]`, '{"a":[1]}'],
    [
      `${jwt}.Claims["nope"]`,
      'System.Collections.Generic.KeyNotFoundException: The given key was not present in the dictionary.',
    ],
    [`${jwt}.Claims.Count`, '10'],
    [`"${token}".AsJwt()?.Subject`, 'ü'],
    ['"x".AsJwt()?.Subject', 'null'],
    ['"".AsJwt() == null', 'True'],
    ['((string)null).AsJwt() == null', 'True'],
    [`"${token}".TryParseJwt(out Jwt j) ? j.Id : "no"`, 'id'],
    ['"a.b.c".TryParseJwt(out Jwt j)', 'False'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});

describe('BasicAuthCredentials', () => {
  it.each([
    [`${basic}.AsBasic().UserId`, 'user'],
    [`${basic}.AsBasic().Username`, 'user'],
    [`${basic}.AsBasic().Password`, 'pa:ss'],
    [`${basic}.TryParseBasic(out BasicAuthCredentials c) ? c.UserId : "no"`, 'user'],
    ['"Basic !".TryParseBasic(out var c)', 'False'],
    ['"Bearer dXNlcjpwYXNz".AsBasic() == null', 'True'],
    [`"Basic ${Buffer.from('nocolon').toString('base64')}".AsBasic()?.UserId`, 'null'],
    ['((string)null).TryParseBasic(out var c)', 'False'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
