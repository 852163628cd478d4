import { newer, stop } from './fault.ts';
import type { Expression } from './syntax.ts';

/** Stops unless a value can be given to the expression, as far as its form tells. */
export function requireAssignable(target: Expression, at: number, place: 'assignment' | 'step' | 'argument'): void {
  const { kind } = target;
  if (kind === 'parenthesized') {
    requireAssignable(target.inner, at, place);
  } else if (kind === 'tuple' && place === 'assignment') {
    for (const { value } of target.elements) requireAssignable(value, at, place);
  } else if (kind === 'name' || kind === 'member' || kind === 'index') {
    if (isConditional(target)) refuseConditional(at);
  } else {
    stop({ code: 'expression/not-assignable', message: messages[place], at });
  }
}

const messages = {
  assignment: 'the left side of an assignment must be a variable, a property or an indexer',
  step: "what '++' or '--' changes must be a variable, a property or an indexer",
  argument: "an argument with 'ref' or 'out' must be a variable",
} as const;

/** Whether a `?.` stands in the chain that the target ends. */
function isConditional(target: Expression): boolean {
  let link = target;
  for (;;) {
    if (link.kind === 'call') {
      link = link.callee;
    } else if (link.kind === 'member' || link.kind === 'index') {
      if (link.conditional) return true;
      link = link.target;
    } else {
      return false;
    }
  }
}

function refuseConditional(at: number): never {
  return newer(at, {
    version: '14',
    feature: "an assignment behind '?.'",
    hint: "write 'if (x != null) x.Name = …;'",
  });
}
