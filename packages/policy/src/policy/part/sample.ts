import { pointedTo } from './json-schema.ts';

/** How deep a sample goes: schemas may hold themselves. */
const depthMax = 6;

type Schema = { readonly [keyword: string]: unknown };

/** A value that a schema describes: its own example where it has one, else the plainest of its kind. */
export function sampleOf(document: unknown, schema: unknown, depth = 0): unknown {
  const own = resolved(document, schema);
  if (own === null || depth > depthMax) return null;
  for (const keyword of ['example', 'default', 'const']) if (Object.hasOwn(own, keyword)) return own[keyword];
  for (const keyword of ['examples', 'enum']) {
    const values = own[keyword];
    if (Array.isArray(values) && values.length > 0) return values[0];
  }
  return composed(document, own, depth);
}

function composed(document: unknown, schema: Schema, depth: number): unknown {
  const { allOf, oneOf, anyOf } = schema;
  if (Array.isArray(allOf)) {
    const parts = [...allOf, { ...schema, allOf: undefined }].map((part) => sampleOf(document, part, depth + 1));
    const objects = parts.filter((part) => typeof part === 'object' && part !== null && !Array.isArray(part));
    return objects.length > 0
      ? Object.fromEntries(objects.flatMap((part) => Object.entries(part as object)))
      : parts[0];
  }
  const [choice] = Array.isArray(oneOf) ? oneOf : Array.isArray(anyOf) ? anyOf : [];
  return choice === undefined ? plain(document, schema, depth) : sampleOf(document, choice, depth + 1);
}

function plain(document: unknown, schema: Schema, depth: number): unknown {
  switch (typeOf(schema)) {
    case 'object':
      return objectSample(document, schema, depth);
    case 'array':
      return depth >= depthMax ? [] : [sampleOf(document, schema['items'], depth + 1)];
    case 'integer':
    case 'number':
      return typeof schema['minimum'] === 'number' ? schema['minimum'] : 0;
    case 'boolean':
      return true;
    case 'string':
      return texts.get(String(schema['format'])) ?? 'string';
    default:
      return null;
  }
}

function typeOf({ type, properties, items }: Schema): unknown {
  const [first] = Array.isArray(type) ? type.filter((each) => each !== 'null') : [type];
  return first ?? (properties === undefined ? (items === undefined ? null : 'array') : 'object');
}

function objectSample(document: unknown, { properties }: Schema, depth: number): unknown {
  if (typeof properties !== 'object' || properties === null || depth >= depthMax) return {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, sampleOf(document, schema, depth + 1)]),
  );
}

const texts: ReadonlyMap<string, string> = new Map([
  ['date', '2000-01-23'],
  ['date-time', '2000-01-23T04:56:07.000+00:00'],
  ['uuid', '00000000-0000-0000-0000-000000000000'],
  ['email', 'user@example.com'],
  ['uri', 'https://example.com'],
  ['byte', 'c3RyaW5n'],
]);

/** The schema behind references; `null` where there is none. */
function resolved(document: unknown, schema: unknown): Schema | null {
  let found: unknown = schema;
  for (let steps = 0; steps < depthMax; steps += 1) {
    if (typeof found !== 'object' || found === null) return null;
    const own = found as Schema;
    if (typeof own['$ref'] !== 'string') return own;
    found = pointedTo(document, own['$ref']);
  }
  return null;
}
