import type { Json, Place } from '@keelgate/model';
import { isMap } from '../../resource/difference.ts';
import type { Value } from '../../template/value.ts';

/** A body in the form of a template as a value: `[a]` is an expression, `[[a]` the text `[a]`. */
export function fromTemplate(json: Json, place: Place, parameters: ReadonlyMap<string, Value> = new Map()): Value {
  const inner = (value: Json): Value => fromTemplate(value, place, parameters);
  if (Array.isArray(json)) return { kind: 'list', items: json.map(inner), place };
  if (isMap(json))
    return { kind: 'map', entries: new Map(Object.entries(json).map(([name, value]) => [name, inner(value)])), place };
  if (typeof json !== 'string') return { kind: 'scalar', value: json as number | boolean | null, place };
  if (!json.startsWith('[') || !json.endsWith(']')) return { kind: 'scalar', value: json, place };
  if (json.startsWith('[[')) return { kind: 'scalar', value: json.slice(1), place };
  const expression = json.slice(1, -1);
  const [, parameter] = /^parameters\('([^']+)'\)$/.exec(expression) ?? [];
  const given = parameter === undefined ? undefined : parameters.get(parameter.toLowerCase());
  return given ?? { kind: 'unknown', what: `[${expression}]`, place, expression };
}

/** A value with all places, for what is read from a file that says values in the form of a template. */
export function templateValue(value: Value, parameters: ReadonlyMap<string, Value>): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: value.items.map((item) => templateValue(item, parameters)) };
    case 'map':
      return {
        ...value,
        entries: new Map([...value.entries].map(([name, inner]) => [name, templateValue(inner, parameters)])),
      };
    case 'scalar':
      return typeof value.value === 'string' ? fromTemplate(value.value, value.place, parameters) : value;
    case 'unknown':
      return value;
  }
}

/** A text in the form of a template as it is. */
export function plainText(text: string): string {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text;
}

/**
 * A body in the form of a template as plain JSON, as an artifact's file has it: members that only a deployment knows are
 * left out.
 */
export function plainBody(json: Json): Json {
  if (Array.isArray(json)) return json.map((item: Json) => (isExpression(item) ? item : plainBody(item)));
  if (isMap(json))
    return Object.fromEntries(
      Object.entries(json).flatMap(([name, value]) => (isExpression(value) ? [] : [[name, plainBody(value)]])),
    );
  return typeof json === 'string' ? plainText(json) : json;
}

export function isExpression(json: Json | undefined): boolean {
  return typeof json === 'string' && json.startsWith('[') && json.endsWith(']') && !json.startsWith('[[');
}
