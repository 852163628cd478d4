import type { Json, Rest } from '@keelgate/model';
import { isMap } from '../resource/difference.ts';
import { memberOf } from '../resource/folded-lookup.ts';
import type { WrittenPart } from '../write-resources.ts';
import { holdsSecret } from './secret-places.ts';

/** A secret that became a parameter. */
export type Secret = { readonly parameter: string; readonly value: string };

export type Secrets = {
  /** The body with its secrets taken out of it: each is the parameter that has it. */
  readonly taken: (part: WrittenPart, body: Rest) => Rest;
  readonly all: () => readonly Secret[];
};

/** `secure`: texts that came from secure parameters, which are secrets wherever they stand. */
export function createSecrets(secure: ReadonlySet<string>): Secrets {
  const found: Secret[] = [];
  const freeName = createNames();
  return {
    taken: (part, body) => {
      const isSecretValue = /\/namedvalues$/i.test(part.type) && isTrue(at(body, ['properties', 'secret']));
      return without(body, (path, value) => {
        if (!isText(value)) return null;
        const text = plainText(value);
        const folded = path.map((step) => step.toLowerCase());
        const isValue = isSecretValue && folded.join('.') === 'properties.value';
        if (!isValue && !secure.has(text) && !holdsSecret(part.type, folded)) return null;
        const parameter = freeName(nameFor(part, path));
        found.push({ parameter, value: text });
        return `[parameters('${parameter}')]`;
      });
    },
    all: () => found,
  };
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

function at(json: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, name) => (inner !== undefined && isMap(inner) ? memberOf(inner, name) : undefined),
    json,
  );
}

function isTrue(json: Json | undefined): boolean {
  return json === true || (typeof json === 'string' && json.toLowerCase() === 'true');
}

/** `namedValues_backend_key_value`. */
function nameFor({ type, names: of }: WrittenPart, path: readonly string[]): string {
  const last = path[0] === 'properties' ? path.slice(1) : path;
  return [type.split('/').at(-1) ?? '', ...of, ...last].join('_').replaceAll(/\W+/g, '_').slice(0, 200);
}

/** Names of parameters are not told apart by case; the second of a name is `name_2`. */
function createNames(): (wanted: string) => string {
  const taken = new Set<string>(['servicename']);
  const next = new Map<string, number>();
  return (wanted) => {
    const folded = wanted.toLowerCase();
    let number = next.get(folded) ?? 1;
    let name = wanted;
    while (taken.has(name.toLowerCase())) {
      number += 1;
      name = `${wanted}_${number}`;
    }
    next.set(folded, number);
    taken.add(name.toLowerCase());
    return name;
  };
}
