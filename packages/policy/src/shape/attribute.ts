import type { Operand } from '../program/operand.ts';
import { literal } from '../program/operand.ts';
import type { Kind } from './kind.ts';
import type { ElementReader } from './reader.ts';

/** An attribute that an element may have, and what becomes of it. The text of an element is described in the same way. */
export type Attribute<Held> = {
  readonly isRequired: boolean;
  readonly allowsExpression: boolean;
  readonly expected: string;
  /** In words, for documentation; `null` where there is no default. */
  readonly otherwise: string | null;
  /** Reads it, and reports what is wrong with it. `null` names the element's text. */
  readonly read: (reader: ElementReader, name: string | null) => Held;
};

/** Must be there; a literal or an expression. */
export function required<Value>(kind: Kind<Value>): Attribute<Operand<Value>> {
  return {
    ...described(kind, { isRequired: true, allowsExpression: true }),
    read: (reader, name) => reader.operand(name, kind) ?? (reader.missing(name), literal(kind.standIn)),
  };
}

export function optional<Value>(kind: Kind<Value>): Attribute<Operand<Value> | null>;
export function optional<Value>(kind: Kind<Value>, otherwise: Value): Attribute<Operand<Value>>;
export function optional<Value>(kind: Kind<Value>, otherwise?: Value): Attribute<Operand<Value> | null> {
  return {
    ...described(kind, { isRequired: false, allowsExpression: true, otherwise }),
    read: (reader, name) => reader.operand(name, kind) ?? (otherwise === undefined ? null : literal(otherwise)),
  };
}

/** Must be there, and is never an expression. */
export function requiredLiteral<Value>(kind: Kind<Value>): Attribute<Value> {
  return {
    ...described(kind, { isRequired: true, allowsExpression: false }),
    read: (reader, name) => reader.written(name, kind) ?? (reader.missing(name), kind.standIn),
  };
}

export function optionalLiteral<Value>(kind: Kind<Value>): Attribute<Value | null>;
export function optionalLiteral<Value>(kind: Kind<Value>, otherwise: Value): Attribute<Value>;
export function optionalLiteral<Value>(kind: Kind<Value>, otherwise?: Value): Attribute<Value | null> {
  return {
    ...described(kind, { isRequired: false, allowsExpression: false, otherwise }),
    read: (reader, name) => reader.written(name, kind) ?? otherwise ?? null,
  };
}

type Description = { readonly isRequired: boolean; readonly allowsExpression: boolean; readonly otherwise?: unknown };

function described<Value>(
  { expected }: Kind<Value>,
  { isRequired, allowsExpression, otherwise }: Description,
): Omit<Attribute<never>, 'read'> {
  return {
    isRequired,
    allowsExpression,
    expected,
    otherwise: inWords(otherwise),
  };
}

function inWords(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
