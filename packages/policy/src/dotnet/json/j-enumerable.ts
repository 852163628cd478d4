import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { iterate } from '../protocol.ts';
import type { NetValue } from '../value.ts';
import { getIndexed } from './index-token.ts';
import { tokens } from './neighbour.ts';
import type { JToken } from './token.ts';
import { isToken } from './token.ts';

/** What `Children()` gives: a sequence that can be asked for a property of each of its tokens. */
export const jEnumerable: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JEnumerable`1',
  kind: 'class',
  parameters: ['T'],
  interfaces: ['IEnumerable<T>'],
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JEnumerable_1.htm',
  members: {
    'JEnumerable<JToken> this[object key] { get; }': (rt, self: NetValue, key: NetValue) => {
      const found: JToken[] = [];
      for (const token of iterate(rt, self)) {
        const value = isToken(token) ? getIndexed(rt, token, key) : null;
        if (value !== null) found.push(value);
      }
      return tokens(found);
    },
  },
});
