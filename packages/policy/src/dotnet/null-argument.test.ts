import { describe, expect, it } from 'vitest';
import { clientPem } from '../testing/certificates.ts';
import { evaluate } from '../testing/evaluate.ts';
import { expectNullsTaken } from '../testing/null-call.ts';
import { certificateFromPem } from './crypto/certificate-from-pem.ts';
import { coreTypes } from './core/index.ts';
import { cryptoTypes } from './crypto/index.ts';
import { exceptionTypes } from './exception/index.ts';
import { identityTypes } from './identity/index.ts';
import { netTypes } from './net/index.ts';
import { shortName } from './lookup.ts';
import { resolveType } from './resolve-type.ts';
import { textTypes } from './text/index.ts';
import { timeTypes } from './time/index.ts';
import { valueTuples } from './value-tuple.ts';
import type { NetValue } from './value.ts';

/** C# lets everybody pass null for a reference. What comes of it is a value or an exception of .NET, never one of ours. */

const segment = Buffer.from('{"alg":"x"}').toString('base64url');

/** Something to call members on, by short name of type. */
const samples: { readonly [name: string]: string } = {
  String: '"abc"',
  Object: '"abc"',
  Boolean: 'true',
  Char: "'a'",
  Int32: '1',
  Int64: '1L',
  UInt64: '1UL',
  Single: '1f',
  Double: '1.5',
  Decimal: '1m',
  Byte: '(byte)1',
  SByte: '(sbyte)1',
  Int16: '(short)1',
  UInt16: '(ushort)1',
  UInt32: '1u',
  Nullable: '(int?)1',
  Enum: 'DayOfWeek.Monday',
  ValueType: '1',
  Array: 'new[] { "a", null }',
  'Byte[]': 'new byte[] { 1 }',
  Type: 'typeof(string)',
  IComparable: '"a"',
  IEquatable: '"a"',
  IConvertible: '"a"',
  ICloneable: '"a"',
  IFormattable: '1',
  IDisposable: 'new StringReader("a")',
  TextReader: 'new StringReader("a")',
  StringReader: 'new StringReader("a")',
  TextWriter: 'new StringWriter()',
  StringWriter: 'new StringWriter()',
  StringBuilder: 'new StringBuilder("a")',
  Random: 'new Random()',
  Exception: 'new Exception("a")',
  ArgumentException: 'new ArgumentException("a", "b")',
  AggregateException: 'new AggregateException("a")',
  ValueTuple: '("a", 1)',
  Tuple: 'Tuple.Create(1, 2, 3, 4, 5, 6, 7)',
  StringComparer: 'StringComparer.Ordinal',
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

const types = [
  ...coreTypes,
  ...exceptionTypes,
  ...valueTuples,
  ...timeTypes,
  ...netTypes,
  ...textTypes,
  ...cryptoTypes,
  ...identityTypes,
];

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
