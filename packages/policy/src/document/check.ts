import type { Fault, Place, PolicyScope } from '@keelgate/model';
import type { Policy } from '../define.ts';
import type { ExpressionFault } from '../expression/expression-fault.ts';
import { policies } from '../policy/index.ts';
import { policyNamed } from '../policy/named.ts';
import type { Section } from '../program/exchange.ts';
import { sections } from '../program/exchange.ts';
import { nearest } from '../shape/nearest.ts';
import { isPlaceholder } from '../shape/placeholder.ts';
import { readShape } from '../shape/read-shape.ts';
import type { ReaderOptions } from '../shape/reader.ts';
import type { Shape } from '../shape/shape.ts';
import type { PolicyElement } from './element.ts';
import { literalAttribute } from './element.ts';
import type { Standing } from './placement.ts';
import { misplacementOf } from './placement.ts';
import type { KnownResources } from './resources.ts';
import { missingResources } from './resources.ts';

export type CheckOptions = {
  /** The kind of scope that the document stands at; absent where that is not known. */
  readonly scope?: PolicyScope['kind'];
  /** What is wrong with a C# expression. */
  readonly compileExpression: (source: string) => readonly ExpressionFault[];
  readonly resources?: KnownResources;
  /** What fragments hold, by id, where that is known. */
  readonly fragments?: ReadonlyMap<string, PolicyElement>;
  /** Whether it may be a part of a document: a section or a policy alone. */
  readonly allowsParts?: boolean;
  /** Whether a placeholder of a deployment may stand where a number or a word of a list belongs. */
  readonly allowsPlaceholders?: boolean;
};

/** What a document's elements come to. */
export type CheckedDocument = {
  readonly kind: 'policies' | 'fragment' | 'partial';
  readonly faults: readonly Fault[];
  /** How often each policy stands in it. */
  readonly policies: ReadonlyMap<string, number>;
  readonly expressions: number;
};

type Work = {
  readonly options: CheckOptions;
  readonly reading: ReaderOptions;
  readonly faults: Fault[];
  readonly policies: Map<string, number>;
};

/**
 * Checks a parsed document: `<policies>` with its sections, a `<fragment>`, or a part of a document: a section or a policy
 * alone, or the data source of a GraphQL resolver.
 */
export function checkDocumentElements(root: PolicyElement, options: CheckOptions): CheckedDocument {
  const work = createWork(options);
  const standing: Standing = { section: null, scope: options.scope ?? null, inFragment: false, partOf: null };
  const kind = checkRoot(work, root, standing);
  return { kind, faults: work.faults, policies: work.policies, expressions: countExpressions(root) };
}

function countExpressions({ attributes, children, text }: PolicyElement): number {
  const values = [...attributes.map(({ value }) => value), ...(text === null ? [] : [text])];
  const own = values.filter(({ kind }) => kind === 'expression').length;
  return children.reduce((sum, child) => sum + countExpressions(child), own);
}

function createWork(options: CheckOptions): Work {
  const faults: Fault[] = [];
  return {
    options,
    faults,
    policies: new Map(),
    reading: {
      faults,
      allowsPlaceholders: options.allowsPlaceholders ?? false,
      compile: ({ source, locate }, _, place) => {
        for (const { at, code, severity, message, hint } of options.compileExpression(source)) {
          const where = locate?.(at) ?? place;
          faults.push({ code, severity, message, place: where, ...(hint === undefined ? {} : { hint }) });
        }
        return null;
      },
    },
  };
}

function checkRoot(work: Work, root: PolicyElement, standing: Standing): CheckedDocument['kind'] {
  if (root.name === 'policies') {
    checkBare(work, root);
    checkSections(work, root, standing);
    return 'policies';
  }
  if (root.name === 'fragment') {
    checkBare(work, root);
    checkList(work, root.children, { ...standing, inFragment: true });
    return 'fragment';
  }
  const section = sectionNamed(root.name);
  const isPart = work.options.allowsParts === true;
  if (isPart && section !== undefined) checkSection(work, root, { ...standing, section });
  else if (isPart && policyNamed(root.name) !== undefined) checkPolicy(work, root, standing);
  else
    wrong(work, root, {
      code: 'wrong-root',
      message: `a policy document begins with <policies>, this one with <${root.name}>`,
      meant: nearest(root.name, ['policies', 'fragment', ...sections]),
    });
  return 'partial';
}

function sectionNamed(name: string): Section | undefined {
  return sections.find((section) => section === name);
}

function checkSections(work: Work, root: PolicyElement, standing: Standing): void {
  const seen = new Set<string>();
  for (const element of root.children) {
    const section = sectionNamed(element.name);
    if (section === undefined) {
      const expected = sections.map((name) => `<${name}>`).join(', ');
      const message = `<${element.name}> is no section of a policy; expected ${expected}`;
      wrong(work, element, { code: 'unknown-section', message, meant: nearest(element.name, sections) });
      continue;
    }
    if (seen.has(section))
      wrong(work, element, {
        code: 'too-many-elements',
        message: `<policies> may hold one <${section}>; this is another`,
      });
    seen.add(section);
    checkSection(work, element, { ...standing, section });
  }
}

