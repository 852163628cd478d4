import { castTo } from '../cast.ts';
import { defaultOf } from '../default-value.ts';
import { defineType, type TypeDefinition } from '../define.ts';
import { iterate, textOf } from '../protocol.ts';
import { checkText, newText, type Runtime } from '../runtime.ts';
import type { NetType } from '../type.ts';
import { isNet, type NetArray, type NetValue } from '../value.ts';
import { lookup } from './dictionary-view.ts';
import { formText } from './form-text.ts';

type Types = readonly NetType[];
type Lookup = readonly [self: NetValue, key: NetValue, otherwise: NetValue];

const lists = 'this IReadOnlyDictionary<string, string[]> dictionary, string key';
const objects = 'this IReadOnlyDictionary<string, object> dictionary, string key';
const texts = 'this IReadOnlyDictionary<string, string> dictionary, string key';

/** What the gateway adds to dictionaries: of headers, of variables, of parameters, and of form fields. */
export const DictionaryExtensions: TypeDefinition = defineType({
  name: 'Gateway.DictionaryExtensions',
  kind: 'static',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    [`static string GetValueOrDefault(${lists})`]: (rt, self: NetValue, key: NetValue) => joined(rt, self, key, null),
    [`static string GetValueOrDefault(${lists}, string defaultValue)`]: joined,
    // Microsoft's page leaves it out; its samples ask for the values of a claim with an array beside them.
    [`static T[] GetValueOrDefault<T>(${lists}, T[] defaultValue)`]: (rt, [element]: Types, ...rest: Lookup) =>
      typed(rt, element === undefined ? [] : [{ kind: 'array', element }], ...rest),
    [`static string GetValueOrDefault(${texts})`]: (rt, self: NetValue, key: NetValue) => lookup(rt, self, key) ?? null,
    [`static string GetValueOrDefault(${texts}, string defaultValue)`]: orElse,
    [`static object GetValueOrDefault(${objects})`]: (rt, self: NetValue, key: NetValue) =>
      lookup(rt, self, key) ?? null,
    [`static object GetValueOrDefault(${objects}, object defaultValue)`]: orElse,
    [`static T GetValueOrDefault<T>(${objects})`]: (rt, types: Types, ...[self, key]: [NetValue, NetValue]) =>
      typed(rt, types, self, key, undefined),
    [`static T GetValueOrDefault<T>(${objects}, T defaultValue)`]: typed,
    'static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> dictionary)': formText,
    'static string ToQueryString(this IDictionary<string, IList<string>> dictionary)': (rt, self: NetValue) => {
      const text = formText(rt, self);
      return text === '' ? null : newText(rt, `?${text}`);
    },
  },
});

function orElse(rt: Runtime, self: NetValue, ...[key, otherwise]: readonly [NetValue, NetValue]): NetValue {
  const value = lookup(rt, self, key);
  return value === undefined ? otherwise : value;
}

/** All values of a name, with commas between them. */
function joined(rt: Runtime, self: NetValue, ...[key, otherwise]: readonly [NetValue, NetValue]): NetValue {
  const values = lookup(rt, self, key);
  if (values === undefined) return otherwise;
  if (values === null || typeof values === 'string') return values;
  const only = onlyText(values);
  if (only !== null) return newText(rt, only);
  const parts: string[] = [];
  let chars = 0;
  for (const value of iterate(rt, values)) {
    const text = textOf(rt, value);
    chars += text.length + 1;
    checkText(rt, chars);
    parts.push(text);
  }
  return newText(rt, parts.join(','));
}

/** The text of an array of one: what most headers are. */
function onlyText(values: NetValue): string | null {
  if (!isNet<NetArray>(values, 'System.Array') || values.items.length !== 1) return null;
  const [text] = values.items;
  return typeof text === 'string' ? text : null;
}

/** The value as a `T`. What is something else is an error, as the cast of it would be. */
function typed(
  rt: Runtime,
  types: Types,
  self: NetValue,
  ...[key, otherwise]: readonly [NetValue, NetValue | undefined]
): NetValue {
  const type = types[0] ?? { kind: 'unknown' };
  const value = lookup(rt, self, key);
  if (value !== undefined) return castTo(rt, value, type);
  return otherwise === undefined ? defaultOf(type) : otherwise;
}
