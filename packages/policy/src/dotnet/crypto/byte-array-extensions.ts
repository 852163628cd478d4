import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull, raiseNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { byteArray } from '../value.ts';
import { decrypt, encrypt } from './cipher.ts';
import type { Symmetric } from './symmetric.ts';
import { settingsOf, symmetricNamed } from './symmetric.ts';

type Bytes = ByteArray | null;
type Work = typeof encrypt;

/** `Encrypt` and `Decrypt` of byte arrays, which the gateway adds to .NET. */
export const byteArrayExtensions: TypeDefinition = defineType({
  name: 'ByteArrayExtensions',
  kind: 'static',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: { ...members('Encrypt', encrypt), ...members('Decrypt', decrypt) },
});

/** The three ways to say by which algorithm. */
function members(name: string, work: Work): Members {
  return {
    [`static byte[] ${name}(this byte[] input, string alg, byte[] key, byte[] iv)`]: (
      rt: Runtime,
      ...args: [Bytes, string | null, Bytes, Bytes]
    ) => byName(rt, work, args),
    [`static byte[] ${name}(this byte[] input, SymmetricAlgorithm alg)`]: (
      rt: Runtime,
      input: Bytes,
      alg: Symmetric | null,
    ) => worked(rt, work, input, alg),
    [`static byte[] ${name}(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)`]: (
      rt: Runtime,
      ...args: [Bytes, Symmetric | null, Bytes, Bytes]
    ) => byAlgorithm(rt, work, args),
  };
}

/** An unknown name is no algorithm, and no algorithm's members cannot be called. */
function byName(rt: Runtime, work: Work, [input, name, key, iv]: [Bytes, string | null, Bytes, Bytes]): ByteArray {
  if (name === null) return raiseArgumentNull('alg');
  return byAlgorithm(rt, work, [input, symmetricNamed(name) ?? raiseNull(), key, iv]);
}

function byAlgorithm(rt: Runtime, work: Work, args: [Bytes, Symmetric | null, Bytes, Bytes]): ByteArray {
  const [input, algorithm, key, iv] = args;
  if (input === null) return raiseArgumentNull('input');
  if (algorithm === null) return raiseArgumentNull('alg');
  const given = { key: (key ?? raiseArgumentNull('key')).bytes, iv: (iv ?? raiseArgumentNull('iv')).bytes };
  return byteArray(work(rt, settingsOf(rt, algorithm, given), input.bytes));
}

/** With the algorithm's own key and vector. */
function worked(rt: Runtime, work: Work, ...[input, algorithm]: [Bytes, Symmetric | null]): ByteArray {
  if (input === null) return raiseArgumentNull('input');
  if (algorithm === null) return raiseArgumentNull('alg');
  return byteArray(work(rt, settingsOf(rt, algorithm), input.bytes));
}
