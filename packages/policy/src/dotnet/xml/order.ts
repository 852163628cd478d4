import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { XContainer, XNode } from './node.ts';
import { indexIn } from './tree.ts';

/** Which of two nodes comes first in their document: negative, 0 or positive. */
export function compareOrder(rt: Runtime, left: XNode | null, right: XNode | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  const from = pathTo(rt, left);
  const to = pathTo(rt, right);
  if (from.top !== to.top) return raise('System.InvalidOperationException', 'A common ancestor is missing.');
  for (const [depth, step] of from.steps.entries()) {
    const other = to.steps[depth];
    if (other === undefined) return 1;
    if (step !== other) return step < other ? -1 : 1;
  }
  return -1;
}

function pathTo(rt: Runtime, node: XNode): { readonly top: XNode; readonly steps: readonly number[] } {
  const steps: number[] = [];
  let at: XNode = node;
  for (let parent: XContainer | null = at.parent; parent !== null; parent = at.parent) {
    steps.unshift(indexIn(rt, parent, at));
    at = parent;
  }
  return { top: at, steps };
}
