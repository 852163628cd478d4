import type { Json, Place } from '@keelgate/model';

/**
 * A value of a template that still knows where it was written. A value that came whole through a parameter or a variable has
 * the place of that parameter's or variable's value: that is where its author would change it.
 */
export type Value =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly place: Place;
      /** Never to be shown. */
      readonly secure?: boolean;
      /** Of a secure value: the expression that gives it, which may be shown. */
      readonly expression?: string;
    }
  | { readonly kind: 'list'; readonly items: readonly Value[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Value>; readonly place: Place }
  /** What only a deployment would know, such as the outputs of a resource; harmless until it is needed. */
  | {
      readonly kind: 'unknown';
      readonly what: string;
      readonly place: Place;
      /** The expression that a deployment would work out, without its brackets: what is known in it is in it as a literal. */
      readonly expression?: string;
      /** What is known of it all the same. Open: there is more in it, at any depth, than is known. */
      readonly known?: { readonly value: Value; readonly isOpen: boolean };
    };

/** The value as plain JSON; what is not known is a text that says so. */
export function plain(value: Value): Json {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map(plain);
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, inner]) => [key, plain(inner)]));
    case 'unknown':
      return `<${value.what}>`;
  }
}

/**
 * The value as a template would have it, so that it can be written back: what is not known is its expression, and a text
 * that would be taken for an expression is escaped.
 */
export function asTemplate(value: Value): Json {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? escapeText(value.value) : value.value;
    case 'list':
      return value.items.map(asTemplate);
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, inner]) => [key, asTemplate(inner)]));
    case 'unknown':
      return value.expression === undefined ? `<${value.what}>` : `[${value.expression}]`;
  }
}

/** `[a]` as `[[a]`, which is how a template says a text in brackets. */
export function escapeText(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

/** The text that a template means by `[[a]`; null where a text is not escaped. */
export function unescaped(text: string): string | null {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : null;
}

/** Plain JSON as a value that was written at one place. */
export function valueOf(json: unknown, place: Place): Value {
  if (Array.isArray(json)) return { kind: 'list', items: json.map((item: unknown) => valueOf(item, place)), place };
  if (json !== null && typeof json === 'object') {
    return {
      kind: 'map',
      entries: new Map(Object.entries(json).map(([key, inner]) => [key, valueOf(inner, place)])),
      place,
    };
  }
  const scalar = typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' ? json : null;
  return { kind: 'scalar', value: scalar, place };
}

/** Names in templates are not told apart by case. */
export function entryOf(value: Value | undefined, name: string): Value | undefined {
  if (value?.kind !== 'map') return undefined;
  const exact = value.entries.get(name);
  if (exact !== undefined) return exact;
  const folded = name.toLowerCase();
  for (const [key, inner] of value.entries) if (key.toLowerCase() === folded) return inner;
  return undefined;
}

/** What a value is, in words for a message. A secure value is not shown. */
export function described(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      if (value.secure === true) return 'a secure value';
      return typeof value.value === 'string' ? `"${value.value.slice(0, 60)}"` : String(value.value);
    case 'list':
      return 'a list';
    case 'map':
      return 'an object';
    case 'unknown':
      return value.what;
  }
}
