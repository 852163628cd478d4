import type { Expression } from '../syntax.ts';
import type { Checker, Scope } from './checker.ts';

/** The JavaScript of an expression whose value nobody uses: `i++` need not keep what `i` was. */
export function checkEffect(c: Checker, node: Expression, scope: Scope): string {
  return c.check(node.kind === 'step' ? { ...node, isPrefix: true } : node, scope).js;
}
