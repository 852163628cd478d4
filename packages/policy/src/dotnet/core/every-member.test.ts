import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { testRuntime } from '../../testing/evaluate.ts';
import type { TypeDefinition } from '../define.ts';
import { definitionNamed } from '../define.ts';
import { newException } from '../exception-value.ts';
import { exceptionTypes } from '../exception/index.ts';
import { shortName } from '../lookup.ts';
import { BudgetExceeded } from '../budget.ts';
import { NetException } from '../raise.ts';
import type { Declared } from '../signature.ts';
import { parseDeclaration } from '../signature.ts';
import { dateTime } from '../time/moment.ts';
import { typeOfText } from '../resolve-type.ts';
import type { TypeText } from '../type-text.ts';
import type { NetValue } from '../value.ts';
import { byte, byteArray, char, double, netArray } from '../value.ts';
import { decimal, decimalLargest } from './decimal-arithmetic.ts';
import { coreTypes } from './index.ts';
import { newBuilder } from './string-builder-value.ts';
import { newWriter } from './string-writer.ts';
import { newTuple } from './tuple-of.ts';
import { typeValue } from './type-value.ts';
import { seeded } from './random-generator.ts';

/** Every member that is declared, called with whatever its declaration lets through. */

const texts = fc.oneof(
  fc.constantFrom('', 'a', '12', '-1.5', 'True', ' x,y ', '{0}', '{', 'AQ==', '0xff', 'ToEven', '\ud800', 'ß', '0.0#;'),
  fc.string({ maxLength: 8 }),
);
const ints = fc.oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(0x7fffffff, -0x80000000, 255, 65536));
const longs = fc.oneof(fc.bigInt({ min: -5n, max: 5n }), fc.constantFrom(2n ** 63n - 1n, -(2n ** 63n)));
const reals = fc.oneof(fc.double(), fc.constantFrom(0, -0, 0.5, 2.5, 1e20, Number.NaN, Infinity));
const num = (net: string, least: number, largest: number): fc.Arbitrary<NetValue> =>
  fc.integer({ min: least, max: largest }).map((value) => ({ net, value }) as NetValue);

const plain: { readonly [keyword: string]: fc.Arbitrary<NetValue> } = {
  string: fc.option(texts),
  int: ints,
  long: longs,
  bool: fc.boolean(),
  char: fc.oneof(fc.constantFrom(0, 44, 65, 97, 0xd800), fc.nat(0xffff)).map(char),
  byte: fc.nat(255).map(byte),
  sbyte: num('System.SByte', -128, 127),
  short: num('System.Int16', -32768, 32767),
  ushort: num('System.UInt16', 0, 65535),
  uint: num('System.UInt32', 0, 0xffffffff),
  ulong: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((value) => ({ net: 'System.UInt64', value }) as NetValue),
  float: reals.map((value) => ({ net: 'System.Single', value: Math.fround(value) }) as NetValue),
  double: reals.map(double),
  decimal: fc
    .tuple(fc.oneof(fc.bigInt({ min: -100n, max: 100n }), fc.constantFrom(decimalLargest, -decimalLargest)), fc.nat(28))
    .map(([units, scale]) => decimal(units, scale)),
};
const anything = fc.oneof(fc.constant(null), ...Object.values(plain));
const enums = fc.integer({ min: -1, max: 7 });
const nullableArrays = fc.option(
  fc.oneof(
    fc.array(ints, { maxLength: 5 }).map((items): NetValue => netArray('System.Int32', [...items])),
    fc.uint8Array({ maxLength: 9 }).map((bytes): NetValue => byteArray(bytes)),
  ),
);

const records: { readonly [name: string]: fc.Arbitrary<NetValue> } = {
  object: anything,
  Array: nullableArrays,
  Type: fc.option(
    fc
      .constantFrom('System.MidpointRounding', 'System.String', 'System.StringComparison')
      .map((name): NetValue => typeValue(name)),
  ),
  Enum: enums.map((value): NetValue => ({ net: 'System.MidpointRounding', value }) as NetValue),
  Exception: fc.option(texts.map((text): NetValue => newException('System.Exception', text))),
  StringBuilder: texts.map((text): NetValue => newBuilder(text)),
  ValueType: anything,
  DateTime: fc.bigInt({ min: 0n, max: 10n ** 17n }).map((ticks): NetValue => dateTime(ticks, 'Utc')),
};

