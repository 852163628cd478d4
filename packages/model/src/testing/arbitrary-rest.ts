import fc from 'fast-check';
import type { Json, Rest } from '../resource/rest.ts';
import { arbitraryText } from './arbitrary-name.ts';

/** Names of members that no noun of the model has. */
const names = ['contact', 'note', 'x-ms', '__proto__', 'a b', 'Ünï', '200', 'constructor'] as const;

/** Values that only a deployment works out, as a template says them when nothing is left to do but to ask. */
const expressions = [
  "[reference('no-such-thing').y]",
  "[listKeys('no-such-thing', '2021-01-01').keys[0].value]",
  "[concat('https://', reference('no-such-thing').host)]",
] as const;

// Made once: it is asked for many times in each snapshot.
const { json: plainJson } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.constantFrom(0.5, 1e21, -3), arbitraryText()),
    fc.array(tie('json'), { maxLength: 3 }),
    arbitraryMembers(tie('json')),
  ),
}));
const templateJson = fc.oneof({ weight: 4, arbitrary: plainJson.map(escaped) }, fc.constantFrom<Json>(...expressions));

/** Plain JSON. */
export function arbitraryJson(): fc.Arbitrary<Json> {
  return plainJson;
}

/** JSON in the form of a template: a text in brackets is escaped, and there are expressions. */
export function arbitraryTemplateJson(): fc.Arbitrary<Json> {
  return templateJson;
}

function arbitraryMembers(value: fc.Arbitrary<Json>): fc.Arbitrary<Rest> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3, selector: ([name]) => name })
    .map((entries): Rest => Object.fromEntries(entries));
}

function escaped(json: Json): Json {
  if (typeof json === 'string') return json.startsWith('[') && json.endsWith(']') ? `[${json}` : json;
  if (Array.isArray(json)) return json.map(escaped);
  return json === null || typeof json !== 'object'
    ? json
    : Object.fromEntries(Object.entries(json).map(([name, value]) => [name, escaped(value)]));
}

/** What a resource says beyond the model: members of its properties, and others beside them. */
export function arbitraryRest(): fc.Arbitrary<Rest | undefined> {
  const members = arbitraryMembers(arbitraryTemplateJson());
  return fc.option(
    fc.tuple(members, members).map(([inner, outer]): Rest | undefined => {
      const beside = Object.entries(outer).map(([name, value]) => [`x-${name}`, value] as const);
      const properties = Object.keys(inner).length === 0 ? [] : [['properties', inner] as const];
      const all = [...properties, ...beside];
      return all.length === 0 ? undefined : Object.fromEntries(all);
    }),
    { nil: undefined, freq: 2 },
  );
}

/** The noun with a rest, where it has one. */
export function withRest<Noun extends object>(noun: fc.Arbitrary<Noun>): fc.Arbitrary<Noun & { readonly rest?: Rest }> {
  return fc.tuple(noun, arbitraryRest()).map(([one, rest]) => (rest === undefined ? one : { ...one, rest }));
}
