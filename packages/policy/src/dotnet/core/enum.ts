import type { TypeDefinition } from '../define.ts';
import { defineType, definitionNamed } from '../define.ts';
import { NetException, raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { EnumValue, NetValue, Ref } from '../value.ts';
import { netArray } from '../value.ts';
import { compareToObject } from './compare-to.ts';
import { parseEnum } from './enum-parse.ts';
import { enumText, nameOfValue } from './enum-text.ts';
import type { TypeValue } from './type-value.ts';

/** What all enumerations have. */
export const enumeration: TypeDefinition = defineType({
  name: 'System.Enum',
  kind: 'class',
  base: 'ValueType',
  source: 'https://learn.microsoft.com/dotnet/api/system.enum?view=netframework-4.8',
  interfaces: ['IComparable', 'IFormattable', 'IConvertible'],
  members: {
    'static object Parse(Type enumType, string value)': parse,
    'static object Parse(Type enumType, string value, bool ignoreCase)': parse,
    'static bool TryParse<TEnum>(string value, out TEnum result)': (
      rt: Runtime,
      types: readonly NetType[],
      ...[text, result]: [string | null, Ref]
    ) => tryParse(rt, types, { text, ignoresCase: false, result }),
    'static bool TryParse<TEnum>(string value, bool ignoreCase, out TEnum result)': (
      rt: Runtime,
      types: readonly NetType[],
      ...[text, ignoresCase, result]: [string | null, boolean, Ref]
    ) => tryParse(rt, types, { text, ignoresCase, result }),
    'static string GetName(Type enumType, object value)': (_: Runtime, type: TypeValue | null, value: NetValue) =>
      nameOfValue(definitionOf(type), numberOf(value)),
    'static string[] GetNames(Type enumType)': (_: Runtime, type: TypeValue | null) =>
      netArray('System.String', Object.keys(definitionOf(type).values)),
    'static Array GetValues(Type enumType)': (_: Runtime, type: TypeValue | null) => {
      const { name, values } = definitionOf(type);
      return netArray(
        name,
        Object.values(values).map((value): EnumValue => ({ net: name, value })),
      );
    },
    'static bool IsDefined(Type enumType, object value)': (_: Runtime, type: TypeValue | null, value: NetValue) => {
      const definition = definitionOf(type);
      if (typeof value === 'string') return Object.hasOwn(definition.values, value);
      return nameOfValue(definition, numberOf(value)) !== null;
    },
    'string ToString(string format)': (_: Runtime, self: EnumValue, format: string | null) => enumText(self, format),
    'bool HasFlag(Enum flag)': (_: Runtime, self: EnumValue, flag: EnumValue | null) => {
      const { value } = flag ?? raiseArgumentNull('flag');
      return (self.value & value) === value;
    },
    'int CompareTo(object target)': (rt: Runtime, self: EnumValue, other: NetValue) =>
      compareToObject(
        rt,
        self,
        other,
        `Object must be the same type as the enum. The type passed in was '${typeof other === 'object' && other !== null ? other.net : 'System.Object'}'; the enum type was '${self.net}'.`,
      ),
  },
  hooks: {
    text: (_: Runtime, self: EnumValue, format: string | null) => enumText(self, format),
    equals: (_: Runtime, left: EnumValue, right: EnumValue) => left.value === right.value,
    key: ({ net, value }: EnumValue) => `\0${net}:${value}`,
    compare: (_: Runtime, left: EnumValue, right: EnumValue) => left.value - right.value,
  },
});

function parse(rt: Runtime, type: TypeValue | null, text: string | null, ignoresCase = false): EnumValue {
  const definition = definitionOf(type);
  return { net: definition.name, value: parseEnum(rt, definition, text ?? raiseArgumentNull('value'), ignoresCase) };
}

function definitionOf(type: TypeValue | null): TypeDefinition {
  const definition = definitionNamed((type ?? raiseArgumentNull('enumType')).fullName);
  if (definition?.kind !== 'enum') return raiseArgument('Type provided must be an Enum.', 'enumType');
  return definition;
}

function numberOf(value: NetValue): number {
  if (typeof value === 'number') return value;
  if (value === null) return raiseArgumentNull('value');
  return Number((value as Partial<EnumValue>).value ?? value);
}

type Attempt = { readonly text: string | null; readonly ignoresCase: boolean; readonly result: Ref };

function tryParse(rt: Runtime, [type]: readonly NetType[], { text, ignoresCase, result }: Attempt): boolean {
  const definition = type?.kind === 'named' ? type.definition : undefined;
  if (definition?.kind !== 'enum') return raiseArgument('Type provided must be an Enum.', 'enumType');
  const first: EnumValue = { net: definition.name, value: 0 };
  result.value = first;
  if (text === null) return false;
  try {
    const parsed: EnumValue = { net: definition.name, value: parseEnum(rt, definition, text, ignoresCase) };
    result.value = parsed;
    return true;
  } catch (error) {
    if (error instanceof NetException) return false;
    throw error;
  }
}
