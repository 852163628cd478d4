import type { PolicyElement } from '../document/element.ts';
import type { Attribute } from './attribute.ts';
import type { ElementReader } from './reader.ts';

/**
 * What an element may hold. One description serves to check documents, to read them into what a policy compiles from, and
 * to write the documentation.
 */
export type Shape<
  Attributes extends AttributeMap = AttributeMap,
  Children extends ChildMap = ChildMap,
  Text = unknown,
> = {
  readonly attributes: Attributes;
  /** In the order in which they must come. */
  readonly children: Children;
  /** Whether the children come in the order in which they are listed. */
  readonly isOrdered: boolean;
  /** `null`: no text stands here. */
  readonly text: Attribute<Text> | null;
  /** Policies that run inside: any that its section allows, or the ones named. */
  readonly policies: 'none' | 'any' | readonly string[];
  /** Whether attributes and children that are not described are allowed: foreign markup such as a style sheet. */
  readonly isOpen: boolean;
  /** What attributes and children must be together: reports to the reader. */
  readonly check: ((reader: ElementReader) => void) | null;
};

export type AttributeMap = { readonly [name: string]: Attribute<unknown> };
export type ChildMap = { readonly [name: string]: Child<unknown> };

/** A child element and how often it may come. */
export type Child<Held> = {
  readonly shape: Shape;
  readonly min: number;
  readonly max: number;
  readonly collect: (read: readonly unknown[]) => Held;
};

/** What an element of a shape is read into. */
export type Config<Of> =
  Of extends Shape<infer Attributes, infer Children, infer Text>
    ? {
        readonly element: PolicyElement;
        readonly attributes: { readonly [Name in keyof Attributes]: HeldBy<Attributes[Name]> };
        readonly children: { readonly [Name in keyof Children]: HeldByChild<Children[Name]> };
        readonly text: Text;
      }
    : never;

type HeldBy<Of> = Of extends Attribute<infer Held> ? Held : never;
type HeldByChild<Of> = Of extends Child<infer Held> ? Held : never;

type Parts<Attributes extends AttributeMap, Children extends ChildMap, Text> = {
  readonly attributes?: Attributes;
  readonly children?: Children;
  readonly isOrdered?: boolean;
  readonly text?: Attribute<Text>;
  readonly policies?: Shape['policies'];
  readonly isOpen?: boolean;
  readonly check?: (reader: ElementReader) => void;
};

/** What a shape without attributes, or without children, says of them. */
export type Nothing = { readonly [name in never]: never };

export function shape<Attributes extends AttributeMap = Nothing, Children extends ChildMap = Nothing, Text = null>(
  parts: Parts<Attributes, Children, Text>,
): Shape<Attributes, Children, Text> {
  return {
    attributes: parts.attributes ?? ({} as Attributes),
    children: parts.children ?? ({} as Children),
    isOrdered: parts.isOrdered ?? true,
    text: parts.text ?? null,
    policies: parts.policies ?? 'none',
    isOpen: parts.isOpen ?? false,
    check: parts.check ?? null,
  };
}

/** Any number of them. */
export function many<Of extends Shape>(of: Of): Child<readonly Config<Of>[]> {
  return { shape: of, min: 0, max: Number.POSITIVE_INFINITY, collect: (read) => read as readonly Config<Of>[] };
}

/** At least one. */
export function some<Of extends Shape>(of: Of): Child<readonly Config<Of>[]> {
  return { ...many(of), min: 1 };
}

/** One or none. */
export function maybe<Of extends Shape>(of: Of): Child<Config<Of> | null> {
  return { shape: of, min: 0, max: 1, collect: ([first]) => (first ?? null) as Config<Of> | null };
}

/** Exactly one; `null` only where the document is wrong. */
export function one<Of extends Shape>(of: Of): Child<Config<Of> | null> {
  return { ...maybe(of), min: 1 };
}
