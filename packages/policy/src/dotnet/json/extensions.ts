import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { iterate } from '../protocol.ts';
import { raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { NetValue } from '../value.ts';
import { netArray } from '../value.ts';
import { getIndexed } from './index-token.ts';
import { ancestorsOf, convertAll, descendantsOf, tokens, unknownElement } from './neighbour.ts';
import type { JToken } from './token.ts';
import { isJObject, isJValue, isToken } from './token.ts';
import { tokenAs } from './to-object.ts';
import { childrenOf } from './tree.ts';

/** The tokens of a source; of a token, those that stand in it. */
function tokensOf(rt: Runtime, source: NetValue): JToken[] {
  if (source === null) return raiseArgumentNull('source');
  if (isToken(source)) {
    burn(rt, 1);
    return [...childrenOf(source)];
  }
  return [...iterate(rt, source)].filter(isToken);
}

function flat(rt: Runtime, source: NetValue, each: (token: JToken) => readonly JToken[]): JToken[] {
  const found: JToken[] = [];
  for (const token of tokensOf(rt, source)) {
    for (const part of each(token)) {
      burn(rt, 1);
      found.push(part);
    }
  }
  return found;
}

function valuesIn(rt: Runtime, source: NetValue): JToken[] {
  return flat(rt, source, (token) => (isJValue(token) ? [token] : childrenOf(token)));
}

function valuesAt(rt: Runtime, source: NetValue, key: NetValue): JToken[] {
  return flat(rt, source, (token) => {
    const value = getIndexed(rt, token, key);
    return value === null ? [] : [value];
  });
}

export const jsonExtensions: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.Extensions',
  kind: 'static',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_Extensions.htm',
  members: {
    'static U Value<U>(this IEnumerable<JToken> value)': (
      rt,
      [type = unknownElement]: readonly NetType[],
      value: NetValue,
    ) => {
      if (value === null) return raiseArgumentNull('value');
      return isToken(value) ? tokenAs(rt, value, type) : raiseArgument('Source value must be a JToken.');
    },
    'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source)': (
      rt,
      [type = unknownElement]: readonly NetType[],
      source: NetValue,
    ) => convertAll(rt, valuesIn(rt, source), type),
    'static IEnumerable<U> Values<U>(this IEnumerable<JToken> source, object key)': (
      rt,
      [type = unknownElement]: readonly NetType[],
      ...[source, key]: [NetValue, NetValue]
    ) => convertAll(rt, valuesAt(rt, source, key), type),
    'static JEnumerable<JToken> Values(this IEnumerable<JToken> source)': (rt, source: NetValue) =>
      tokens(valuesIn(rt, source)),
    'static JEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)': (
      rt,
      source: NetValue,
      key: NetValue,
    ) => tokens(valuesAt(rt, source, key)),
    'static JEnumerable<JToken> Children(this IEnumerable<JToken> source)': (rt, source: NetValue) =>
      tokens(flat(rt, source, childrenOf)),
    'static IEnumerable<JProperty> Properties(this IEnumerable<JObject> source)': (rt, source: NetValue) =>
      netArray(
        'Newtonsoft.Json.Linq.JProperty',
        flat(rt, source, (token) => (isJObject(token) ? childrenOf(token) : [])),
      ),
    'static IEnumerable<JToken> Ancestors(this IEnumerable<JToken> source)': (rt, source: NetValue) =>
      tokens(flat(rt, source, (token) => ancestorsOf(rt, token))),
    'static IEnumerable<JToken> AncestorsAndSelf(this IEnumerable<JToken> source)': (rt, source: NetValue) =>
      tokens(flat(rt, source, (token) => [token, ...ancestorsOf(rt, token)])),
    'static IEnumerable<JToken> Descendants(this IEnumerable<JContainer> source)': (rt, source: NetValue) =>
      tokens(flat(rt, source, (token) => descendantsOf(rt, token))),
    'static IEnumerable<JToken> DescendantsAndSelf(this IEnumerable<JContainer> source)': (rt, source: NetValue) =>
      tokens(flat(rt, source, (token) => [token, ...descendantsOf(rt, token)])),
    'static JEnumerable<JToken> AsJEnumerable(this IEnumerable<JToken> source)': (rt, source: NetValue) =>
      tokens(tokensOf(rt, source)),
  },
});
