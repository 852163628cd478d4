import { defaultOf } from '../../dotnet/default-value.ts';
import { findType } from '../../dotnet/lookup.ts';
import type { NetType } from '../../dotnet/type.ts';
import { nameOf, underlying } from '../../dotnet/type-ops.ts';
import type { EnumValue, NetValue } from '../../dotnet/value.ts';
import { isNumeric, numberOf } from './numeric.ts';

/** The value of a parameter's default as its declaration writes it: `null`, `true`, `-1`, `"x"`, `Formatting.None`. */
export function defaultFromText(text: string, type: NetType): NetValue {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('default')) return defaultOf(type);
  if (text.startsWith('"')) return JSON.parse(text) as string;
  return /^-?\d/.test(text) ? numberDefault(text, underlying(type)) : enumDefault(text);
}

function numberDefault(text: string, type: NetType): NetValue {
  const number = parseFloat(text);
  return isNumeric(type) ? numberOf(nameOf(type), number) : number;
}

function enumDefault(text: string): NetValue {
  const [owner = '', member = ''] = text.split('.');
  const definition = findType(owner);
  if (definition === undefined || !Object.hasOwn(definition.values, member))
    throw new Error(`no such default: ${text}`);
  return { net: definition.name, value: definition.values[member] ?? 0 } as EnumValue;
}
