import type { CompileWork } from '../../define.ts';
import type { OperationDescription } from '../../description.ts';
import { readJson } from '../../dotnet/json/read-json.ts';
import { toPlain } from '../../dotnet/json/plain.ts';
import { NetException } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import { refill } from '../../dotnet/runtime.ts';
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
  /** Tells schemas apart that have one name: an id, or the schema itself. */
  readonly of: unknown;
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
    return { name, of: id, at: context.schemas.has(id) ? { document: context.schemas.get(id), pointer } : 'unknown' };
  }
  if (ref !== null) return { name: lastStep(ref), of: null, at: { document: context.description ?? {}, pointer } };
  if (described === undefined || described === null) return { name: '', of: null, at: null };
  return { name: refName(described), of: described, at: placed(context.description ?? {}, described) };
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
  const known = new Map<unknown, Map<string, SchemaCheck>>();
  function checkOf(rt: Runtime, { schema, reading }: JsonWanted): SchemaCheck | BodyMistake | null {
    if (schema.at === null) return null;
    if (schema.at === 'unknown') return { kind: 'noSchema' };
    if (pointedTo(schema.at.document, schema.at.pointer) === undefined) return { kind: 'noDefinition' };
    const own = known.get(schema.of) ?? new Map<string, SchemaCheck>();
    const key = JSON.stringify([schema.at.pointer, reading]);
    const made = own.get(key) ?? schemaCheck(rt, { ...schema.at, ...reading, others: context.schemas });
    known.set(schema.of, own.set(key, made));
    return made;
  }
  return (rt, text, wanted) => {
    refill(rt);
    const check = orUnchecked(() => checkOf(rt, wanted));
    if (check !== null && typeof check !== 'function') return check;
    const read = readPlain(rt, text);
    if (read.mistake !== null || check === null) return read.mistake;
    return orUnchecked(() => {
      const error = check(rt, read.value);
      return error === null
        ? null
        : { kind: 'incorrect', message: schemaMessage(error), ...jsonPlace(text, error.instancePath) };
    });
  };
}

type Read = { readonly value: unknown; readonly mistake: BodyMistake | null };

function readPlain(rt: Runtime, text: string): Read {
  try {
    return { value: toPlain(readJson(rt, text, { parsesDates: false })), mistake: null };
  } catch (thrown) {
    return { value: null, mistake: mistakeOf(thrown) };
  }
}

/** A schema that is none, or that takes too long, keeps a body from being checked. */
function orUnchecked<Of>(work: () => Of): Of | (BodyMistake & { readonly kind: 'unchecked' }) {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Error) return { kind: 'unchecked', message: whyUnchecked(thrown) };
    throw thrown;
  }
}

export type JsonWanted = { readonly schema: BodySchema; readonly reading: SchemaReading };

const envelopes: ReadonlySet<string> = new Set([
  'http://schemas.xmlsoap.org/soap/envelope/',
  'http://www.w3.org/2003/05/soap-envelope',
]);

/** Checks that a body is XML, or SOAP. */
export function checkXml(rt: Runtime, text: string, isSoap: boolean): BodyMistake | null {
  refill(rt);
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
  if (thrown instanceof Error) return { kind: 'unchecked', message: whyUnchecked(thrown) };
  throw thrown;
}

/** What is too deep for JavaScript is so for the check; what else JavaScript itself says, nobody outside can use. */
function whyUnchecked(thrown: Error): string {
  if (thrown instanceof RangeError) return 'The schema refers to itself without end, or the body is nested too deep.';
  return thrown instanceof TypeError || thrown instanceof SyntaxError ? 'The schema cannot be used.' : thrown.message;
}
