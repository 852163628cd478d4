import type { Json, Rest } from '@keelgate/model';
import { isMap } from '../resource/difference.ts';
import type { WrittenPart } from '../write-resources.ts';

/** A secret that became a parameter. */
export type Secret = { readonly parameter: string; readonly value: string };

export type Secrets = {
  /** The body with its secrets taken out of it: each is the parameter that has it. */
  readonly taken: (part: WrittenPart, body: Rest) => Rest;
  readonly all: () => readonly Secret[];
};

/** Members that hold a secret wherever they stand. */
const names: ReadonlySet<string> = new Set([
  'accesskey',
  'adminpassword',
  'certificatepassword',
  'clientsecret',
  'connectionstring',
  'encodedcertificate',
  'instrumentationkey',
  'password',
  'primarykey',
  'resourceownerpassword',
  'secondarykey',
  'validationkey',
]);

/** Members that do in one type of resource: the values of secret named values, certificates, what a backend is shown. */
const places: readonly { readonly type: RegExp; readonly path: RegExp }[] = [
  { type: /\/certificates$/i, path: /^properties\.data$/ },
  { type: /\/backends$/i, path: /^properties\.credentials\.(?:authorization\.parameter$|header\.|query\.)/ },
  { type: /\/loggers$/i, path: /^properties\.credentials\.(?!name$|endpointaddress$|identityclientid$)/ },
];

export function createSecrets(): Secrets {
  const found: Secret[] = [];
  const taken = new Set<string>();
  return {
    taken: (part, body) => {
      const isSecretValue = /\/namedvalues$/i.test(part.type) && isTrue(memberOf(body, ['properties', 'secret']));
      return without(body, (path, value) => {
        if (!isText(value)) return null;
        const folded = path.map((step) => step.toLowerCase());
        if (!isSecret(part.type, folded) && !(isSecretValue && folded.join('.') === 'properties.value')) return null;
        const parameter = freeName(nameFor(part, path), taken);
        found.push({ parameter, value: plainText(value) });
        return `[parameters('${parameter}')]`;
      });
    },
    all: () => found,
  };
}

function isSecret(type: string, path: readonly string[]): boolean {
  if (names.has(path.at(-1) ?? '')) return true;
  return places.some((place) => place.type.test(type) && place.path.test(path.join('.')));
}

/** Expressions and references to named values are no secrets. */
function isText(value: Json): value is string {
  if (typeof value !== 'string' || value === '' || /^\{\{[^{}]+\}\}$/.test(value)) return false;
  return !(value.startsWith('[') && value.endsWith(']')) || value.startsWith('[[');
}

/** A text as it is once it is deployed. */
function plainText(text: string): string {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text;
}

type Take = (path: readonly string[], value: Json) => string | null;

function without(body: Rest, take: Take, path: readonly string[] = []): Rest {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, inside(value, take, [...path, name])]));
}

function inside(value: Json, take: Take, path: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item: Json, index) => inside(item, take, [...path, String(index)]));
  return isMap(value) ? without(value, take, path) : (take(path, value) ?? value);
}

function memberOf(json: Json, [name, ...inner]: readonly string[]): Json | undefined {
  if (name === undefined) return json;
  const member = isMap(json) && Object.hasOwn(json, name) ? json[name] : undefined;
  return member === undefined ? undefined : memberOf(member, inner);
}

function isTrue(json: Json | undefined): boolean {
  return String(json).toLowerCase() === 'true';
}

/** `namedValues_backend_key_value`. */
function nameFor({ type, names: of }: WrittenPart, path: readonly string[]): string {
  const last = path[0] === 'properties' ? path.slice(1) : path;
  return [type.split('/').at(-1) ?? '', ...of, ...last].join('_').replaceAll(/\W+/g, '_').slice(0, 200);
}

/** Names of parameters are not told apart by case. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}
