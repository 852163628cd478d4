import type { Node } from './syntax.ts';

/** How many instructions a pattern is worth once counted repetitions are written out: what making its program takes. */
export function programWeight(node: Node): number {
  switch (node.kind) {
    case 'set':
      return 1 + (node.set.ranges.length >>> 3);
    case 'sequence':
    case 'choice':
      return node.items.reduce((sum, item) => sum + programWeight(item), 1);
    case 'repeat':
      return 1 + programWeight(node.body) * copiesOf(node);
    case 'capture':
    case 'atomic':
    case 'look':
      return 1 + programWeight(node.body);
    case 'if':
      return programWeight(node.test) + programWeight(node.yes) + programWeight(node.no);
    case 'if-group':
      return 1 + programWeight(node.yes) + programWeight(node.no);
    default:
      return 1;
  }
}

/** Longer ones are counted as the match goes on, not written out. */
const copiesMax = 100;

function copiesOf({ min, max }: Node & { readonly kind: 'repeat' }): number {
  return Math.min(copiesMax, Math.max(1, min, max === Infinity ? 1 : max));
}
