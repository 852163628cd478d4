import { test } from '@fast-check/vitest';
import type { Fault } from '@keelgate/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misfit } from './check-type.ts';
import { invented } from './invent.ts';
import { givenParameters, isInventing } from './parameters.ts';
import { deployJson, errorsOf } from './testing/deploy-json.ts';
import { isNullable, resolved } from './type-schema.ts';
import { plain, valueOf } from './value.ts';

const place = { file: 'p.json', line: 1, column: 1 };

function read(text: string, file = 'p.json'): { readonly given: unknown; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const given = givenParameters({ kind: 'file', file, text }, faults);
  return { given: Object.fromEntries([...given].map(([name, value]) => [name, plain(value)])), faults };
}

describe('a parameters file', () => {
  it.each([
    [
      '{ "$schema": "x", "contentVersion": "1.0.0.0", "parameters": { "A": { "value": 1 }, "b": { "value": {} } } }',
      { a: 1, b: {} },
    ],
    ['{ "A": 1, "b": [2] }', { a: 1, b: [2] }],
    [
      '{ "parameters": { "a": { "reference": { "keyVault": { "id": "x" }, "secretName": "s" } } } }',
      { a: '<a value in a key vault>' },
    ],
    ['{ "parameters": { "a": { "reference": "mine" } } }', { a: { reference: 'mine' } }],
    ['{ "parameters": { "a": { "value": null } } }', { a: null }],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual({ given: expected, faults: [] });
  });

  it.each([
    ['[1]', 'p.json', 'arm/wrong-parameters'],
    ['"x"', 'p.json', 'arm/wrong-parameters'],
    ['{', 'p.json', 'arm/not-json'],
    ["using './main.bicep'\nparam a = 1", 'main.bicepparam', 'arm/wrong-parameters'],
    ["// of mine\nusing './main.bicep'\nparam a = 1", 'p.json', 'arm/wrong-parameters'],
  ])('%s is refused', (text, file, code) => {
    expect(read(text, file).faults.map((fault) => fault.code)).toEqual([code]);
  });
});

describe('what is given', () => {
  it('to no parameter of the template is one warning, with the nearest name', () => {
    const { faults } = deployJson(
      { parameters: { location: { type: 'string' } }, resources: [] },
      { location: 'x', Locaton: 'y', other: 1 },
    );
    expect(faults.map(({ severity, code, hint }) => [severity, code, hint])).toEqual([
      ['warning', 'arm/unknown-given-parameter', 'did you mean location?'],
      ['warning', 'arm/unknown-given-parameter', undefined],
    ]);
  });

  it('may be left out where nothing will do', () => {
    const made = deployJson({
      parameters: { p: { type: 'string', nullable: true } },
      resources: [{ type: 'a.b/c', name: 'n', x: "[coalesce(parameters('p'), 'none')]" }],
    });
    expect(made.faults).toEqual([]);
    expect(made.bodies).toMatchObject([{ x: 'none' }]);
  });

  it('as null is not given where null will not do', () => {
    const parameters = {
      a: { type: 'string', defaultValue: 'otherwise' },
      b: { type: 'string' },
      c: { type: 'string', defaultValue: null },
      d: { type: 'string', defaultValue: '[null()]' },
    };
    const made = deployJson({ parameters, resources: [] }, { a: null, b: null });
    expect(made.faults.map(({ message }) => message)).toEqual(['the template needs the parameters b, c, d']);
  });

  it('by default may be what another parameter is, wherever that stands', () => {
    const parameters = {
      a: { type: 'string', defaultValue: "[concat(parameters('b'), '!')]" },
      b: { type: 'string', defaultValue: 'x' },
    };
    const made = deployJson({ parameters, resources: [{ type: 'a.b/c', name: "[parameters('a')]" }] });
    expect(made.resources[0]?.name).toBe('x!');
  });
});

