/** XPath 1.0 as a tree. */
export type XPathExpression =
  | {
      readonly kind: 'binary';
      readonly operator: XPathOperator;
      readonly left: XPathExpression;
      readonly right: XPathExpression;
    }
  | { readonly kind: 'negative'; readonly operand: XPathExpression }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPathExpression[] }
  | {
      readonly kind: 'path';
      /** Where it begins: the root, the node at hand, or what an expression gives. */
      readonly from: 'root' | 'here' | XPathExpression;
      readonly steps: readonly XPathStep[];
    };

export type XPathOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'div' | 'mod' | '|';

export type XPathStep = {
  readonly axis: XPathAxis | 'filter';
  readonly test: NodeTest;
  readonly predicates: readonly XPathExpression[];
};

export type XPathAxis = (typeof axes)[number];
export const axes = [
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
] as const;

export type NodeTest =
  | { readonly kind: 'name'; readonly prefix: string; readonly local: string }
  | { readonly kind: 'type'; readonly type: 'node' | 'text' | 'comment' | 'processing-instruction' };
