/** The tree of an XPath 1.0 expression. Prefixes have been looked up. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'negate'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'filter'; readonly of: Expression; readonly predicates: readonly Expression[] }
  | Path;

export type Operator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|';

export type Path = {
  readonly kind: 'path';
  /** Where it begins: at the root, at the context node, or at what an expression selects. */
  readonly from: 'root' | 'context' | Expression;
  readonly steps: readonly Step[];
};

export type Step = { readonly axis: Axis; readonly test: Test; readonly predicates: readonly Expression[] };

export const axes = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;
export type Axis = (typeof axes)[number];

export type Test =
  /** `null` stands for any. */
  | { readonly kind: 'name'; readonly space: string | null; readonly local: string | null }
  | { readonly kind: 'node' | 'text' | 'comment' }
  | { readonly kind: 'processing-instruction'; readonly target: string | null };

/** The step that `//` stands for. */
export const anywhere: Step = { axis: 'descendant-or-self', test: { kind: 'node' }, predicates: [] };
