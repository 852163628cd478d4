import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { TypeDefinition } from './define.ts';
import { definitionNamed } from './define.ts';
import { netTypeDefinitions } from './index.ts';
import { shortName } from './lookup.ts';

/** One .NET type is one file, named after it, which says where its behaviour is documented. */

/** Files that declare more than one type, and why. */
const families = new Map([
  ['value-tuple.ts', 'the tuples of the language differ in nothing but how many items they hold'],
  ['core/tuple-of.ts', 'the classes Tuple<T1> up to Tuple<T1, …, T7> differ in nothing but how many items they hold'],
]);

/** Files named otherwise than after the short name of their type, and why. */
const otherNames = new Map([
  ['anonymous.ts', 'the type has no name'],
  ['core/byte-array.ts', 'byte[] is no word'],
]);

const files = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith('.test.ts'))
  .toSorted();

function isDefinition(value: unknown): value is TypeDefinition {
  const name = (value as { readonly name?: unknown } | null)?.name;
  return typeof name === 'string' && definitionNamed(name) === value;
}

/** The types that a file exports by themselves or, but for lists of what other files declare, in a list. */
async function typesOf(file: string): Promise<readonly TypeDefinition[]> {
  const loaded = (await import(pathToFileURL(path.join(import.meta.dirname, file)).href)) as object;
  const exported = Object.values(loaded) as readonly unknown[];
  return families.has(file) ? exported.flat().filter(isDefinition) : exported.filter(isDefinition);
}

const typesOfFiles = await Promise.all(files.map(async (file) => [file, await typesOf(file)] as const));
const declaring = typesOfFiles.filter(([, types]) => types.length > 0);

/** `IGraphQL` is in `graphql.ts`, `XCData` in `x-cdata.ts`: where capitals begin words is not always to be told. */
function letters(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}

function namesFor(type: TypeDefinition): readonly string[] {
  const short = letters(shortName(type));
  const isOfContext = /^I[A-Z]/.test(type.name);
  return [isOfContext ? short.slice(1) : short, type.parameters.length === 0 ? short : `${short}of`];
}

describe('one .NET type is one file', () => {
  it('every type is what exactly one file exports', () => {
    const homes = declaring.flatMap(([, types]) => types.map(({ name }) => name)).toSorted();
    expect(homes).toEqual(netTypeDefinitions.map(({ name }) => name).toSorted());
  });

  it.each(declaring)('%s declares no second type', (file, types) => {
    expect(types.length > 1).toBe(families.has(file));
  });

  it.each(files)('%s calls what declares a type once at most', (file) => {
    const calls = readFileSync(path.join(import.meta.dirname, file), 'utf8').match(
      /(?<!function )\bdefine(?:[A-Z]\w*)(?=\()/gu,
    );
    expect(calls ?? []).toHaveLength(calls === null ? 0 : 1);
  });

  it.each(declaring.filter(([file]) => !families.has(file) && !otherNames.has(file)))(
    '%s is named after its type',
    (file, [type]) => {
      expect(type === undefined ? [] : namesFor(type)).toContain(letters(path.basename(file, '.ts')));
    },
  );

  it.each(netTypeDefinitions.map(({ name, source }) => [name, source] as const))('%s has its source', (_, source) => {
    expect(source).toMatch(/^https:\/\/(learn\.microsoft\.com|www\.newtonsoft\.com)\/\S+$/);
  });
});
