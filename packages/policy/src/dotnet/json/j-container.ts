import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { addContent, addLast, mergeContent } from './content.ts';
import type { JContainer } from './token.ts';
import type { NetValue } from '../value.ts';
import { descendantsOf, tokens } from './neighbour.ts';
import { childCount, clearChildren } from './tree.ts';

export const jContainer: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JContainer',
  kind: 'class',
  base: 'JToken',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JContainer.htm',
  members: {
    'int Count { get; }': (_rt, self: JContainer) => childCount(self),
    'void Add(object content)': addLast,
    'void AddFirst(object content)': (rt, self: JContainer, content: NetValue) => {
      addContent(rt, self, 0, content);
      return null;
    },
    'void RemoveAll()': (rt, self: JContainer) => {
      clearChildren(rt, self);
      return null;
    },
    'void ReplaceAll(object content)': (rt, self: JContainer, content: NetValue) => {
      clearChildren(rt, self);
      return addLast(rt, self, content);
    },
    'void Merge(object content)': mergeContent,
    'IEnumerable<JToken> Descendants()': (rt, self: JContainer) => tokens(descendantsOf(rt, self)),
    'IEnumerable<JToken> DescendantsAndSelf()': (rt, self: JContainer) => tokens([self, ...descendantsOf(rt, self)]),
  },
});
