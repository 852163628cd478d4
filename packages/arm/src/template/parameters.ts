import type { Fault, Place } from '@keelgate/model';
import type { TemplateSource } from './parse.ts';
import { parseJson } from './parse.ts';
import type { Value } from './value.ts';
import { described, entryOf, valueOf } from './value.ts';

/** Where parameters are given: a file of either form, or values that someone else has read. */
export type ParameterSource =
  | ({ readonly kind: 'file' } & TemplateSource)
  | {
      readonly kind: 'values';
      readonly values: ReadonlyMap<string, { readonly value: unknown; readonly place: Place }>;
    }
  /** What is missing is invented, a value of the right type for each. */
  | { readonly kind: 'auto'; readonly over?: ParameterSource }
  /** Of a parameter that several give, the last one counts. */
  | { readonly kind: 'several'; readonly sources: readonly ParameterSource[] };

/** Whether missing parameters are to be invented. */
export function isInventing(source: ParameterSource | undefined): boolean {
  if (source?.kind === 'several') return source.sources.some(isInventing);
  return source?.kind === 'auto';
}

/** The given parameters, by name in lower case. */
export function givenParameters(source: ParameterSource | undefined, faults: Fault[]): ReadonlyMap<string, Value> {
  if (source === undefined) return new Map();
  switch (source.kind) {
    case 'auto':
      return givenParameters(source.over, faults);
    case 'several':
      return new Map(source.sources.flatMap((one) => [...givenParameters(one, faults)]));
    case 'values':
      return new Map([...source.values].map(([name, { value, place }]) => [name.toLowerCase(), valueOf(value, place)]));
    case 'file':
      return parametersFile(source, faults);
  }
}

/** A parameters file: `{ "parameters": { "name": { "value": … } } }`, or plain values by name. */
export function parametersFile(source: TemplateSource, faults: Fault[]): ReadonlyMap<string, Value> {
  if (isBicep(source)) {
    faults.push({
      code: 'arm/wrong-parameters',
      severity: 'error',
      message: 'this is a Bicep parameters file, expected one in JSON',
      place: { file: source.file, line: 1, column: 1 },
      hint: 'bicep build-params makes one of it',
    });
    return new Map();
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
  return parametersIn(map);
}

/** Values as they are given to a template, each in an object with `value` or `reference`, or plain. */
export function parametersIn(map: Value & { kind: 'map' }): ReadonlyMap<string, Value> {
  return new Map(
    [...map.entries]
      .filter(([name]) => !/^(?:\$schema|contentVersion)$/i.test(name))
      .map(([name, entry]) => [name.toLowerCase(), givenValue(entry)] as const),
  );
}

function givenValue(entry: Value): Value {
  if (entry.kind !== 'map') return entry;
  const inner = entryOf(entry, 'value');
  if (inner !== undefined) return inner;
  if (isVaultReference(entryOf(entry, 'reference'))) {
    return { kind: 'unknown', what: 'a value in a key vault', place: entry.place };
  }
  return entry;
}

function isVaultReference(reference: Value | undefined): boolean {
  return entryOf(reference, 'keyVault') !== undefined || entryOf(reference, 'secretName') !== undefined;
}

function isBicep({ file, text }: TemplateSource): boolean {
  return (
    /\.bicepparam$/i.test(file) ||
    /^\s*(?:\/\/[^\n]*\n\s*)*(?:using\s+(?:'|none)|param\s+\w+\s*=)/.test(text.slice(0, 4000))
  );
}
