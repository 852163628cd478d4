import type { ErrorObject } from 'ajv';

type Params = { readonly [name: string]: unknown };

/** What a failed keyword comes to, in the words of the library that Azure validates JSON with. */
export function schemaMessage(error: ErrorObject): string {
  const { keyword, params, data, message = 'is not valid' } = error;
  return messages.get(keyword)?.(params as Params, data, error) ?? `JSON ${message}.`;
}

type Phrase = (params: Params, data: unknown, error: ErrorObject) => string;

const messages: ReadonlyMap<string, Phrase> = new Map<string, Phrase>([
  ['type', ({ type }, data) => `Invalid type. Expected ${typeNames(type)} but got ${typeOf(data)}.`],
  [
    'required',
    (params, data, error) => `Required properties are missing from object: ${missing(params, data, error)}.`,
  ],
  [
    'additionalProperties',
    ({ additionalProperty }) =>
      `Property '${String(additionalProperty)}' has not been defined and the schema does not allow additional properties.`,
  ],
  ['minimum', ({ limit }, data) => `${typeOf(data)} ${text(data)} is less than minimum value of ${text(limit)}.`],
  ['maximum', ({ limit }, data) => `${typeOf(data)} ${text(data)} exceeds maximum value of ${text(limit)}.`],
  [
    'exclusiveMinimum',
    ({ limit }, data) =>
      `${typeOf(data)} ${text(data)} equals minimum value of ${text(limit)} and exclusive minimum is true.`,
  ],
  [
    'exclusiveMaximum',
    ({ limit }, data) =>
      `${typeOf(data)} ${text(data)} equals maximum value of ${text(limit)} and exclusive maximum is true.`,
  ],
  ['multipleOf', ({ multipleOf }, data) => `${typeOf(data)} ${text(data)} is not a multiple of ${text(multipleOf)}.`],
  ['minLength', ({ limit }, data) => `String '${String(data)}' is less than minimum length of ${text(limit)}.`],
  ['maxLength', ({ limit }, data) => `String '${String(data)}' exceeds maximum length of ${text(limit)}.`],
  ['pattern', ({ pattern }, data) => `String '${String(data)}' does not match regex pattern '${String(pattern)}'.`],
  ['format', ({ format }, data) => `String '${String(data)}' does not validate against format '${String(format)}'.`],
  ['enum', (_, data) => `Value ${text(data)} is not defined in enum.`],
  ['const', (_, data) => `Value ${text(data)} does not match const.`],
  ['minItems', ({ limit }, data) => `Array item count ${count(data)} is less than minimum count of ${text(limit)}.`],
  ['maxItems', ({ limit }, data) => `Array item count ${count(data)} exceeds maximum count of ${text(limit)}.`],
  ['uniqueItems', ({ i, j }) => `Non-unique array item at index ${Math.max(Number(i), Number(j))}.`],
  [
    'minProperties',
    ({ limit }, data) => `Object property count ${count(data)} is less than minimum count of ${text(limit)}.`,
  ],
  [
    'maxProperties',
    ({ limit }, data) => `Object property count ${count(data)} exceeds maximum count of ${text(limit)}.`,
  ],
  ['anyOf', () => "JSON does not match any schemas from 'anyOf'."],
  [
    'oneOf',
    ({ passingSchemas }) =>
      Array.isArray(passingSchemas)
        ? `JSON is valid against more than one schema from 'oneOf'. Valid schema indexes: ${passingSchemas.join(', ')}.`
        : "JSON is valid against no schemas from 'oneOf'.",
  ],
  ['not', () => "JSON is valid against schema from 'not'."],
  ['contains', () => 'No items match contains.'],
  ['false schema', () => 'Schema always fails validation.'],
]);

/** Every property that is required and not there. */
function missing({ missingProperty }: Params, data: unknown, { schema }: ErrorObject): string {
  const names: readonly unknown[] = Array.isArray(schema) ? schema : [missingProperty];
  return names.filter((name) => !Object.hasOwn(data as object, String(name))).join(', ');
}

function typeNames(type: unknown): string {
  const names = String(type).split(',');
  return names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join(', ');
}

function typeOf(value: unknown): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'Array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Number';
  return typeNames(typeof value);
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function count(value: unknown): number {
  return Object.keys(value as object).length;
}