function argument(type: TypeText, typeParameters: readonly string[]): fc.Arbitrary<unknown> {
  if (type.kind === 'nullable') return fc.option(argument(type.of, typeParameters));
  if (type.kind === 'array') return arrays(type.element, typeParameters);
  if (type.kind === 'tuple') throw new Error('no member takes a tuple');
  const { name } = type;
  if (typeParameters.includes(name)) return ints;
  const known = plain[name] ?? records[name];
  if (known !== undefined) return known;
  if (name.startsWith('IEnumerable'))
    return fc.option(fc.array(texts).map((items) => netArray('System.String', items)));
  if (name === 'Predicate')
    return fc.option(
      fc.constantFrom(
        () => true,
        () => false,
      ),
    );
  if (name === 'Comparison') return fc.option(fc.constant((left: number, right: number) => left - right));
  if (['Action', 'Converter', 'Func'].includes(name)) return fc.option(fc.constant((item: NetValue) => item));
  if (name === 'IComparer') return fc.constant(null);
  return enums.map((value) => ({ net: `System.${name}`, value }));
}

function arrays(element: TypeText, typeParameters: readonly string[]): fc.Arbitrary<NetValue> {
  const name = element.kind === 'name' ? element.name : '';
  if (name === 'byte') return fc.option(fc.uint8Array({ maxLength: 9 }).map((bytes): NetValue => byteArray(bytes)));
  const items = fc.array(argument(element, typeParameters) as fc.Arbitrary<NetValue>, { maxLength: 5 });
  return fc.option(
    items.map((values): NetValue => netArray(name === 'string' ? 'System.String' : 'System.Int32', [...values])),
  );
}

/** A value of the type, to call its instance members on. */
function selfOf(definition: TypeDefinition): fc.Arbitrary<unknown> {
  const { name, keyword } = definition;
  const short = shortName(definition);
  if (keyword === 'string') return texts;
  if (keyword !== null && Object.hasOwn(plain, keyword)) return plain[keyword] ?? fc.constant(null);
  if (name.startsWith('System.Tuple`')) {
    const count = Number(name.slice('System.Tuple`'.length));
    return fc.array(anything, { minLength: count, maxLength: count }).map(newTuple);
  }
  if (name === 'System.IO.StringReader') return texts.map((text) => ({ net: name, text, at: 0 }));
  if (name === 'System.IO.StringWriter') return texts.map((text) => newWriter(newBuilder(text)));
  if (name === 'System.Random') return ints.map((seed) => ({ net: name, generator: seeded(seed) }));
  if (name === 'System.StringComparer')
    return fc
      .tuple(fc.boolean(), fc.boolean())
      .map(([isOrdinal, ignoreCase]) => ({ net: name, isOrdinal, ignoreCase }));
  if (name === 'System.Nullable`1') return fc.option(ints);
  if (name === 'System.Array') return nullableArrays.filter((given) => given !== null);
  if (short.endsWith('Exception')) return texts.map((text) => newException(name, text));
  return (records[short === 'Object' ? 'object' : short] ?? anything).filter((given) => given !== null);
}

/** Members that are handed the types that their type parameters stand for get `int` for all. */
const intType = typeOfText('int');

function callOf(definition: TypeDefinition, declared: Declared): fc.Arbitrary<readonly unknown[]> {
  const typeParameters = [...declared.typeParameters, ...definition.parameters];
  const self = declared.isStatic || declared.kind === 'constructor' ? [] : [selfOf(definition)];
  const types = declared.typeParameters.length === 0 ? [] : [fc.constant(declared.typeParameters.map(() => intType))];
  const args = declared.parameters.map(({ type, mode }) => {
    if (mode === 'out') return fc.constant({ value: null });
    const given = argument(type, typeParameters);
    return mode === 'ref' ? given.map((value) => ({ value })) : given;
  });
  return fc.tuple(...types, ...self, ...args);
}

type Case = readonly [string, TypeDefinition, string];

const cases: readonly Case[] = [...coreTypes, ...exceptionTypes].flatMap((definition) =>
  Object.keys(definition.members).map((declaration): Case => [
    `${definition.name}: ${declaration}`,
    definition,
    declaration,
  ]),
);

describe('every member', () => {
  test.prop(
    [
      fc.constantFrom(...cases).chain(([, definition, declaration]) => {
        const declared = parseDeclaration(declaration, shortName(definition));
        return fc.tuple(fc.constant(definition.name), fc.constant(declaration), callOf(definition, declared));
      }),
    ],
    { numRuns: 5000 },
  )('gives a value or raises, within its budget', ([name, declaration, args]) => {
    const rt = testRuntime({ limits: { fuel: 1_000_000, textChars: 10_000, items: 1000 } });
    const run = definitionNamed(name)?.members[declaration] as (...all: readonly unknown[]) => unknown;
    try {
      const result = run(rt, ...args);
      expect(result).not.toBeUndefined();
      if (typeof result === 'string') expect(result.length).toBeLessThanOrEqual(10_000);
    } catch (error) {
      if (!(error instanceof NetException) && !(error instanceof BudgetExceeded)) throw error;
    }
  });
});
