import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { stillRuntime } from '../../testing/run-member.ts';
import { addProperty, setProperty } from './index-token.ts';
import { printJson } from './print-json.ts';
import { jObject, jProperty, jString, type JObject } from './token.ts';
import { insertToken, removeToken, replaceAt, childrenOf } from './tree.ts';
import { NetException } from '../raise.ts';

/** What may be done to an object, and to the model: a list of names and texts. */
type Model = [string, string][];
type Command = {
  readonly kind: 'set' | 'add' | 'remove' | 'insert' | 'rename';
  readonly name: string;
  readonly value: string;
  readonly at: number;
};

const command = fc.record<Command>({
  kind: fc.constantFrom('set', 'add', 'remove', 'insert', 'rename'),
  name: fc.constantFrom('a', 'b', '1', '0', '__proto__', 'constructor'),
  value: fc.string({ maxLength: 3 }),
  at: fc.nat(5),
});

function runModel(model: Model, { kind, name, value, at }: Command): void {
  const index = model.findIndex(([each]) => each === name);
  if (kind === 'remove') {
    if (index >= 0) model.splice(index, 1);
  } else if (kind === 'rename') {
    const place = at % Math.max(1, model.length);
    if (model.length > 0 && (index < 0 || index === place)) model[place] = [name, value];
  } else if (index >= 0) {
    if (kind === 'set') model[index] = [name, value];
  } else if (kind === 'insert') model.splice(Math.min(at, model.length), 0, [name, value]);
  else model.push([name, value]);
}

function runObject(object: JObject, { kind, name, value, at }: Command): void {
  const rt = stillRuntime();
  const property = object.properties.get(name);
  const { size } = object.properties;
  if (kind === 'remove') {
    if (property !== undefined) removeToken(rt, property);
  } else if (kind === 'set') setProperty(rt, object, name, jString(value));
  else if (kind === 'add') addProperty(rt, object, name, jString(value));
  else if (kind === 'insert') insertToken(rt, object, Math.min(at, size), jProperty(name, jString(value)));
  else if (size > 0) replaceAt(rt, object, at % size, jProperty(name, jString(value)));
}

test.prop([fc.array(command, { maxLength: 30 })])(
  'an object keeps its properties as a list of names would',
  (commands) => {
    const object = jObject();
    const model: Model = [];
    for (const each of commands) {
      try {
        runObject(object, each);
      } catch (error) {
        if (!(error instanceof NetException)) throw error;
      }
      runModel(model, each);
      expect(printJson(stillRuntime(), object, false)).toBe(
        `{${model.map(([name, value]) => `"${name}":${JSON.stringify(value)}`).join(',')}}`,
      );
      for (const property of childrenOf(object)) expect(property.parent).toBe(object);
    }
  },
);
