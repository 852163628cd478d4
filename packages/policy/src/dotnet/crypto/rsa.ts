import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { byteArray } from '../value.ts';
import type { HashAlgorithmName } from './hash-algorithm-name.ts';
import { digestOf } from './hash-algorithm-name.ts';
import { stretch } from './hash-value.ts';
import type { RsaEncryptionPadding } from './rsa-encryption-padding.ts';
import { hashOf } from './rsa-padding.ts';
import type { RsaSignaturePadding } from './rsa-signature-padding.ts';
import type { Rsa } from './rsa-value.ts';
import { decryptRsa, encryptRsa, rsaOf, signHash, verifyHash } from './rsa-value.ts';

type Bytes = ByteArray | null;
type Padding = RsaSignaturePadding | null;
type Signed = readonly [Bytes, Bytes, HashAlgorithmName, Padding];

export const rsa: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.RSA',
  kind: 'class',
  base: 'AsymmetricAlgorithm',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa',
  members: {
    'static RSA Create()': () => rsaOf(null),
    'static RSA Create(int keySizeInBits)': (_: Runtime, keySize: number) => ({ ...rsaOf(null), keySize }),
    'byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      rt: Runtime,
      self: Rsa,
      ...[data, name, padding]: [Bytes, HashAlgorithmName, Padding]
    ) => sign(rt, self, data?.bytes ?? raiseArgumentNull('data'), name, padding),
    'byte[] SignData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)':
      (
        rt: Runtime,
        self: Rsa,
        ...[data, offset, count, name, padding]: [Bytes, number, number, HashAlgorithmName, Padding]
      ) => sign(rt, self, stretch(data, 'data', offset, count), name, padding),
    'byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      rt: Runtime,
      self: Rsa,
      ...[hash, name, padding]: [Bytes, HashAlgorithmName, Padding]
    ) => {
      const signing = { digest: digestOf(name), padding: padding ?? raiseArgumentNull('padding') };
      return byteArray(signHash(rt, self, hash?.bytes ?? raiseArgumentNull('hash'), signing));
    },
    'bool VerifyData(byte[] data, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      rt: Runtime,
      self: Rsa,
      ...[data, signature, name, padding]: Signed
    ) => {
      const signing = { digest: digestOf(name), padding: padding ?? raiseArgumentNull('padding') };
      const { bytes } = data ?? raiseArgumentNull('data');
      burn(rt, bytes.length);
      const hash = hashOf(signing.digest, bytes);
      return verifyHash(rt, self, hash, signature?.bytes ?? raiseArgumentNull('signature'), signing);
    },
    'bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)': (
      rt: Runtime,
      self: Rsa,
      ...[hash, signature, name, padding]: Signed
    ) => {
      const signing = { digest: digestOf(name), padding: padding ?? raiseArgumentNull('padding') };
      const { bytes } = hash ?? raiseArgumentNull('hash');
      return verifyHash(rt, self, bytes, signature?.bytes ?? raiseArgumentNull('signature'), signing);
    },
    'byte[] Encrypt(byte[] data, RSAEncryptionPadding padding)': (
      rt: Runtime,
      self: Rsa,
      ...[data, padding]: [Bytes, RsaEncryptionPadding | null]
    ) => crypt(rt, encryptRsa, [self, data, padding]),
    'byte[] Decrypt(byte[] data, RSAEncryptionPadding padding)': (
      rt: Runtime,
      self: Rsa,
      ...[data, padding]: [Bytes, RsaEncryptionPadding | null]
    ) => crypt(rt, decryptRsa, [self, data, padding]),
  },
});

type Signer = readonly [Uint8Array, HashAlgorithmName, Padding];

function sign(rt: Runtime, self: Rsa, ...[bytes, name, padding]: Signer): ByteArray {
  const signing = { digest: digestOf(name), padding: padding ?? raiseArgumentNull('padding') };
  burn(rt, bytes.length);
  return byteArray(signHash(rt, self, hashOf(signing.digest, bytes), signing));
}

function crypt(
  rt: Runtime,
  work: typeof encryptRsa,
  [self, data, padding]: readonly [Rsa, Bytes, RsaEncryptionPadding | null],
): ByteArray {
  return byteArray(work(rt, self, (data ?? raiseArgumentNull('data')).bytes, padding ?? raiseArgumentNull('padding')));
}
