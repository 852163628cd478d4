import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import type { Digest, HashAlgorithm } from './hash-value.ts';
import { hashAlgorithm } from './hash-value.ts';
import { randomBytes } from './random-bytes.ts';

type HmacType = {
  /** Its short name, such as `HMACSHA256`. */
  readonly short: string;
  readonly digest: Digest;
  /** How long a block of the hash is. */
  readonly blockBytes: number;
  /** Declarations of constructors that take a key, beside the usual one. */
  readonly more?: readonly string[];
};

/** Declares a keyed hash: all of them have the same members. Without a key .NET makes one that is as long as a block. */
export function defineHmac({ short, digest, blockBytes, more = [] }: HmacType): TypeDefinition {
  const name = `System.Security.Cryptography.${short}`;
  const withKey = (_: Runtime, key: ByteArray | null): HashAlgorithm =>
    hashAlgorithm(name, digest, (key ?? raiseArgumentNull('key')).bytes.slice());
  const members: Members = {
    [`${short}()`]: (rt: Runtime) => hashAlgorithm(name, digest, randomBytes(rt, blockBytes)),
    [`${short}(byte[] key)`]: withKey,
    ...Object.fromEntries(more.map((declaration) => [declaration, withKey])),
  };
  const source = `https://learn.microsoft.com/dotnet/api/${name.toLowerCase()}`;
  return defineType({ name, kind: 'class', base: 'HMAC', source, members });
}
