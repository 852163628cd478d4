import type { NotSimulated, PolicyScope } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import type { PolicyElement } from '../document/element.ts';
import { hasExpression } from '../document/element.ts';
import type { Policy } from '../define.ts';
import { policyNamed } from '../policy/named.ts';

/** What of a document a drill leaves out, each with why. */
export function notSimulatedOf(root: PolicyElement, scope: PolicyScope): readonly NotSimulated[] {
  const rows: NotSimulated[] = [];
  function leaveOut(element: PolicyElement, why: string): void {
    const row = { scope: printScope(scope), policy: element.name, why };
    if (!rows.some((other) => other.policy === row.policy && other.why === why)) rows.push(row);
  }
  function visit(element: PolicyElement, outer: string | null): void {
    const policy = assembled.has(element.name) ? undefined : policyNamed(element.name);
    const why = policy === undefined ? null : whyNot(element, policy, outer);
    if (why !== null) leaveOut(element, why);
    if (policy !== undefined && !hasPoliciesInside(policy)) return;
    const inner = policy?.drills === false ? (outer ?? element.name) : outer;
    for (const child of element.children) visit(child, inner);
  }
  for (const child of root.children) visit(child, null);
  return rows;
}

/** Why a policy is not carried out; `null` where it is. */
function whyNot(element: PolicyElement, { drills }: Policy, outer: string | null): string | null {
  if (outer !== null) return `it stands inside <${outer}>, which is not carried out yet`;
  if (!drills) return 'this policy is not carried out yet';
  return isComputed(element) ? 'it has an expression, and expressions are not run yet' : null;
}

/** What the assembly of documents replaces. */
const assembled: ReadonlySet<string> = new Set(['base', 'include-fragment']);

/** Whether policies stand inside, or, as in choose, inside of what stands inside. */
function hasPoliciesInside({ name, shape }: Policy): boolean {
  return shape.policies === 'any' || name === 'choose';
}

/** Whether the element, or one inside it that is no policy of its own, has an expression. */
export function isComputed(element: PolicyElement): boolean {
  if (element.name === 'return-response')
    return element.children.some((child) => child.name === 'set-status' && hasExpression(child));
  const parts = policyNamed(element.name)?.shape.policies === 'any' ? [] : element.children;
  return hasExpression(element) || parts.some(isComputed);
}
