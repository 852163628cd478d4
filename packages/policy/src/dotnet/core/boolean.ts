import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetValue, Ref } from '../value.ts';
import { compareToObject } from './compare-to.ts';

export const boolean: TypeDefinition = defineType({
  name: 'System.Boolean',
  kind: 'struct',
  keyword: 'bool',
  source: 'https://learn.microsoft.com/dotnet/api/system.boolean?view=netframework-4.8',
  interfaces: ['IComparable', 'IConvertible', 'IComparable<bool>', 'IEquatable<bool>'],
  members: {
    'static readonly string TrueString': () => 'True',
    'static readonly string FalseString': () => 'False',
    'static bool Parse(string value)': (rt: Runtime, text: string | null) => parseBoolean(rt, text),
    'static bool TryParse(string value, out bool result)': (rt: Runtime, text: string | null, result: Ref) => {
      const value = text === null ? null : readBoolean(rt, text);
      result.value = value ?? false;
      return value !== null;
    },
    'bool Equals(bool obj)': (_: Runtime, self: boolean, other: boolean) => self === other,
    'int CompareTo(bool value)': (_: Runtime, self: boolean, other: boolean) => order(self, other),
    'int CompareTo(object obj)': (rt: Runtime, self: boolean, other: NetValue) =>
      compareToObject(rt, self, other, 'Object must be of type Boolean.'),
  },
  hooks: {
    text: (_: Runtime, self: boolean) => (self ? 'True' : 'False'),
    compare: (_: Runtime, left: boolean, right: boolean) => order(left, right),
    initial: () => false,
  },
});

/** `bool.Parse`. */
export function parseBoolean(rt: Runtime, text: string | null): boolean {
  if (text === null) return raiseArgumentNull('value');
  return readBoolean(rt, text) ?? raise('System.FormatException', 'String was not recognized as a valid Boolean.');
}

function readBoolean(rt: Runtime, text: string): boolean | null {
  burn(rt, text.length >>> 2);
  const match = /^[\s\0\x85]*(true|false)[\s\0\x85]*$/i.exec(text);
  return match === null ? null : (match[1] ?? '').toLowerCase() === 'true';
}

function order(left: boolean, right: boolean): number {
  return Number(left) - Number(right);
}
