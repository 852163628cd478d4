import type { NotSimulated, PolicyScope } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import type { PolicyElement } from '../document/element.ts';
import { hasExpression } from '../document/element.ts';
import { policyNamed } from '../policy/named.ts';

/** What of a document a drill leaves out, each with why. */
export function notSimulatedOf(root: PolicyElement, scope: PolicyScope): readonly NotSimulated[] {
  const rows: NotSimulated[] = [];
  function leaveOut(element: PolicyElement, why: string): void {
    const row = { scope: printScope(scope), policy: element.name, why };
    if (!rows.some((other) => other.policy === row.policy && other.why === why)) rows.push(row);
  }
  function visit(element: PolicyElement, outer: string | null): void {
    const policy = policyNamed(element.name);
    if (policy === undefined || element.name === 'base' || element.name === 'include-fragment') {
      for (const child of element.children) visit(child, outer);
      return;
    }
    const isOut = outer !== null || !policy.drills;
    if (outer !== null) leaveOut(element, `it stands inside <${outer}>, which is not carried out yet`);
    else if (!policy.drills) leaveOut(element, 'this policy is not carried out yet');
    else if (isComputed(element)) leaveOut(element, 'it has an expression, and expressions are not run yet');
    if (policy.shape.policies === 'any' || holdsPolicies.has(element.name))
      for (const child of element.children) visit(child, isOut ? (outer ?? element.name) : null);
  }
  for (const child of root.children) visit(child, null);
  return rows;
}

/** Policies whose children hold policies, rather than being some. */
const holdsPolicies: ReadonlySet<string> = new Set(['choose']);

/** Whether the element, or one inside it that is no policy of its own, has an expression. */
export function isComputed(element: PolicyElement): boolean {
  if (element.name === 'return-response')
    return element.children.some((child) => child.name === 'set-status' && hasExpression(child));
  const parts = policyNamed(element.name)?.shape.policies === 'any' ? [] : element.children;
  return hasExpression(element) || parts.some(isComputed);
}
