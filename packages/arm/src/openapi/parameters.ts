import type { Json, Parameter } from '@keelgate/model';
import type { Reader, Spot } from './reader.ts';
import { burn, complain, isTrue, items, jsonOf, member, members, text, warnOnce } from './reader.ts';
import { resolved } from './reference.ts';
import type { SchemaDocument, TypeLink } from './schema-document.ts';
import { noType } from './schema-document.ts';

/** A parameter as it is described. */
export type Described = {
  readonly spot: Spot;
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
};

const placesOf2: ReadonlySet<string> = new Set(['path', 'query', 'header', 'formData', 'body']);
const placesOf3: ReadonlySet<string> = new Set(['path', 'query', 'header', 'cookie']);
const placesOf32: ReadonlySet<string> = new Set([...placesOf3, 'querystring']);

/** What a parameter of the model holds, about. */
const parameterCost = 10;

/** What of a parameter of 2.0 is a schema. */
const schemaMembers: ReadonlySet<string> = new Set(
  `type format items default enum maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems
  minItems uniqueItems multipleOf`.split(/\s+/),
);

/** The parameters of an operation, those of its path first; its own go before those of the same name and place. */
export function describedParameters(reader: Reader, pathItem: Spot, operation: Spot): readonly Described[] {
  const all = new Map<string, Described>();
  for (const owner of [pathItem, operation]) {
    const own = new Set<string>();
    for (const item of items(reader, member(owner, 'parameters'))) {
      const parameter = describedParameter(reader, item);
      if (parameter === null) continue;
      const key = `${parameter.in} ${parameter.name}`;
      if (own.has(key)) {
        const message = `the ${parameter.in} parameter "${parameter.name}" is there twice`;
        complain(reader, item, { code: 'duplicate-parameter', message });
      }
      own.add(key);
      all.set(key, parameter);
    }
  }
  return [...all.values()].filter((parameter) => isTaken(reader, parameter));
}

function describedParameter(reader: Reader, item: Spot): Described | null {
  burn(reader, parameterCost);
  const spot = resolved(reader, item);
  if (spot?.value.kind !== 'map') {
    members(reader, spot ?? undefined);
    return null;
  }
  const name = needed(reader, spot, 'name', 'a parameter');
  const where = name === null ? null : needed(reader, spot, 'in', `the parameter "${name.slice(0, 80)}"`);
  if (name === null || where === null) return null;
  const known = knownPlaces(reader);
  if (known.has(where))
    return { spot, name, in: where, required: where === 'path' || isTrue(member(spot, 'required')) };
  const message = `the parameter "${name.slice(0, 80)}" is in "${where.slice(0, 60)}", expected ${[...known].join(', ')}`;
  complain(reader, member(spot, 'in') ?? spot, { code: 'parameter-in', message });
  return null;
}

/** A text that has to be there; of a wrong shape is told elsewhere. */
function needed(reader: Reader, spot: Spot, name: string, of: string): string | null {
  const given = member(spot, name);
  const value = text(reader, given);
  if (value !== null && value !== '') return value;
  if (given === undefined || given.value.kind === 'scalar')
    complain(reader, spot, { code: 'missing', message: `${of} has no ${name}` });
  return null;
}

function knownPlaces({ format }: Reader): ReadonlySet<string> {
  if (format === 'swagger-2.0') return placesOf2;
  return format === 'openapi-3.2' ? placesOf32 : placesOf3;
}

function isTaken(reader: Reader, { in: where, spot, name }: Described): boolean {
  if (where !== 'cookie' && where !== 'querystring') return true;
  const message =
    where === 'cookie'
      ? `the parameter "${name}" is in a cookie: API Management has no parameters there, and it is left out`
      : `the parameter "${name}" is all of the query: API Management has no such parameters, and it is left out`;
  warnOnce(reader, where, spot, { code: 'not-imported', message });
  return false;
}

/** The schema of a parameter or header; in 2.0 it is its own. */
function schemaOf(reader: Reader, spot: Spot): Spot | undefined {
  if (reader.format === 'swagger-2.0') return spot;
  const [content] = members(reader, member(spot, 'content'));
  return member(spot, 'schema') ?? member(content?.[1], 'schema');
}

/** The parameter of the model; its type is found, or made, in the schema document under the name `wanted`. */
export function parameterOf(
  reader: Reader,
  { spot, name, required }: Described,
  types: SchemaDocument | null,
  wanted: string,
): Parameter {
  const schema = schemaOf(reader, spot);
  return {
    name,
    ...aboutSchema(reader, schema === undefined ? null : resolved(reader, schema)),
    required,
    description: text(reader, member(spot, 'description')),
    ...(types === null ? noType : linkOf(reader, schema, types, wanted)),
  };
}

function linkOf(reader: Reader, schema: Spot | undefined, types: SchemaDocument, wanted: string): TypeLink {
  if (reader.format !== 'swagger-2.0' || schema === undefined) return types.link(schema, wanted);
  const own = members(reader, schema).filter(([name]) => schemaMembers.has(name));
  if (own.length === 0) return noType;
  return types.linkTo(Object.fromEntries(own.map(([name, { value }]) => [name, jsonOf(reader, value)])), wanted);
}

function aboutSchema(reader: Reader, schema: Spot | null): Pick<Parameter, 'type' | 'defaultValue' | 'values'> {
  const of = schema?.value.kind === 'map' ? schema : undefined;
  const standard = member(of, 'default');
  const values = member(of, 'enum');
  return {
    type: typeOf(reader, of),
    defaultValue: standard === undefined ? null : jsonOf(reader, standard.value),
    values: values === undefined ? [] : items(reader, values).map(({ value }) => jsonOf(reader, value)),
  };
}

/** 3.1 has lists of types, of which the first that is not `null` is told. */
function typeOf(reader: Reader, schema: Spot | undefined): string {
  const type = member(schema, 'type');
  if (type?.value.kind !== 'list') return text(reader, type) ?? 'string';
  const names = items(reader, type).map((item) => text(reader, item));
  return names.find((name) => name !== null && name !== 'null') ?? 'string';
}

/** Of a form, in 3.x the properties of its schema. */
export function formParametersOf(reader: Reader, schema: Spot | undefined): readonly Parameter[] {
  const of = schema === undefined ? null : resolved(reader, schema);
  if (of?.value.kind !== 'map') return [];
  const list: Json = member(of, 'required') === undefined ? [] : jsonOf(reader, (member(of, 'required') ?? of).value);
  const required = new Set<Json>(Array.isArray(list) ? (list as readonly Json[]) : []);
  return members(reader, member(of, 'properties')).map(([name, property]) => {
    const inner = resolved(reader, property);
    return {
      name,
      ...aboutSchema(reader, inner),
      required: required.has(name),
      description: inner?.value.kind === 'map' ? text(reader, member(inner, 'description')) : null,
      ...noType,
    };
  });
}

/** Headers of a response, by name. */
export function headersOf(
  reader: Reader,
  headers: Spot | undefined,
  types: SchemaDocument,
  prefix: string,
): readonly Parameter[] {
  return members(reader, headers).flatMap(([name, header]) => {
    const spot = resolved(reader, header);
    if (spot === null) return [];
    members(reader, spot);
    const about: Described = { spot, name, in: 'header', required: isTrue(member(spot, 'required')) };
    return [parameterOf(reader, about, types, `${prefix}${name}ResponseHeader`)];
  });
}
