import type { CompileWork } from '../../define.ts';
import type { OperationDescription } from '../../description.ts';
import { readJson } from '../../dotnet/json/read-json.ts';
import { toPlain } from '../../dotnet/json/plain.ts';
import { NetException } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import { readElement } from '../../dotnet/xml/read-xml.ts';
import { jsonPlace } from './json-place.ts';
import type { SchemaCheck, SchemaReading } from './json-schema.ts';
import { pointedTo, schemaCheck } from './json-schema.ts';
import { schemaMessage } from './schema-message.ts';

/** What is wrong with a body: against which definition, or why it could not be looked at. */
export type BodyMistake =
  | { readonly kind: 'incorrect'; readonly message: string; readonly line: number; readonly position: number }
  | { readonly kind: 'noSchema' }
  | { readonly kind: 'noDefinition' }
  | { readonly kind: 'unchecked'; readonly message: string };

/** A body's schema, and what it is called. */
export type BodySchema = {
  readonly name: string;
  /** `null`: nothing is said of what the body holds. */
  readonly at: { readonly document: unknown; readonly pointer: string } | null | 'unknown';
};

/** The schema that a policy names, or that the description of the API has for the content. */
export function bodySchema(
  { context }: CompileWork,
  { id, ref }: { readonly id: string | null; readonly ref: string | null },
  described: unknown,
): BodySchema {
  const pointer = ref ?? '#';
  if (id !== null) {
    const name = ref === null ? id : lastStep(ref);
    return { name, at: context.schemas.has(id) ? { document: context.schemas.get(id), pointer } : 'unknown' };
  }
  if (ref !== null) return { name: lastStep(ref), at: { document: context.description ?? {}, pointer } };
  if (described === undefined || described === null) return { name: '', at: null };
  return { name: refName(described), at: placed(context.description ?? {}, described) };
}

/** A schema that stands inside a description, beside what it may refer to. */
export function placed(
  { components, definitions }: OperationDescription,
  schema: unknown,
): { readonly document: unknown; readonly pointer: string } {
  return { document: { components, definitions, schemas: { own: schema } }, pointer: '#/schemas/own' };
}

function refName(schema: unknown): string {
  const ref = typeof schema === 'object' && schema !== null && '$ref' in schema ? schema.$ref : '';
  return typeof ref === 'string' ? lastStep(ref) : '';
}

function lastStep(ref: string): string {
  return ref.split('/').at(-1) ?? ref;
}

/** Checks JSON bodies. Checks of schemas are made when they are first needed, and kept. */
export function jsonChecker({
  context,
}: CompileWork): (rt: Runtime, text: string, wanted: JsonWanted) => BodyMistake | null {
  const known = new Map<string, SchemaCheck>();
  function checkOf({ schema, reading }: JsonWanted): SchemaCheck | BodyMistake | null {
    if (schema.at === null) return null;
    if (schema.at === 'unknown') return { kind: 'noSchema' };
    if (pointedTo(schema.at.document, schema.at.pointer) === undefined) return { kind: 'noDefinition' };
    const id = JSON.stringify([schema.name, schema.at.pointer, reading]);
    const made = known.get(id) ?? schemaCheck({ ...schema.at, ...reading, others: context.schemas });
    known.set(id, made);
    return made;
  }
  return (rt, text, wanted) => {
    rt.fuel = rt.limits.fuel;
    try {
      const check = checkOf(wanted);
      if (check !== null && typeof check !== 'function') return check;
      const value = toPlain(readJson(rt, text, { parsesDates: false }));
      const error = check?.(value) ?? null;
      if (error === null) return null;
      return { kind: 'incorrect', message: schemaMessage(error), ...jsonPlace(text, error.instancePath) };
    } catch (thrown) {
      return mistakeOf(thrown);
    }
  };
}

export type JsonWanted = { readonly schema: BodySchema; readonly reading: SchemaReading };

const envelopes: ReadonlySet<string> = new Set([
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]);

/** Checks that a body is XML, or SOAP. */
export function checkXml(rt: Runtime, text: string, isSoap: boolean): BodyMistake | null {
  rt.fuel = rt.limits.fuel;
  try {
    const { local, space } = readElement(rt, text).name;
    if (!isSoap || (local === 'Envelope' && envelopes.has(space))) return null;
    return { kind: 'incorrect', message: `The root element is '${local}', not a SOAP envelope.`, line: 1, position: 1 };
  } catch (thrown) {
    return mistakeOf(thrown);
  }
}

/** What a reader raises says at its end where it was. */
function mistakeOf(thrown: unknown): BodyMistake {
  if (thrown instanceof NetException) {
    const [, message, line, position] =
      /^(.*?)(?: Path '.*',)? line (\d+), position (\d+)\.$/is.exec(thrown.message) ?? [];
    if (message !== undefined)
      return { kind: 'incorrect', message: message.trim(), line: Number(line), position: Number(position) };
    return { kind: 'incorrect', message: thrown.message, line: 0, position: 0 };
  }
  if (thrown instanceof Error) return { kind: 'unchecked', message: thrown.message };
  throw thrown;
}
