import type { CompileWork } from '../../define.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import { refill } from '../../dotnet/runtime.ts';
import type { SchemaCheck } from './json-schema.ts';
import { pointedTo, schemaCheck } from './json-schema.ts';
import { placed } from './body-check.ts';
import type { Finding } from './finding.ts';
import { jsonPlace } from './json-place.ts';
import { schemaMessage } from './schema-message.ts';

/** A parameter or a header, as it is described and as it came. */
export type NamedValue = {
  readonly name: string;
  readonly type: 'QueryParameter' | 'PathParameter' | 'RequestHeader' | 'ResponseHeader';
  readonly schema: unknown;
  readonly values: readonly string[];
};

/** What a parameter of each type is called. */
export const kindNames: { readonly [type in NamedValue['type']]: string } = {
  QueryParameter: 'query parameter',
  PathParameter: 'path parameter',
  RequestHeader: 'header',
  ResponseHeader: 'header',
};

/** Checks values of parameters and headers. Checks of schemas are made when they are first needed, and kept. */
export function valueChecker({ context }: CompileWork): (rt: Runtime, value: NamedValue) => Finding | null {
  const description = context.description ?? {};
  const known = new Map<unknown, SchemaCheck>();
  function checkOf(rt: Runtime, schema: unknown): SchemaCheck {
    const reading = { additional: null, foldsNames: false };
    const made =
      known.get(schema) ?? schemaCheck(rt, { ...placed(description, schema), ...reading, others: context.schemas });
    known.set(schema, made);
    return made;
  }
  return (rt, value) => {
    const { schema } = value;
    refill(rt);
    if (schema === undefined || schema === null) return null;
    const plain = resolved(description, schema);
    if (plain === undefined) return missingDefinition(value, schema);
    try {
      const check = checkOf(rt, schema);
      return judged(value, plain, (read) => check(rt, read));
    } catch (thrown) {
      if (!(thrown instanceof Error)) throw thrown;
      return unchecked(value, thrown);
    }
  };
}

type Plain = { readonly type?: unknown; readonly items?: unknown };

/** The schema behind `$ref`s; `undefined` where they lead nowhere. */
function resolved(description: unknown, schema: unknown, depth = 0): Plain | undefined {
  if (typeof schema !== 'object' || schema === null) return {};
  const ref = '$ref' in schema ? schema.$ref : null;
  if (typeof ref !== 'string') return schema;
  const found = depth > 8 ? undefined : pointedTo(description, ref);
  return found === undefined ? undefined : resolved(description, found, depth + 1);
}

function judged(value: NamedValue, schema: Plain, check: (read: unknown) => ReturnType<SchemaCheck>): Finding | null {
  const kind = kindNames[value.type];
  const isList = schema.type === 'array';
  if (value.values.length > 1 && !isList) {
    const side = value.type === 'ResponseHeader' ? 'Response' : 'Request';
    return incorrect(value, `${side} cannot contain multiple values for the ${kind} ${value.name}.`);
  }
  const read = isList ? readList(value.values, schema.items) : readOne(value.values[0] ?? '', schema);
  if (read.wrong !== null) {
    const details = `Value of the ${kind} ${value.name} couldn't be parsed according to the definition. ${read.wrong}`;
    return incorrect(value, details);
  }
  const error = check(read.value);
  if (error === null) return null;
  const { line, position } = jsonPlace(JSON.stringify(read.value), error.instancePath);
  const details = `Value of the ${kind} ${value.name} does not conform to the definition. ${schemaMessage(error)} Line: ${line}, Position: ${position}`;
  return incorrect(value, details, details.replace('Value of', 'The value of'));
}

function incorrect({ name, type }: NamedValue, details: string, said = details): Finding {
  return { name, type, rule: 'IncorrectMessage', details, said };
}

function missingDefinition({ name, type }: NamedValue, schema: unknown): Finding {
  const ref = (schema as { readonly $ref: string }).$ref.split('/').at(-1) ?? '';
  const details = `API's schema does not contain definition ${ref}, which is associated with the ${kindNames[type]} ${name}.`;
  return { name, type, rule: 'MissingDefinition', details, said: null };
}

function unchecked({ name, type }: NamedValue, { message }: Error): Finding {
  const kind = kindNames[type];
  const details = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name} cannot be validated. ${message}`;
  return { name, type, rule: 'ValidationError', details, said: null };
}

type Read = { readonly value: unknown; readonly wrong: string | null };

/** One text holds a list with commas, several texts are one. */
function readList(values: readonly string[], items: unknown): Read {
  const texts = values.length === 1 ? (values[0] ?? '').split(',').map((text) => text.trim()) : values;
  const schema = typeof items === 'object' && items !== null ? items : {};
  const all = texts.map((text) => readOne(text, schema));
  return { value: all.map(({ value }) => value), wrong: all.find(({ wrong }) => wrong !== null)?.wrong ?? null };
}

/** A text as the value that its schema asks for. */
function readOne(text: string, { type }: Plain): Read {
  switch (type) {
    case 'integer':
      return /^[+-]?\d+$/.test(text) ? { value: Number(text), wrong: null } : not(text, 'integer');
    case 'number':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)
        ? { value: Number(text), wrong: null }
        : not(text, 'number');
    case 'boolean':
      return /^(?:true|false)$/i.test(text)
        ? { value: text.toLowerCase() === 'true', wrong: null }
        : not(text, 'boolean');
    case 'object':
      return readObject(text);
    default:
      return { value: text, wrong: null };
  }
}

function not(text: string, what: string): Read {
  return { value: null, wrong: `Input string '${text}' is not a valid ${what}.` };
}

function readObject(text: string): Read {
  try {
    return { value: JSON.parse(text), wrong: null };
  } catch {
    return not(text, 'object');
  }
}
