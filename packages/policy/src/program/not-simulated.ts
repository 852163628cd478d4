import type { NotSimulated, PolicyScope } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import type { PolicyElement, Text } from '../document/element.ts';
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
    const inner = policy === undefined ? outer : visitPolicy(policy, element, outer);
    if (policy !== undefined && !hasPoliciesInside(policy)) return;
    for (const child of element.children) visit(child, inner);
  }
  /** Says which policy keeps those inside from running, if one does. */
  function visitPolicy(policy: Policy, element: PolicyElement, outer: string | null): string | null {
    const own = whyLeftOut(policy, element);
    const why = outer === null ? own : `it stands inside <${outer}>, which is not carried out`;
    if (why !== null) leaveOut(element, why);
    // What stands inside retry or limit-concurrency runs without them.
    return own === null || policy.shape.policies === 'any' ? outer : (outer ?? element.name);
  }
  for (const child of root.children) visit(child, null);
  return rows;
}

/** Why a drill does not carry a policy's own steps out; `null` where it does. */
export function whyLeftOut(policy: Policy, element: PolicyElement): string | null {
  if (!policy.drills) return 'drills do not carry this policy out';
  const texts = ownTexts(policy, element);
  // In a template of Liquid two braces are its own.
  const isTemplate = element.attributes.some(({ name }) => name === 'template');
  if (!isTemplate && texts.some(isUnknown)) return 'a named value in it is not known';
  return texts.some(readsBody) ? 'an expression in it reads a body, and the messages of a drill have none' : null;
}

/** What the assembly of documents replaces. */
const assembled: ReadonlySet<string> = new Set(['base', 'include-fragment']);

/** Whether policies stand inside, or, as in choose, inside of what stands inside. */
function hasPoliciesInside({ name, shape }: Policy): boolean {
  return shape.policies === 'any' || name === 'choose';
}

/** What is written in an element and in those inside it that are no policies of their own. */
function ownTexts({ name, shape }: Policy, element: PolicyElement): readonly Text[] {
  const written = [...element.attributes.map(({ value }) => value), ...(element.text === null ? [] : [element.text])];
  if (shape.policies === 'any') return written;
  return [...written, ...element.children.flatMap((child) => partTexts(child, name === 'choose'))];
}

function partTexts(part: PolicyElement, isBranch: boolean): readonly Text[] {
  const written = [...part.attributes.map(({ value }) => value), ...(part.text === null ? [] : [part.text])];
  return isBranch ? written : [...written, ...part.children.flatMap((child) => partTexts(child, false))];
}

/** Of a named value whose value nobody knows its name is left. */
function isUnknown(text: Text): boolean {
  return text.kind === 'literal' && /\{\{\s*[\w.-]+\s*\}\}/.test(text.value);
}

function readsBody(text: Text): boolean {
  return text.kind === 'expression' && /\.\s*Body\b/.test(text.source);
}
