import { escapes } from './read-text.ts';
import { raise } from '../raise.ts';
import type { JValue } from './token.ts';

/** One step of a JSONPath: from tokens to tokens. */
export type PathStep =
  /** Values of properties; of all where `names` is null. */
  | { readonly kind: 'names'; readonly names: readonly string[] | null }
  /** The same anywhere below. */
  | { readonly kind: 'scan'; readonly names: readonly string[] | null }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] | null }
  | { readonly kind: 'slice'; readonly start: number | null; readonly end: number | null; readonly step: number }
  | { readonly kind: 'query'; readonly query: Query; readonly scans: boolean };

export type Query =
  | { readonly kind: 'and' | 'or'; readonly left: Query; readonly right: Query }
  | { readonly kind: 'exists'; readonly side: Side }
  | { readonly kind: 'compare'; readonly operator: QueryOperator; readonly left: Side; readonly right: Side };

export type QueryOperator = '===' | '=~' | '==' | '!==' | '!=' | '<=' | '<' | '>=' | '>';

export type Side =
  | { readonly kind: 'value'; readonly value: JValue }
  | { readonly kind: 'path'; readonly isFromRoot: boolean; readonly steps: readonly PathStep[] };

export type Cursor = { readonly text: string; at: number };

export function peek(from: Cursor): string {
  return from.text.charAt(from.at);
}

export function atEnd(from: Cursor): boolean {
  return from.at >= from.text.length;
}

export function skipSpaces(from: Cursor): void {
  while (peek(from) === ' ') from.at += 1;
}

export function fail(message: string): never {
  return raise('Newtonsoft.Json.JsonException', message);
}

export function expectMore(from: Cursor, message: string): void {
  if (atEnd(from)) fail(message);
}

/** Text in single quotes; a backslash escapes. */
export function readQuoted(from: Cursor): string {
  from.at += 1;
  let text = '';
  while (!atEnd(from)) {
    const sign = peek(from);
    from.at += 1;
    if (sign === "'") return text;
    text += sign === '\\' ? readEscaped(from) : sign;
  }
  return fail('Path ended with an open string.');
}

function readEscaped(from: Cursor): string {
  const letter = peek(from);
  from.at += 1;
  return escapes.get(letter) ?? fail(String.raw`Unknown escape character: \ `.trimEnd() + letter);
}
