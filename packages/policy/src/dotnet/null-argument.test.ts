import { describe, expect, it } from 'vitest';
import { clientPem } from '../testing/certificates.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectNullsTaken } from '../testing/null-call.ts';
import { certificateFromPem } from './crypto/certificate-from-pem.ts';
import { cryptoTypes } from './crypto/index.ts';
import { identityTypes } from './identity/index.ts';
import { netTypes } from './net/index.ts';
import { shortName } from './lookup.ts';
import { resolveType } from './resolve-type.ts';
import { textTypes } from './text/index.ts';
import { timeTypes } from './time/index.ts';
import type { NetValue } from './value.ts';

/** C# lets everybody pass null for a reference. What comes of it is a value or an exception of .NET, never one of ours. */

const segment = Buffer.from('{"alg":"x"}').toString('base64url');

/** Something to call members on, by short name of type. */
const samples: { readonly [name: string]: string } = {
  DateTime: 'DateTime.UtcNow',
  DateTimeOffset: 'DateTimeOffset.UtcNow',
  TimeSpan: 'TimeSpan.FromHours(1)',
  Guid: 'Guid.NewGuid()',
  TimeZone: 'TimeZone.CurrentTimeZone',
  TimeZoneInfo: 'TimeZoneInfo.Utc',
  Uri: 'new Uri("http://h/a?b")',
  IPAddress: 'IPAddress.Loopback',
  Encoding: 'Encoding.UTF8',
  HashAlgorithm: 'MD5.Create()',
  KeyedHashAlgorithm: 'new HMACMD5()',
  HMAC: 'new HMACMD5()',
  ...byName(['HMACMD5', 'HMACSHA1', 'HMACSHA256', 'HMACSHA384', 'HMACSHA512'], (name) => `new ${name}()`),
  ...byName(['SHA1Managed', 'SHA256Managed', 'SHA384Managed', 'SHA512Managed'], (name) => `new ${name}()`),
  ...byName(['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512', 'Aes', 'DES', 'TripleDES'], (name) => `${name}.Create()`),
  HashAlgorithmName: 'HashAlgorithmName.SHA1',
  RNGCryptoServiceProvider: 'new RNGCryptoServiceProvider()',
  SymmetricAlgorithm: 'Aes.Create()',
  AsymmetricAlgorithm: 'RSA.Create()',
  RSA: 'RSA.Create()',
  RSAEncryptionPadding: 'RSAEncryptionPadding.Pkcs1',
  RSASignaturePadding: 'RSASignaturePadding.Pss',
  Oid: 'new Oid("1.2")',
  Jwt: `"${segment}.${segment}.".AsJwt()`,
  BasicAuthCredentials: '"Basic YTpi".AsBasic()',
  X509Certificate: 'context',
  X509Certificate2: 'context',
  X500DistinguishedName: 'context.SubjectName',
  PublicKey: 'context.PublicKey',
};

function byName(names: readonly string[], make: (name: string) => string): { readonly [name: string]: string } {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

const certificate = resolveType({ kind: 'name', name: 'X509Certificate2', args: [] }, new Set())!;

function sampleOf(name: string): NetValue | undefined {
  const source = samples[name];
  if (source === undefined) return undefined;
  return evaluate(source, { context: { type: certificate, value: certificateFromPem(clientPem) as NetValue } });
}

const types = [...timeTypes, ...netTypes, ...textTypes, ...cryptoTypes, ...identityTypes];

describe.each(types.map((type) => [type.name, type] as const))('%s', (_, type) => {
  it('takes null where C# lets it, and says so in the words of .NET', () => {
    expectNullsTaken(type, sampleOf);
  });
});

it('has something to call the members of every type on, but exceptions', () => {
  const left = types.filter(
    ({ kind, name }) => !['enum', 'static'].includes(kind) && !(shortName({ name }) in samples),
  );
  expect(left.map(({ name }) => name).filter((name) => !name.endsWith('Exception'))).toEqual([]);
});