/** What may stand in a backend section beside its one policy: there is one for each field that is resolved. */
const besideOthers: ReadonlySet<string> = new Set(['set-graphql-resolver']);

function checkSection(work: Work, element: PolicyElement, standing: Standing): void {
  checkBare(work, element);
  const [, second] = element.name === 'backend' ? element.children.filter(({ name }) => !besideOthers.has(name)) : [];
  if (second !== undefined) {
    const message = `<backend> may hold one policy; <${second.name}> is another`;
    wrong(work, second, { code: 'too-many-elements', message });
  }
  checkList(work, element.children, standing);
}

/** Containers that are no policies have neither text nor attributes. A placeholder may stand for policies. */
function checkBare(work: Work, { name, text, attributes, place }: PolicyElement): void {
  for (const attribute of attributes) {
    if (attribute.name === 'id' || /^xmlns(?::|$)/.test(attribute.name)) continue;
    wrong(work, attribute, { code: 'unknown-attribute', message: `<${name}> has no attribute ${attribute.name}` });
  }
  if (text === null || (text.kind === 'literal' && isPlaceholder(text.value))) return;
  wrong(work, { place }, { code: 'unexpected-text', message: `<${name}> holds text; expected policies alone` });
}

/** Policies that stand next to each other. */
function checkList(work: Work, elements: readonly PolicyElement[], standing: Standing): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const { name } = element;
    if (seen.has(name) && policyNamed(name)?.usage === 'once' && standing.partOf === null)
      wrong(work, element, { code: 'more-than-once', message: `<${name}> may stand here once; this is another` });
    seen.add(name);
    checkPolicy(work, element, standing);
  }
}

function checkPolicy(work: Work, element: PolicyElement, standing: Standing): void {
  const { name, place } = element;
  const policy = policyNamed(name);
  if (policy === undefined) {
    wrong(work, element, {
      code: 'unknown-policy',
      message: `<${name}> is no policy of API Management`,
      meant: nearest(
        name,
        policies.map((one) => one.name),
      ),
    });
    return;
  }
  work.policies.set(name, (work.policies.get(name) ?? 0) + 1);
  const misplaced = misplacementOf(policy, standing);
  if (misplaced !== null) {
    wrong(work, element, misplaced);
    return;
  }
  if (policy.needs !== null) {
    const message =
      policy.compile === null
        ? `<${name}> cannot run offline; what makes it run: ${policy.needs}`
        : `<${name}> runs offline as a stand-in; what makes it run as it does in Azure: ${policy.needs}`;
    work.faults.push({ code: 'policy/not-offline', severity: 'warning', message, place });
  }
  readShape(policy.shape, element, work.reading);
  if (name === 'include-fragment') checkIncluded(work, element, standing);
  checkInside(work, element, { shape: policy.shape, policy, standing });
}

/** What a fragment holds stands where it is included. */
function checkIncluded(work: Work, include: PolicyElement, standing: Standing): void {
  const id = literalAttribute(include, 'fragment-id') ?? '';
  const fragment = work.options.fragments?.get(id);
  if (fragment === undefined) return;
  for (const { name } of fragment.children) {
    const policy = policyNamed(name);
    const misplaced = policy === undefined ? null : misplacementOf(policy, standing);
    if (misplaced === null) continue;
    const { code, message } = misplaced;
    wrong(work, include, { code, message: `in the fragment "${id}", which is included here: ${message}` });
  }
}

type Inside = { readonly shape: Shape; readonly policy: Policy; readonly standing: Standing };

/** The policies inside an element, and what its own parts refer to. */
function checkInside(work: Work, element: PolicyElement, inside: Inside): void {
  const { shape, policy, standing } = inside;
  if (shape.isOpen) return;
  work.faults.push(...missingResources(element, work.options.resources ?? {}));
  const listed = typeof shape.policies === 'string' ? [] : shape.policies;
  const run: PolicyElement[] = [];
  for (const child of element.children) {
    const part = Object.hasOwn(shape.children, child.name) ? shape.children[child.name] : undefined;
    if (part !== undefined) checkInside(work, child, { ...inside, shape: part.shape });
    else if (shape.policies === 'any' || listed.includes(child.name)) run.push(child);
  }
  checkList(work, run, shape.policies === 'any' ? standing : { ...standing, partOf: policy.name });
}

type Wrong = { readonly code: string; readonly message: string; readonly meant?: string | null };

function wrong(work: Work, { place }: { readonly place: Place }, { code, message, meant }: Wrong): void {
  const hint = typeof meant === 'string' ? { hint: `did you mean <${meant}>?` } : {};
  work.faults.push({ code: `policy/${code}`, severity: 'error', message, place, ...hint });
}
