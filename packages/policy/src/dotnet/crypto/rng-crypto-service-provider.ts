import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { stretch } from './hash-value.ts';
import { fillRandom, nonZeroBytes } from './random-bytes.ts';

const name = 'System.Security.Cryptography.RNGCryptoServiceProvider';

/** Its bytes come from the run's own source of chance, so that a run can be repeated. */
export const rngCryptoServiceProvider: TypeDefinition = defineType({
  name,
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.rngcryptoserviceprovider',
  members: {
    'RNGCryptoServiceProvider()': () => ({ net: name }),
    'void GetBytes(byte[] data)': (rt: Runtime, _: unknown, data: ByteArray | null) =>
      filled(rt, (data ?? raiseArgumentNull('data')).bytes),
    'void GetBytes(byte[] data, int offset, int count)': (
      rt: Runtime,
      _: unknown,
      ...[data, offset, count]: [ByteArray | null, number, number]
    ) => filled(rt, stretch(data, 'data', offset, count)),
    'void GetNonZeroBytes(byte[] data)': (rt: Runtime, _: unknown, data: ByteArray | null) => {
      const { bytes } = data ?? raiseArgumentNull('data');
      bytes.set(nonZeroBytes(rt, bytes.length));
      return null;
    },
    'void Dispose()': () => null,
  },
});

function filled(rt: Runtime, bytes: Uint8Array): null {
  burn(rt, bytes.length);
  fillRandom(rt, bytes);
  return null;
}
