import type { ApiSchema, Json } from '@keelgate/model';
import type { Reader, Spot } from './reader.ts';
import { burn, jsonOf, member, members } from './reader.ts';
import { referenceOf, resolved, stepsOf } from './reference.ts';

/** Where a parameter or a body says what it is like. */
export type TypeLink = { readonly schemaId: string | null; readonly typeName: string | null };

/**
 * The schema document of the API: the schemas that the description names, whole, and one for each that it has inline, for
 * API Management knows no others.
 */
export type SchemaDocument = {
  /** The type that `schema` is; one that is inline gets the name `wanted`, or that with a number. */
  readonly link: (schema: Spot | undefined, wanted: string) => TypeLink;
  /** As `link`, for a type of which only the members are known. */
  readonly linkTo: (schema: { readonly [name: string]: Json }, wanted: string) => TypeLink;
  readonly finish: () => readonly ApiSchema[];
};

export const noType: TypeLink = { schemaId: null, typeName: null };

export function schemaDocument(reader: Reader): SchemaDocument {
  const isSwagger = reader.format === 'swagger-2.0';
  const under = isSwagger ? ['definitions'] : ['components', 'schemas'];
  const id = schemaIdOf(reader.options.apiId);
  const named = isSwagger ? member(reader.root, 'definitions') : member(member(reader.root, 'components'), 'schemas');
  const types = new Map<string, Json>();
  for (const [name, schema] of members(reader, named)) types.set(name, jsonOf(reader, schema.value));
  const next = new Map<string, number>();

  function add(schema: Json, wanted: string): TypeLink {
    let name = wanted;
    for (let count = next.get(wanted) ?? 1; types.has(name); count += 1) {
      name = `${wanted}-${count}`;
      next.set(wanted, count + 1);
    }
    types.set(name, schema);
    return { schemaId: id, typeName: name };
  }

  function nameOf(reference: string): string | null {
    const steps = reference.startsWith('#/') ? stepsOf(reference) : [];
    const name = steps[under.length];
    const isNamed = steps.length === under.length + 1 && under.every((step, at) => steps[at] === step);
    return isNamed && name !== undefined && types.has(name) ? name : null;
  }

  return {
    link: (schema, wanted) => {
      if (schema === undefined) return noType;
      burn(reader, 1);
      const reference = referenceOf(schema);
      const typeName = reference === null ? null : nameOf(reference);
      if (typeName !== null && isBare(schema)) return { schemaId: id, typeName };
      const inner = reference === null || typeName !== null ? schema : resolved(reader, schema);
      return inner?.value.kind === 'map' ? add(jsonOf(reader, inner.value), wanted) : noType;
    },
    linkTo: add,
    finish: () => {
      if (types.size === 0) return [];
      const all = Object.fromEntries(types);
      const contentType = isSwagger
        ? 'application/vnd.ms-azure-apim.swagger.definitions+json'
        : 'application/vnd.oai.openapi.components+json';
      return [{ id, contentType, document: isSwagger ? all : { schemas: all } }];
    },
  };
}

/** A reference that says nothing beside, but for words: 3.1 lets it add to what it names. */
function isBare({ value }: Spot): boolean {
  return value.kind === 'map' && [...value.entries.keys()].every((name) => /^(\$ref|summary|description)$/.test(name));
}

/** The same for each import of the same API; API Management draws one. */
function schemaIdOf(apiId: string | undefined): string {
  const base = (apiId ?? 'openapi').replace(/;rev=.*$/, '').replaceAll(/[*#&+:<>?/]/g, '-');
  return `${base.slice(0, 73)}-schema`;
}
