import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { raiseCryptographic } from './failure.ts';
import type { Digest } from './hash-value.ts';
import { digestNamed } from './hash-value.ts';

const name = 'System.Security.Cryptography.HashAlgorithmName';

export type HashAlgorithmName = { readonly net: typeof name; readonly name: string | null };

export function hashAlgorithmName(value: string | null): HashAlgorithmName {
  return { net: name, name: value };
}

export const hashAlgorithmNameType: TypeDefinition = defineType({
  name,
  kind: 'struct',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.hashalgorithmname',
  members: {
    'HashAlgorithmName(string name)': (_: Runtime, value: string | null) => hashAlgorithmName(value),
    'static HashAlgorithmName MD5 { get; }': () => hashAlgorithmName('MD5'),
    'static HashAlgorithmName SHA1 { get; }': () => hashAlgorithmName('SHA1'),
    'static HashAlgorithmName SHA256 { get; }': () => hashAlgorithmName('SHA256'),
    'static HashAlgorithmName SHA384 { get; }': () => hashAlgorithmName('SHA384'),
    'static HashAlgorithmName SHA512 { get; }': () => hashAlgorithmName('SHA512'),
    'string Name { get; }': (_: Runtime, self: HashAlgorithmName) => self.name,
    'bool Equals(HashAlgorithmName other)': (_: Runtime, self: HashAlgorithmName, other: HashAlgorithmName) =>
      self.name === other.name,
    'bool Equals(object obj)': (_: Runtime, self: HashAlgorithmName, obj: NetValue) =>
      typeof obj === 'object' && obj !== null && obj.net === name && (obj as HashAlgorithmName).name === self.name,
    'string ToString()': (_: Runtime, self: HashAlgorithmName) => self.name ?? '',
    'static bool operator ==(HashAlgorithmName left, HashAlgorithmName right)': (
      _: Runtime,
      left: HashAlgorithmName,
      right: HashAlgorithmName,
    ) => left.name === right.name,
    'static bool operator !=(HashAlgorithmName left, HashAlgorithmName right)': (
      _: Runtime,
      left: HashAlgorithmName,
      right: HashAlgorithmName,
    ) => left.name !== right.name,
  },
  hooks: {
    text: (_: Runtime, self: HashAlgorithmName) => self.name ?? '',
    equals: (_: Runtime, left: HashAlgorithmName, right: HashAlgorithmName) => left.name === right.name,
    key: (self: HashAlgorithmName) => `HashAlgorithmName ${self.name}`,
    initial: () => hashAlgorithmName(null),
  },
});

/** The digest that a name stands for. */
export function digestOf({ name: value }: HashAlgorithmName, parameter = 'hashAlgorithm'): Digest {
  if (value === null || value === '')
    return raiseArgument('The hash algorithm name cannot be null or empty.', parameter);
  return digestNamed(value) ?? raiseCryptographic(`'${value}' is not a known hash algorithm.`);
}
