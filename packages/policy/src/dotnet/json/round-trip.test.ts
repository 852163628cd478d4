import { test, fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { jsonTypes } from './index.ts';
import { deepEquals } from './compare-token.ts';
import { fromPlain, toPlain } from './plain.ts';
import { printJson } from './print-json.ts';
import { readJson } from './read-json.ts';
import { stillRuntime } from '../../testing/run-member.ts';
import { isJObject, isJProperty } from './token.ts';
import { tokenPath } from './token-path.ts';
import { ancestorsOf, descendantsOf } from './neighbour.ts';
import { select } from './json-path-select.ts';
import { parseJsonPath } from './json-path.ts';

/** What JSON texts hold, with names that mean something to JavaScript. */
const name = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString', 'a.b', "it's", ''));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.uniqueArray(fc.tuple(name, tie('value')), { maxLength: 5, selector: ([key]) => key }).map((entries) => {
      const object = Object.create(null) as Record<string, unknown>;
      for (const [key, value] of entries) object[key] = value;
      return object;
    }),
  ),
})).value;

test.prop([json, fc.boolean()])('what is printed is read as what it was', (plain, indented) => {
  const rt = stillRuntime();
  const token = fromPlain(plain);
  expect(deepEquals(rt, readJson(rt, printJson(rt, token, indented), { parsesDates: false }), token)).toBe(true);
});

test.prop([json])('JSON.parse reads our text as the same value', (plain) => {
  const rt = stillRuntime();
  expect(JSON.parse(printJson(rt, fromPlain(plain), true))).toEqual(JSON.parse(JSON.stringify(plain)));
});

test.prop([json, fc.constantFrom(undefined, 1, '\t', '\r\n')])(
  'we read the text of JSON.stringify as the same value',
  (plain, space) => {
    const rt = stillRuntime();
    const text = JSON.stringify(plain, null, space);
    expect(toPlain(readJson(rt, text, { parsesDates: false }))).toEqual(toPlain(fromPlain(JSON.parse(text))));
  },
);

test.prop([json])('a token is found again at its own path', (plain) => {
  const rt = stillRuntime();
  const root = fromPlain(plain);
  for (const token of descendantsOf(rt, root)) {
    const names = [token, ...ancestorsOf(rt, token)].flatMap((at) => (isJProperty(at) ? [at.name] : []));
    if (isJProperty(token) || !names.every((each) => /^[\w.' ]+$/.test(each))) continue;
    const path = tokenPath(rt, token);
    expect(select({ rt, root, raises: true }, root, parseJsonPath(rt, path))).toContain(token);
  }
});

test.prop([fc.string()])('no text does anything but become a token or a JsonReaderException', (text) => {
  try {
    readJson(stillRuntime(), text);
  } catch (error) {
    expect((error as { type?: string }).type).toBe('Newtonsoft.Json.JsonReaderException');
  }
});

it('names of JavaScript are names like any other', () => {
  const token = readJson(stillRuntime(), '{"__proto__":{"polluted":1},"constructor":2}');
  expect(isJObject(token) && [...token.properties.keys()]).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
  expect(printJson(stillRuntime(), token, false)).toBe('{"__proto__":{"polluted":1},"constructor":2}');
});

it('every type is listed once', () => {
  expect(new Set(jsonTypes.map(({ name: full }) => full)).size).toBe(jsonTypes.length);
});