/** Types of one's own, with limits that some value keeps. */
const arbitraryType = fc.letrec<{ type: unknown }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small' },
    fc.record({ type: fc.constantFrom('string', 'securestring'), minLength: fc.nat(30), nullable: fc.boolean() }),
    fc
      .tuple(fc.integer({ min: -5, max: 5 }), fc.nat(5))
      .map(([least, more]) => ({ type: 'int', minValue: least, maxValue: least + more })),
    fc.constant({ type: 'bool' }),
    fc.array(fc.string(), { minLength: 1, maxLength: 3 }).map((allowedValues) => ({ type: 'string', allowedValues })),
    fc.record({ type: fc.constant('array'), items: tie('type'), minLength: fc.nat(3) }),
    fc.record({
      type: fc.constant('array'),
      prefixItems: fc.array(tie('type'), { maxLength: 3 }),
      items: fc.constant(false),
    }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('type'), { maxKeys: 4 }),
      additionalProperties: fc.constantFrom(false, true),
    }),
    fc.constant({ $ref: '#/definitions/own' }),
    tie('type').map((own) => ({
      type: 'object',
      discriminator: {
        propertyName: 'kind',
        mapping: { one: { type: 'object', properties: { kind: { type: 'string', allowedValues: ['one'] }, own } } },
      },
    })),
  ),
})).type;

describe('what is invented', () => {
  const definitions = { own: { type: 'object', properties: { x: { type: 'int', minValue: 7 } } } };

  test.prop([arbitraryType])('is of the type that is asked for', (type) => {
    const template = valueOf({ definitions, parameters: { p: type }, resources: [] }, place);
    const own = valueOf(definitions, place);
    const schema = resolved(valueOf(type, place), own) ?? valueOf({}, place);
    const value = invented({ name: 'p', schema, place }, template);
    expect(misfit(value, schema, own)).toBeNull();
    expect(isNullable(schema) || plain(value) !== null).toBe(true);
  });

  it.each([
    ['adminEmail', 'someone@example.com'],
    ['backendUrl', 'https://example.com/'],
    ['location', 'westeurope'],
    ['tenantId', '00000000-0000-4000-8000-000000000001'],
    ['serviceName', 'auto-serviceName'],
    ['sku', 'Developer'],
  ])('fits its name: %s', (name, expected) => {
    const template = {
      parameters: { [name]: { type: 'string' } },
      resources: [{ type: 'a.b/c', name: 'n', x: `[parameters('${name}')]` }],
    };
    const made = deployJson(template, {}, { isInventing: true });
    expect(made.faults).toEqual([]);
    expect(made.bodies).toMatchObject([{ x: expected }]);
  });

  it('has in it what the template looks for', () => {
    const template = {
      parameters: { o: { type: 'object' }, l: { type: 'array' }, m: { type: 'object' } },
      resources: [
        {
          type: 'a.b/c',
          name: "[parameters('o').names[0].first]",
          x: "[parameters('l')[0].y]",
          z: "[parameters('m')[parameters('l')[0].y].list[0]]",
        },
      ],
    };
    const made = deployJson(template, {}, { isInventing: true });
    expect(made.faults).toEqual([]);
    expect(made.bodies).toEqual([{ type: 'a.b/c', name: 'auto-first', x: 'auto-y', z: 'auto-list' }]);
  });

  it('only what is not given', () => {
    const template = {
      parameters: { a: { type: 'string' }, b: { type: 'int', minValue: 4 } },
      resources: [{ type: 'a.b/c', name: "[concat(parameters('a'), parameters('b'))]" }],
    };
    expect(deployJson(template, { a: 'mine' }, { isInventing: true }).resources[0]?.name).toBe('mine4');
    expect(isInventing({ kind: 'auto' })).toBe(true);
  });

  it('is nothing where a default is', () => {
    expect(
      errorsOf(
        deployJson({ parameters: { a: { type: 'int', defaultValue: 'x' } }, resources: [] }, {}, { isInventing: true }),
      ),
    ).toEqual(['arm/wrong-parameter']);
  });
});
