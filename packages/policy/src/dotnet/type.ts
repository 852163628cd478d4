import type { TypeDefinition } from './define.ts';

/** A .NET type as the checker and generic members see it. */
export type NetType =
  | { readonly kind: 'named'; readonly definition: TypeDefinition; readonly args: readonly NetType[] }
  | { readonly kind: 'array'; readonly element: NetType }
  /** `T?` of a value type. At run time a value of it is the value itself, or `null`. */
  | { readonly kind: 'nullable'; readonly of: NetType }
  /** A type parameter of the member or type that is declared. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** A delegate: `Func`, `Action`, `Predicate`, `Comparison`, `Converter`. */
  | { readonly kind: 'function'; readonly parameters: readonly NetType[]; readonly returns: NetType }
  | { readonly kind: 'anonymous'; readonly members: readonly { readonly name: string; readonly type: NetType }[] }
  | { readonly kind: 'tuple'; readonly elements: readonly { readonly name: string | null; readonly type: NetType }[] }
  | { readonly kind: 'null' }
  | { readonly kind: 'void' }
  /** Nobody knows: what a named value without a value stands for. Everything is allowed, and decided at run time. */
  | { readonly kind: 'unknown' };
