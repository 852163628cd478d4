import { defaultOf } from '../../dotnet/default-value.ts';
import { findType } from '../../dotnet/lookup.ts';
import type { NetType } from '../../dotnet/type.ts';
import { nameOf, underlying } from '../../dotnet/type-ops.ts';
import type { EnumValue, NetValue } from '../../dotnet/value.ts';
import { isNumeric, numberOf } from './numeric.ts';

/** The value of a parameter's default as its declaration writes it: `null`, `true`, `-1`, `"x"`, `Formatting.None`. */
export function defaultFromText(text: string, type: NetType): NetValue {
  const of = underlying(type);
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('default')) return defaultOf(type);
  if (text.startsWith('"')) return JSON.parse(text) as string;
  if (/^-?\d/.test(text)) return isNumeric(of) ? numberOf(nameOf(of), parseFloat(text)) : parseFloat(text);
  const [owner = '', member = ''] = text.split('.');
  const definition = findType(owner);
  const value =
    definition !== undefined && Object.hasOwn(definition.values, member) ? definition.values[member] : undefined;
  if (definition === undefined || value === undefined) throw new Error(`no such default: ${text}`);
  return { net: definition.name, value } as EnumValue;
}
