import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { addLast } from './content.ts';
import type { JConstructor } from './token.ts';
import { jConstructor as newConstructor } from './token.ts';
import { cloneToken } from './tree.ts';

function built(rt: Runtime, name: string, content: NetValue): JConstructor {
  const made = newConstructor(name);
  addLast(rt, made, content);
  return made;
}

export const jConstructor: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JConstructor',
  kind: 'class',
  base: 'JContainer',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JConstructor.htm',
  members: {
    'JConstructor()': () => newConstructor(null),
    'JConstructor(JConstructor other)': (rt, other: JConstructor | null) =>
      cloneToken(rt, other ?? raiseArgumentNull('other')),
    'JConstructor(string name)': (_rt, name: string) => newConstructor(name),
    'JConstructor(string name, params object[] content)': built,
    'JConstructor(string name, object content)': built,
    'string Name { get; set; }': (_rt, self: JConstructor) => self.name,
  },
  setters: {
    'string Name { get; set; }': (_rt, self: JConstructor, name: string | null) => {
      self.name = name;
      return null;
    },
  },
});
