import { printScope } from '@keelgate/model';
import type { CompileContext, CompileWork, ErrorParts, Inside, Policy, Target } from '../define.ts';
import type { Assembled, Fragments, ScopeDocument } from '../document/assemble.ts';
import { assemble } from '../document/assemble.ts';
import type { PolicyElement } from '../document/element.ts';
import { policyNamed } from '../policy/named.ts';
import type { ReaderOptions } from '../shape/reader.ts';
import { readShape } from '../shape/read-shape.ts';
import type { Builder, Label } from './build.ts';
import { createBuilder } from './build.ts';
import type { PolicyError, Section } from './exchange.ts';
import { sections } from './exchange.ts';
import { computed } from './operand.ts';
import type { Refusal } from './refusal.ts';
import { addRefusal } from './refusal.ts';
import type { PolicySettings } from './settings.ts';
import type { Origin, Program } from './step.ts';
import { requestTarget, responseTarget } from './target.ts';

export type CompileOptions = {
  /** From the narrowest scope to the global one. */
  readonly chain: readonly ScopeDocument[];
  readonly fragments: Fragments;
  readonly context: CompileContext;
  readonly settings: PolicySettings;
  readonly reading: ReaderOptions;
  /** Whether a policy's own steps are part of the program; what runs inside it always is. */
  readonly takesPart: (policy: Policy, element: PolicyElement) => boolean;
  /**
   * Whether each request says where it came by, so that what waits for the response waits only there. A drill, whose
   * policies stand under no condition, does without.
   */
  readonly remembers: boolean;
  /** Why requests never come to these policies, but for those of on-error. */
  readonly refusal?: Refusal;
};

type Work = Pick<CompileOptions, 'context' | 'settings' | 'reading' | 'takesPart' | 'remembers'> & {
  readonly builder: Builder;
  readonly section: Section;
  readonly outbound: Label;
  readonly finish: Label;
  readonly target: Target;
  /** What is to be added at the end of the outbound section. */
  readonly late: (() => void)[];
  /** What is to be added before it. */
  readonly early: (() => void)[];
  /** How many elements of a kind each scope has had so far. */
  readonly counts: Map<string, number>;
};

/**
 * The program of one operation in one product context: inbound, backend and outbound follow each other, then the end;
 * the on-error section stands by itself.
 */
export function compileProgram({ chain, fragments, refusal, ...options }: CompileOptions): Program {
  const builder = createBuilder();
  if (refusal !== undefined) addRefusal(builder, refusal, options.context.apiId);
  const shared = {
    ...options,
    builder,
    outbound: builder.label(),
    finish: builder.label(),
    late: [] as Work['late'],
    early: [] as Work['early'],
    counts: new Map<string, number>(),
  };
  const starts: Record<Section, number> = { inbound: 0, backend: 0, outbound: 0, 'on-error': 0 };
  for (const section of sections) {
    // A request begins with its refusal, where there is one.
    starts[section] = section === 'inbound' ? 0 : builder.here();
    if (section === 'outbound') {
      for (const add of shared.early) add();
      starts.outbound = builder.here();
      builder.put(shared.outbound);
    }
    const target = section === 'inbound' || section === 'backend' ? requestTarget : responseTarget;
    const work: Work = { ...shared, section, target };
    compileParts(work, assemble(chain, section, fragments), '');
    if (section === 'outbound') finishOutbound(work);
    if (section === 'on-error') builder.add(endOf(section), () => ({ kind: 'end' }));
  }
  return { ...builder.finish(), sections: starts };
}

/** What waits for the response, then the end. */
function finishOutbound({ builder, late, finish }: Work): void {
  builder.put(finish);
  for (const add of late) add();
  builder.add(endOf('outbound'), () => ({ kind: 'end' }));
}

function endOf(section: Section): Origin {
  const nowhere = { file: '', line: 1, column: 1, path: '', policyId: null };
  return { policy: 'base', scope: { kind: 'global' }, section, ...nowhere };
}

