import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { byteArray } from '../value.ts';
import type { HashAlgorithm as Self } from './hash-value.ts';
import {
  addBlock,
  computeHash,
  digestBits,
  digestNamed,
  finishBlocks,
  hashAlgorithm,
  lastHash,
  stretch,
} from './hash-value.ts';

type Bytes = ByteArray | null;

export const hashAlgorithmType: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.HashAlgorithm',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.hashalgorithm',
  members: {
    'static HashAlgorithm Create()': () => created('SHA1'),
    'static HashAlgorithm Create(string hashName)': (_: Runtime, hashName: string | null) =>
      created(hashName ?? raiseArgumentNull('name')),
    'byte[] ComputeHash(byte[] buffer)': (rt: Runtime, self: Self, buffer: Bytes) =>
      byteArray(computeHash(rt, self, buffer?.bytes ?? raiseArgumentNull('buffer'))),
    'byte[] ComputeHash(byte[] buffer, int offset, int count)': (
      rt: Runtime,
      self: Self,
      ...[buffer, offset, count]: [Bytes, number, number]
    ) => byteArray(computeHash(rt, self, stretch(buffer, 'buffer', offset, count))),
    'int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)': (
      rt: Runtime,
      self: Self,
      ...[input, offset, count, output, at]: [Bytes, number, number, Bytes, number]
    ) => {
      const block = stretch(input, 'inputBuffer', offset, count);
      addBlock(rt, self, block);
      if (output !== null) stretch(output, 'outputBuffer', at, count).set(block);
      return count;
    },
    'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)': (
      rt: Runtime,
      self: Self,
      ...[input, offset, count]: [Bytes, number, number]
    ) => {
      const block = stretch(input, 'inputBuffer', offset, count);
      addBlock(rt, self, block);
      finishBlocks(rt, self);
      return byteArray(block.slice());
    },
    'byte[] Hash { get; }': (_: Runtime, self: Self) => byteArray(lastHash(self)),
    'int HashSize { get; }': (_: Runtime, { digest }: Self) => digestBits[digest],
    'int InputBlockSize { get; }': () => 1,
    'int OutputBlockSize { get; }': () => 1,
    'bool CanReuseTransform { get; }': () => true,
    'bool CanTransformMultipleBlocks { get; }': () => true,
    'void Initialize()': (_: Runtime, self: Self) => {
      self.pending.length = 0;
      self.hash = null;
      return null;
    },
    'void Clear()': dispose,
    'void Dispose()': dispose,
  },
});

/** The implementation that .NET has of an abstract algorithm; `null` of an unknown one. */
function created(name: string): Self | null {
  const digest = digestNamed(name.replace(/^System\.Security\.Cryptography\./i, ''));
  if (digest === null) return null;
  const upper = digest.toUpperCase();
  const short = digest === 'md5' || digest === 'sha1' ? upper : `${upper}Managed`;
  return hashAlgorithm(`System.Security.Cryptography.${short}`, digest);
}

function dispose(_: Runtime, self: Self): null {
  self.disposed = true;
  return null;
}
