import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray, EnumValue } from '../value.ts';
import { byteArray } from '../value.ts';
import { raiseCryptographic } from './failure.ts';
import { keySizes } from './cipher.ts';
import type { Symmetric } from './symmetric.ts';
import { blockSizeOf, forgetSecrets, ivOf, keyOf, symmetricNamed } from './symmetric.ts';

export const symmetricAlgorithm: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.SymmetricAlgorithm',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.symmetricalgorithm',
  members: {
    'static SymmetricAlgorithm Create()': () => symmetricNamed('AES'),
    'static SymmetricAlgorithm Create(string algName)': (_: Runtime, algName: string | null) =>
      symmetricNamed(algName ?? raiseArgumentNull('name')),
    'byte[] Key { get; set; }': (rt: Runtime, self: Symmetric) => byteArray(keyOf(rt, self).slice()),
    'byte[] IV { get; set; }': (rt: Runtime, self: Symmetric) => byteArray(ivOf(rt, self).slice()),
    'int KeySize { get; set; }': (_: Runtime, self: Symmetric) => self.keySize,
    'int BlockSize { get; set; }': (_: Runtime, self: Symmetric) => blockSizeOf(self),
    'int FeedbackSize { get; set; }': () => 8,
    'CipherMode Mode { get; set; }': (_: Runtime, { mode }: Symmetric) => ({
      net: 'System.Security.Cryptography.CipherMode',
      value: mode,
    }),
    'PaddingMode Padding { get; set; }': (_: Runtime, { padding }: Symmetric) => ({
      net: 'System.Security.Cryptography.PaddingMode',
      value: padding,
    }),
    'bool ValidKeySize(int bitLength)': (_: Runtime, { cipher }: Symmetric, bitLength: number) =>
      keySizes[cipher].includes(bitLength),
    'void GenerateKey()': (rt: Runtime, self: Symmetric) => {
      self.key = null;
      keyOf(rt, self);
      return null;
    },
    'void GenerateIV()': (rt: Runtime, self: Symmetric) => {
      self.iv = null;
      ivOf(rt, self);
      return null;
    },
    'void Clear()': forgetSecrets,
    'void Dispose()': forgetSecrets,
  },
  setters: {
    'byte[] Key { get; set; }': (_: Runtime, self: Symmetric, value: ByteArray | null) => {
      const { bytes } = value ?? raiseArgumentNull('value');
      if (!keySizes[self.cipher].includes(bytes.length * 8)) raiseKeySize();
      self.key = bytes.slice();
      self.keySize = bytes.length * 8;
      return null;
    },
    'byte[] IV { get; set; }': (_: Runtime, self: Symmetric, value: ByteArray | null) => {
      const { bytes } = value ?? raiseArgumentNull('value');
      if (bytes.length * 8 !== blockSizeOf(self))
        raiseCryptographic('Specified initialization vector (IV) does not match the block size for this algorithm.');
      self.iv = bytes.slice();
      return null;
    },
    'int KeySize { get; set; }': (_: Runtime, self: Symmetric, value: number) => {
      if (!keySizes[self.cipher].includes(value)) raiseKeySize();
      self.keySize = value;
      self.key = null;
      return null;
    },
    'int BlockSize { get; set; }': (_: Runtime, self: Symmetric, value: number) =>
      value === blockSizeOf(self) ? null : raiseCryptographic('Specified block size is not valid for this algorithm.'),
    'int FeedbackSize { get; set; }': (_: Runtime, _self: Symmetric, value: number) =>
      value === 8 ? null : raiseCryptographic('Specified feedback size is invalid.'),
    'CipherMode Mode { get; set; }': (_: Runtime, self: Symmetric, { value }: EnumValue) => {
      if (value < 1 || value > 5) raiseCryptographic('Specified cipher mode is not valid for this algorithm.');
      self.mode = value;
      return null;
    },
    'PaddingMode Padding { get; set; }': (_: Runtime, self: Symmetric, { value }: EnumValue) => {
      if (value < 1 || value > 5) raiseCryptographic('Specified padding mode is not valid for this algorithm.');
      self.padding = value;
      return null;
    },
  },
});

function raiseKeySize(): never {
  return raiseCryptographic('Specified key is not a valid size for this algorithm.');
}
