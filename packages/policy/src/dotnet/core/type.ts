import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { TypeValue } from './type-value.ts';

/** A type as a value, as far as its names. */
export const type: TypeDefinition = defineType({
  name: 'System.Type',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.type?view=netframework-4.8',
  members: {
    'string Name { get; }': (_: Runtime, { fullName }: TypeValue) => {
      const bare = bareName(fullName);
      return bare.slice(namespaceEnd(bare) + 1);
    },
    'string FullName { get; }': (_: Runtime, { fullName }: TypeValue) => fullName,
    'string Namespace { get; }': (_: Runtime, { fullName }: TypeValue) =>
      fullName.slice(0, Math.max(namespaceEnd(fullName), 0)) || null,
    'bool IsArray { get; }': (_: Runtime, { fullName }: TypeValue) => fullName.endsWith('[]'),
    'static bool operator ==(Type left, Type right)': (_: Runtime, left: TypeValue | null, right: TypeValue | null) =>
      isSame(left, right),
    'static bool operator !=(Type left, Type right)': (_: Runtime, left: TypeValue | null, right: TypeValue | null) =>
      !isSame(left, right),
  },
  hooks: {
    text: (_: Runtime, { fullName }: TypeValue) => fullName,
    equals: (_: Runtime, left: TypeValue, right: TypeValue) => isSame(left, right),
    key: ({ fullName }: TypeValue) => `\0System.Type:${bareName(fullName)}`,
  },
});

/** Values do not know their type arguments, so types are told apart without them. */
function isSame(left: TypeValue | null, right: TypeValue | null): boolean {
  if (left === null || right === null) return left === right;
  return bareName(left.fullName) === bareName(right.fullName);
}

/** Without type arguments; that it is an array stays. */
function bareName(fullName: string): string {
  return fullName.replace(/`(\d+)\[.*[^[]\]/, '`$1');
}

/** Where the namespace of a full name ends; type arguments have dots of their own. */
function namespaceEnd(fullName: string): number {
  const bare = /^[^`[]*/.exec(fullName)?.[0] ?? '';
  return bare.lastIndexOf('.');
}
