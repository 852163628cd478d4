import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import { digestOf, hashAlgorithmName } from './hash-algorithm-name.ts';
import type { Digest } from './hash-value.ts';

const name = 'System.Security.Cryptography.RSAEncryptionPadding';

/** OAEP with a digest, or PKCS #1 without one. */
export type RsaEncryptionPadding = { readonly net: typeof name; readonly oaep: Digest | null };

function oaep(digest: Digest | null): RsaEncryptionPadding {
  return { net: name, oaep: digest };
}

export const rsaEncryptionPadding: TypeDefinition = defineType({
  name,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsaencryptionpadding',
  members: {
    'static RSAEncryptionPadding Pkcs1 { get; }': () => oaep(null),
    'static RSAEncryptionPadding OaepSHA1 { get; }': () => oaep('sha1'),
    'static RSAEncryptionPadding OaepSHA256 { get; }': () => oaep('sha256'),
    'static RSAEncryptionPadding OaepSHA384 { get; }': () => oaep('sha384'),
    'static RSAEncryptionPadding OaepSHA512 { get; }': () => oaep('sha512'),
    'static RSAEncryptionPadding CreateOaep(HashAlgorithmName hashAlgorithm)': (_: Runtime, hash: HashAlgorithmName) =>
      oaep(digestOf(hash)),
    'HashAlgorithmName OaepHashAlgorithm { get; }': (_: Runtime, self: RsaEncryptionPadding) =>
      hashAlgorithmName(self.oaep?.toUpperCase() ?? null),
    'bool Equals(RSAEncryptionPadding other)': (
      _: Runtime,
      self: RsaEncryptionPadding,
      other: RsaEncryptionPadding | null,
    ) => other !== null && self.oaep === other.oaep,
    'static bool operator ==(RSAEncryptionPadding left, RSAEncryptionPadding right)': same,
    'static bool operator !=(RSAEncryptionPadding left, RSAEncryptionPadding right)': (
      rt: Runtime,
      left: RsaEncryptionPadding | null,
      right: RsaEncryptionPadding | null,
    ) => !same(rt, left, right),
    'string ToString()': text,
  },
  hooks: {
    text,
    equals: (_: Runtime, left: RsaEncryptionPadding, right: RsaEncryptionPadding) => left.oaep === right.oaep,
    key: (self: RsaEncryptionPadding) => `RSAEncryptionPadding ${self.oaep}`,
  },
});

function same(_: Runtime, left: RsaEncryptionPadding | null, right: RsaEncryptionPadding | null): boolean {
  return left === right || (left !== null && right !== null && left.oaep === right.oaep);
}

function text(_: Runtime, self: RsaEncryptionPadding): string {
  return self.oaep === null ? 'Pkcs1' : `Oaep${self.oaep.toUpperCase()}`;
}
