import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Runtime } from '../../dotnet/runtime.ts';
import { burn } from '../../dotnet/runtime.ts';
import { compileRegex } from '../../regex/compiled-regex.ts';
import { addEqualityKeywords } from './schema-equality.ts';

/** How a schema is read. */
export type SchemaReading = {
  /** Whether properties that are not described are allowed; `null`: as the schema itself has it. */
  readonly additional: boolean | null;
  /** Whether names of properties count without regard to case. */
  readonly foldsNames: boolean;
};

export type SchemaSource = SchemaReading & {
  /** The document that the schema stands in. */
  readonly document: unknown;
  /** Where: `#` or `#/definitions/Pet`. */
  readonly pointer: string;
  /** Other schemas, which are called `/schemas/{id}`. */
  readonly others: ReadonlyMap<string, unknown>;
};

/** What first keeps a value from being as its schema says; `null` where nothing does. */
export type SchemaCheck = (rt: Runtime, value: unknown) => ErrorObject | null;

/** Makes a check of a schema. Throws where the schema is none. */
export function schemaCheck(rt: Runtime, { document, pointer, others, ...reading }: SchemaSource): SchemaCheck {
  // Where no schema is strict, drafts 4 to 7 and OpenAPI's dialect differ in little; `rewritten` takes care of that.
  const patterns = dotnetPatterns(rt);
  const ajv = new Ajv({
    strict: false,
    logger: false,
    validateSchema: false,
    addUsedSchema: false,
    code: { regExp: patterns.engine },
    ownProperties: true,
    verbose: true,
  });
  addFormats.default(ajv);
  addEqualityKeywords(ajv, patterns.runtime);
  ajv.addKeyword({ keyword: paid, schemaType: 'boolean', errors: false, validate: patterns.spend });
  for (const [id, other] of others) {
    if (typeof other === 'object' && other !== null)
      ajv.addSchema(rewritten(other, reading) as object, `/schemas/${id}`);
  }
  ajv.addSchema(rewritten(document, reading) as object, 'own:');
  const check: ValidateFunction = ajv.compile({ $ref: `own:${pointer}` });
  return (own, value) => {
    patterns.use(own);
    // A keyword that holds others reports after what they report: the last is the outermost.
    const isGood = check(reading.foldsNames ? folded(value) : value);
    return isGood ? null : (check.errors?.at(-1) ?? null);
  };
}

/** Stands in every schema: each look at one takes steps, so that schemas which refer to each other cannot go on for ever. */
const paid = 'x-keelgate-paid';
const schemaSteps = 16;

type Patterns = {
  readonly engine: RegExpEngine;
  readonly use: (rt: Runtime) => void;
  readonly spend: () => boolean;
  readonly runtime: () => Runtime;
};

type RegExpEngine = {
  (pattern: string, flags: string): { readonly test: (text: string) => boolean };
  code: string;
};

/** Patterns of schemas are those of .NET, and are paid for by whoever uses them. */
function dotnetPatterns(first: Runtime): Patterns {
  let rt = first;
  function engine(pattern: string): ReturnType<RegExpEngine> {
    compileRegex(rt, pattern, 0);
    return {
      test: (text) => compileRegex(rt, pattern, 0).open(text, 'place').find(rt, 0, false) !== null,
      // Patterns are told apart by what they print.
      toString: () => `/${pattern}/`,
    } as ReturnType<RegExpEngine>;
  }
  return {
    engine: Object.assign(engine, { code: 'new RegExp' }),
    use: (own) => {
      rt = own;
    },
    runtime: () => rt,
    spend: () => {
      burn(rt, schemaSteps);
      return true;
    },
  };
}

/** What a pointer points to in a document; `undefined` where that is nothing. */
export function pointedTo(document: unknown, pointer: string): unknown {
  let found: unknown = document;
  for (const step of pointer.replace(/^#/, '').split('/').slice(1)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as { readonly [name: string]: unknown })[name];
  }
  return found;
}

/** Keywords whose value is data. */
const data: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'example', 'examples']);

/** Keywords that name schemas. */
const maps: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'schemas',
  'dependentSchemas',
]);

/** A schema in the one dialect that is checked, read as the policy says. */
function rewritten(schema: unknown, reading: SchemaReading): unknown {
  if (Array.isArray(schema)) return schema.map((item) => rewritten(item, reading));
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.entries(schema).flatMap(([name, value]): (readonly [string, unknown])[] => {
    const kept = keyword(name, value, schema);
    if (kept === undefined) return [];
    if (data.has(name)) return [[name, kept]];
    if (maps.has(name)) return [[name, namedSchemas(name, kept, reading)]];
    if (name === 'required' && reading.foldsNames) return [[name, lowered(kept)]];
    return [[name, rewritten(kept, reading)]];
  });
  const isObject = ['properties', 'additionalProperties'].some((name) => Object.hasOwn(schema, name));
  if (reading.additional !== null && isObject) parts.push(['additionalProperties', reading.additional]);
  return Object.fromEntries([[paid, true], ...parts]);
}

/** A keyword's value as draft 7 has it; `undefined` where it has no such keyword. */
function keyword(name: string, value: unknown, schema: object): unknown {
  const translate = translations.get(name);
  return translate === undefined ? value : translate(value, schema);
}

function unlessText(value: unknown): unknown {
  return typeof value === 'string' ? undefined : value;
}

const translations: ReadonlyMap<string, (value: unknown, schema: object) => unknown> = new Map([
  ['$schema', unlessText],
  ['$id', unlessText],
  ['id', unlessText],
  ['required', (value: unknown) => (Array.isArray(value) ? value : undefined)],
  ['type', (value: unknown) => (value === 'file' ? undefined : value)],
  ['nullable', (value: unknown, schema: object) => (Object.hasOwn(schema, 'type') ? value : undefined)],
  ['exclusiveMinimum', (value: unknown, schema: object) => exclusive('minimum', value, schema)],
  ['exclusiveMaximum', (value: unknown, schema: object) => exclusive('maximum', value, schema)],
]);

/** Draft 4 says with `true` that the bound beside it is exclusive. */
function exclusive(
  bound: 'minimum' | 'maximum',
  value: unknown,
  schema: { readonly [name in typeof bound]?: unknown },
): unknown {
  return value === true ? schema[bound] : typeof value === 'boolean' ? undefined : value;
}

function namedSchemas(keywordName: string, value: unknown, reading: SchemaReading): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const folds = reading.foldsNames && keywordName === 'properties';
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [folds ? name.toLowerCase() : name, rewritten(schema, reading)]),
  );
}

function lowered(names: unknown): unknown {
  return Array.isArray(names) ? names.map((name) => (typeof name === 'string' ? name.toLowerCase() : name)) : names;
}

/** A value with the names of its properties in lower case. */
function folded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(folded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.toLowerCase(), folded(member)]));
}
