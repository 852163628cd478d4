import type { Fault, NotSimulated, PolicyScope } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import type { Policy } from '../define.ts';
import { knownPolicies, policyContainers } from '../known-policy.ts';
import { policies } from '../policy/index.ts';
import type { Section } from '../program/exchange.ts';
import { sections } from '../program/exchange.ts';
import { readElement } from '../read-element.ts';
import type { PolicyElement } from './element.ts';
import { hasExpression } from './element.ts';

/** What a document's elements come to: what is wrong, and what is not carried out. */
export type Checked = { readonly faults: readonly Fault[]; readonly notSimulated: readonly NotSimulated[] };

type Work = {
  readonly scope: PolicyScope;
  readonly faults: Fault[];
  readonly notSimulated: NotSimulated[];
  readonly fragmentIds: ReadonlySet<string>;
};

/** Checks a parsed document of a scope: `<policies>` with its sections, or a bare `<fragment>`. */
export function checkElements(root: PolicyElement, scope: PolicyScope, fragmentIds: ReadonlySet<string>): Checked {
  const work: Work = { scope, faults: [], notSimulated: [], fragmentIds };
  if (root.name === 'fragment') {
    for (const element of root.children) checkInFragment(work, element);
  } else if (root.name === 'policies') {
    for (const section of root.children) checkSection(work, section);
  } else {
    wrong(work, root, 'wrong-root', `a policy document begins with <policies>, this one with <${root.name}>`);
  }
  return work;
}

/** A fragment holds policies alone: no other fragment, no base, no lookup in the cache. */
function checkInFragment(work: Work, element: PolicyElement): void {
  if (['include-fragment', 'base', 'cache-lookup'].includes(element.name))
    wrong(work, element, 'not-in-fragment', `<${element.name}> may not stand in a policy fragment`);
  else checkPolicy(work, element, null);
}

function checkSection(work: Work, element: PolicyElement): void {
  const section = sections.find((name) => name === element.name);
  if (section === undefined) {
    wrong(
      work,
      element,
      'unknown-section',
      `<${element.name}> is no section of a policy; expected ${sections.map((name) => `<${name}>`).join(', ')}`,
    );
    return;
  }
  for (const child of element.children) checkPolicy(work, child, section);
}

function checkPolicy(work: Work, element: PolicyElement, section: Section | null): void {
  if (element.name === 'base') return;
  if (element.name === 'include-fragment') {
    checkInclude(work, element);
    return;
  }
  const policy = policies.find(({ name }) => name === element.name);
  if (policy !== undefined) checkDefined(work, element, { policy, section });
  else if (knownPolicies.has(element.name)) leaveOut(work, element, 'this policy is not carried out yet');
  else wrong(work, element, 'unknown-policy', `<${element.name}> is no policy of API Management${meant(element.name)}`);
}

/** What was probably meant: a policy whose name differs in two letters at most. */
function meant(name: string): string {
  const near = [...knownPolicies].find((known) => distance(name, known) <= 2);
  return near === undefined ? '' : `; <${near}> is one`;
}

function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let at = 1; at <= left.length; at += 1) {
    const above = row;
    row = [at];
    for (let to = 1; to <= right.length; to += 1) {
      const same = (above[to - 1] ?? 0) + (left[at - 1] === right[to - 1] ? 0 : 1);
      row.push(Math.min(same, (above[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1));
    }
  }
  return row.at(-1) ?? 0;
}

function checkInclude(work: Work, element: PolicyElement): void {
  const id = readElement(element, work.faults).text('fragment-id');
  if (id !== '' && !work.fragmentIds.has(id))
    wrong(work, element, 'unknown-fragment', `there is no policy fragment "${id}"`);
}

type Standing = { readonly policy: Policy; readonly section: Section | null };

function checkDefined(work: Work, element: PolicyElement, standing: Standing): void {
  const { policy, section } = standing;
  const misplaced = misplacement(work.scope, element, standing);
  if (misplaced !== null) {
    wrong(work, element, misplaced.code, misplaced.message);
    return;
  }
  for (const { name, place } of element.attributes) {
    if (policy.attributes.includes(name) || name === 'id') continue;
    const message = `<${element.name}> has no attribute ${name}; it has ${policy.attributes.join(', ')}`;
    work.faults.push({ code: 'policy/unknown-attribute', severity: 'error', message, place });
  }
  if (isComputed(element)) {
    skip(work, element, 'it has an expression, and expressions are not run yet');
    if (policy.wraps) for (const child of element.children) checkPolicy(work, child, section);
    return;
  }
  policy.read(readElement(element, work.faults));
  if (policy.wraps) for (const child of element.children) checkPolicy(work, child, section);
}

type Misplaced = { readonly code: string; readonly message: string };

/** What is wrong with where a policy stands. A fragment has no section and no scope of its own. */
function misplacement(scope: PolicyScope, { name }: PolicyElement, { policy, section }: Standing): Misplaced | null {
  if (section === null) return null;
  if (!policy.sections.includes(section)) {
    const may = policy.sections.map((one) => `<${one}>`).join(', ');
    return { code: 'wrong-section', message: `<${name}> stands in <${section}>; it may stand in ${may}` };
  }
  if (policy.scopes.includes(scope.kind)) return null;
  const message = `<${name}> is part of the ${scope.kind} scope; it may be part of ${policy.scopes.join(', ')}`;
  return { code: 'wrong-scope', message };
}

/** Whether the element, or one inside it that is no policy of its own, has an expression. */
export function isComputed(element: PolicyElement): boolean {
  if (element.name === 'return-response') {
    return element.children.some((child) => child.name === 'set-status' && hasExpression(child));
  }
  const parts = policyContainers.has(element.name) ? [] : element.children;
  return hasExpression(element) || parts.some(isComputed);
}

/** Named with everything that runs inside it. */
function leaveOut(work: Work, element: PolicyElement, why: string): void {
  if (!knownPolicies.has(element.name)) {
    wrong(work, element, 'unknown-policy', `<${element.name}> is no policy of API Management${meant(element.name)}`);
    return;
  }
  skip(work, element, why);
  if (!policyContainers.has(element.name)) return;
  for (const branch of element.children) {
    const inside = policyContainers.has(branch.name) && !knownPolicies.has(branch.name) ? branch.children : [branch];
    for (const child of inside)
      leaveOut(work, child, `it stands inside <${element.name}>, which is not carried out yet`);
  }
}

function skip(work: Work, element: PolicyElement, why: string): void {
  const row = { scope: printScope(work.scope), policy: element.name, why };
  const known = work.notSimulated.some(
    ({ scope, policy, why: reason }) => scope === row.scope && policy === row.policy && reason === row.why,
  );
  if (!known) work.notSimulated.push(row);
}

function wrong(work: Work, element: PolicyElement, code: string, message: string): void {
  work.faults.push({ code: `policy/${code}`, severity: 'error', message, place: element.place });
}
