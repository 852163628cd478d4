import { describe, expect, it } from 'vitest';
import { clientPem } from '../testing/certificates.ts';
import { evaluate, testRuntime } from '../testing/evaluate.ts';
import { certificateFromPem } from './crypto/certificate-from-pem.ts';
import { cryptoTypes } from './crypto/index.ts';
import type { Implementation, TypeDefinition } from './define.ts';
import { identityTypes } from './identity/index.ts';
import { netTypes } from './net/index.ts';
import { NetException } from './raise.ts';
import { resolveType } from './resolve-type.ts';
import type { Declared } from './signature.ts';
import { parseDeclaration } from './signature.ts';
import { textTypes } from './text/index.ts';
import { timeTypes } from './time/index.ts';
import type { NetType } from './type.ts';
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

const certificate = resolveType({ kind: 'name', name: 'X509Certificate2', args: [] }, new Set())!;

function sampleOf(name: string): NetValue {
  const context = { type: certificate, value: certificateFromPem(clientPem) as NetValue };
  return evaluate(samples[name] ?? `no sample of ${name}`, { context });
}

const numbers: { readonly [name: string]: NetValue } = {
  'System.Int32': 1,
  'System.Int64': 1n,
  'System.Boolean': true,
  'System.Double': { net: 'System.Double', value: 1.5 } as NetValue,
  'System.Int16': { net: 'System.Int16', value: 2 } as NetValue,
  'System.Char': { net: 'System.Char', code: 65 } as NetValue,
};

/** Null for references, anything for values. */
function argumentOf(type: NetType | undefined): NetValue {
  if (type === undefined) throw new Error('a type of the declaration is not listed');
  if (type.kind !== 'named') return null;
  const { name, kind, values } = type.definition;
  if (name in numbers) return numbers[name]!;
  if (kind === 'enum') return { net: name, value: Object.values(values)[0]! } as NetValue;
  return kind === 'struct' ? sampleOf(shortOf(name)) : null;
}

function shortOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function call({ name }: TypeDefinition, declared: Declared, run: Implementation, isSetter: boolean): unknown {
  const hasSelf = !declared.isStatic && ['method', 'property', 'indexer'].includes(declared.kind);
  const given = declared.parameters.map(({ mode, type }) =>
    mode === 'out' ? { value: null } : argumentOf(resolveType(type, new Set())),
  );
  const set = isSetter && declared.result !== null ? [argumentOf(resolveType(declared.result, new Set()))] : [];
  const all = [...(hasSelf ? [sampleOf(shortOf(name))] : []), ...given, ...set];
  return run(testRuntime(), ...(all as never[]));
}

const types = [...timeTypes, ...netTypes, ...textTypes, ...cryptoTypes, ...identityTypes];

describe.each(types.map((type) => [type.name, type] as const))('%s', (_, type) => {
  it('takes null where C# lets it, and says so in the words of .NET', () => {
    for (const [table, isSetter] of [
      [type.members, false],
      [type.setters, true],
    ] as const) {
      for (const [declaration, run] of Object.entries(table)) {
        const declared = parseDeclaration(declaration, shortOf(type.name));
        try {
          if (call(type, declared, run, isSetter) === undefined) expect.fail(`${declaration} gives undefined`);
        } catch (error) {
          if (!(error instanceof NetException)) throw new Error(declaration, { cause: error });
        }
      }
    }
  });
});