function compileParts(work: Work, parts: readonly Assembled[], path: string): void {
  for (const part of parts) compilePart(work, part, path);
}

function compilePart(work: Work, part: Assembled, path: string): void {
  const policy = policyNamed(part.element.name);
  if (policy === undefined) return;
  const compileWork = workOf(work, part, path);
  if (policy.compile === null || !work.takesPart(policy, part.element)) {
    if (policy.shape.policies === 'any') compileWork.inside();
    return;
  }
  const config = readShape(policy.shape, part.element, work.reading);
  policy.compile(config as never, compileWork);
}

function workOf(work: Work, part: Assembled, path: string): CompileWork {
  const { builder, section } = work;
  const { element, scope } = part;
  const origin = originOf(work, part, path);
  const make: CompileWork['step'] = (step) => builder.add(origin, step);
  const id = idOf(work, part);
  return {
    ...work,
    element,
    scope,
    id,
    step: make,
    pure: (reads, run) => make(() => ({ kind: 'pure', reads, run })),
    effect: (effect) => make((at) => ({ kind: 'effect', effect: effect(at) })),
    inside: (options = {}) => compileInside(work, part, { ...options, path }),
    fail: (error) => make(() => ({ kind: 'fail', error })),
    atEnd: (effect) => {
      work.late.push(afterwards(work, { id, make, add: () => make(() => ({ kind: 'effect', effect })) }));
    },
    atResponse: (add) => {
      work.early.push(afterwards(work, { id, make, add }));
    },
    error: (parts: ErrorParts): PolicyError => ({
      net: 'ILastError',
      source: element.name,
      ...parts,
      scope,
      section,
      path,
      policyId: origin.policyId,
    }),
  };
}

type Afterwards = { readonly id: string; readonly make: CompileWork['step']; readonly add: () => void };

/** Adds the step that remembers that a request came by, and returns what adds steps for such requests alone. */
function afterwards({ builder, remembers }: Work, { id, make, add }: Afterwards): () => void {
  if (!remembers) return add;
  const mark = `${id} met`;
  make(() => ({ kind: 'pure', reads: ['state'], run: ({ state }) => void state.set(mark, true) }));
  return () => {
    const skip = builder.label();
    const wasMet = computed(['state'], ({ state }) => state.get(mark) === true);
    make((at) => ({ kind: 'branch', test: wasMet, otherwise: at(skip) }));
    add();
    builder.put(skip);
  };
}

function compileInside(work: Work, part: Assembled, options: Inside & { readonly path: string }): void {
  const { of = part.element, target = work.target, only, nth, path } = options;
  const found = find(part, of);
  if (found === null) return;
  const parts = found.part.children.filter(
    (child, index) => (only === undefined || only.includes(child.element.name)) && (nth === undefined || nth === index),
  );
  compileParts({ ...work, target }, parts, joinPath(work, path, found.steps));
}

function originOf({ section }: Work, { element, scope }: Assembled, path: string): Origin {
  const { file, line, column } = element.place;
  const id = element.attributes.find(({ name }) => name === 'id')?.value;
  const policyId = id?.kind === 'literal' ? id.value : null;
  return { policy: element.name, scope, section, file, line, column, path, policyId };
}

type Found = { readonly part: Assembled; readonly steps: readonly string[] };

/** The part of an element in the tree under `root`, and the way there: `choose[1]`, `when[2]`. */
function find(root: Assembled, element: PolicyElement): Found | null {
  const step = `${root.element.name}[${root.ordinal}]`;
  if (root.element === element) return { part: root, steps: [step] };
  for (const child of root.children) {
    const found = find(child, element);
    if (found !== null) return { ...found, steps: [step, ...found.steps] };
  }
  return null;
}

function joinPath({ settings }: Work, path: string, steps: readonly string[]): string {
  return [...(path === '' ? [] : [path]), ...steps].join(settings.pathSeparator);
}

function idOf({ counts }: Work, { element, scope }: Assembled): string {
  const kind = `${printScope(scope)} ${element.name}`;
  const number = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, number);
  return `${kind}#${number}`;
}
