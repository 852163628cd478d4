import type { Fault, Place } from '@keelgate/model';
import { evaluate } from './evaluate.ts';
import type { TemplateSource } from './parse.ts';
import { parseJson } from './parse.ts';
import type { Scope } from './scope.ts';
import type { Value } from './value.ts';
import { described, entryOf, plain, valueOf } from './value.ts';

/** Where parameters are given: a file of either form, or values that someone else has read. */
export type ParameterSource =
  | ({ readonly kind: 'file' } & TemplateSource)
  | {
      readonly kind: 'values';
      readonly values: ReadonlyMap<string, { readonly value: unknown; readonly place: Place }>;
    };

/** The given parameters, by name in lower case. */
export function givenParameters(source: ParameterSource | undefined, faults: Fault[]): ReadonlyMap<string, Value> {
  if (source === undefined) return new Map();
  if (source.kind === 'values') {
    return new Map([...source.values].map(([name, { value, place }]) => [name.toLowerCase(), valueOf(value, place)]));
  }
  const root = parseJson(source, faults);
  if (root === null) return new Map();
  const wrapped = entryOf(root, 'parameters');
  const map = wrapped ?? root;
  if (map.kind !== 'map') {
    faults.push({
      code: 'arm/wrong-parameters',
      severity: 'error',
      message: `parameters are ${described(map)}, expected an object`,
      place: map.place,
    });
    return new Map();
  }
  return new Map(
    [...map.entries].flatMap(([name, entry]): readonly (readonly [string, Value])[] => {
      if (name === '$schema' || name === 'contentVersion') return [];
      const inner = entryOf(entry, 'value');
      const reference = entryOf(entry, 'reference');
      if (inner === undefined && reference !== undefined)
        return [[name.toLowerCase(), { kind: 'unknown', what: 'a value in a key vault', place: entry.place }]];
      return [[name.toLowerCase(), inner ?? entry]];
    }),
  );
}

/** Which kinds of value a parameter of each type takes. */
const typeChecks: { readonly [type: string]: (value: unknown) => boolean } = {
  string: (value) => typeof value === 'string',
  securestring: (value) => typeof value === 'string',
  int: (value) => Number.isInteger(value),
  bool: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
  secureobject: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

/**
 * The values of a template's parameters: as given, else by default. All that have neither are asked for in one fault.
 */
export function parameterValues(
  declared: Value | undefined,
  given: ReadonlyMap<string, Value>,
  scope: Scope,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  const missing: string[] = [];
  if (declared?.kind !== 'map') return values;
  for (const [name, declaration] of declared.entries) {
    const value = valueFor(name, declaration, { given, scope: { ...scope, parameters: values } });
    if (value === null && scalarOf(entryOf(declaration, 'nullable')) !== true) missing.push(name);
    values.set(
      name.toLowerCase(),
      value ?? { kind: 'unknown', what: `parameters('${name}')`, place: declaration.place },
    );
  }
  if (missing.length > 0) {
    const message = `the template needs ${missing.length === 1 ? 'the parameter' : 'the parameters'} ${missing.join(', ')}`;
    const hint = 'give them in a parameters file';
    scope.faults.push({ code: 'arm/missing-parameters', severity: 'error', message, place: declared.place, hint });
  }
  return values;
}

type Giving = { readonly given: ReadonlyMap<string, Value>; readonly scope: Scope };

function valueFor(name: string, declaration: Value, { given, scope }: Giving): Value | null {
  const said = given.get(name.toLowerCase());
  const otherwise = entryOf(declaration, 'defaultValue');
  if (said === undefined && otherwise === undefined) return null;
  const worked = said ?? evaluate(otherwise as Value, scope);
  const type = String(scalarOf(entryOf(declaration, 'type')) ?? 'string').toLowerCase();
  const value: Value = type.startsWith('secure') && worked.kind === 'scalar' ? { ...worked, secure: true } : worked;
  checkParameter({ name, type, declaration, value }, scope.faults);
  return value;
}

type Parameter = { readonly name: string; readonly type: string; readonly declaration: Value; readonly value: Value };

function checkParameter(parameter: Parameter, faults: Fault[]): void {
  const { name, type, declaration, value } = parameter;
  if (value.kind === 'unknown') return;
  const expected =
    (typeChecks[type]?.(plain(value)) ?? true) ? unfulfilled(declaration, plain(value)) : `a value of type ${type}`;
  if (expected === null) return;
  const message = `the parameter ${name} is ${described(value)}, expected ${expected}`;
  faults.push({ code: 'arm/wrong-parameter', severity: 'error', message, place: value.place });
}

/** What a parameter's declaration asks for that the value does not give. */
function unfulfilled(declaration: Value, json: unknown): string | null {
  return notAllowed(entryOf(declaration, 'allowedValues'), json) ?? outsideLimits(declaration, json);
}

/** A list is allowed item by item. */
function notAllowed(allowed: Value | undefined, json: unknown): string | null {
  if (allowed?.kind !== 'list') return null;
  const choices = new Set(allowed.items.map((item) => JSON.stringify(plain(item))));
  const chosen: readonly unknown[] = Array.isArray(json) ? json : [json];
  return chosen.every((one) => choices.has(JSON.stringify(one)))
    ? null
    : `one of ${allowed.items.map(described).join(', ')}`;
}

function outsideLimits(declaration: Value, json: unknown): string | null {
  const size = typeof json === 'string' || Array.isArray(json) ? json.length : null;
  for (const limit of ['minValue', 'maxValue', 'minLength', 'maxLength']) {
    const bound = scalarOf(entryOf(declaration, limit));
    const measured = limit.endsWith('Value') ? json : size;
    if (typeof bound !== 'number' || typeof measured !== 'number') continue;
    if (limit.startsWith('min') ? measured < bound : measured > bound) return `a ${limit} of ${bound}`;
  }
  return null;
}

function scalarOf(value: Value | undefined): string | number | boolean | null | undefined {
  return value?.kind === 'scalar' ? value.value : undefined;
}
