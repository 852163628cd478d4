import { printScope } from '@keelgate/model';
import type { CompileContext, CompileWork } from '../define.ts';
import type { Assembled, Fragments, ScopeDocument } from '../document/assemble.ts';
import { assemble } from '../document/assemble.ts';
import { isComputed } from '../document/check.ts';
import { policies } from '../policy/index.ts';
import { readElement } from '../read-element.ts';
import type { Builder, Label } from './build.ts';
import { createBuilder } from './build.ts';
import type { Effect } from './effect.ts';
import type { Section } from './exchange.ts';
import { sections } from './exchange.ts';
import type { Origin, Program } from './step.ts';

export type CompileOptions = {
  /** From the narrowest scope to the global one. */
  readonly chain: readonly ScopeDocument[];
  readonly fragments: Fragments;
  readonly context: CompileContext;
};

type Work = {
  readonly builder: Builder;
  readonly context: CompileContext;
  readonly section: Section;
  readonly outbound: Label;
  /** What the elements around the one in hand do about an error, the innermost last. */
  readonly frames: (() => void)[];
  readonly late: { readonly origin: Origin; readonly effect: Effect }[];
  /** How many elements of a kind each scope has had so far. */
  readonly counts: Map<string, number>;
};

/**
 * The program of one operation in one product context: inbound, backend and outbound follow each other, then the end;
 * the on-error section stands by itself.
 */
export function compileProgram({ chain, fragments, context }: CompileOptions): Program {
  const builder = createBuilder();
  const shared = {
    builder,
    context,
    outbound: builder.label(),
    frames: [],
    late: [],
    counts: new Map<string, number>(),
  };
  const starts: Record<Section, number> = { inbound: 0, backend: 0, outbound: 0, 'on-error': 0 };
  for (const section of sections) {
    starts[section] = builder.here();
    if (section === 'outbound') builder.put(shared.outbound);
    const work: Work = { ...shared, section };
    for (const part of assemble(chain, section, fragments)) compileElement(work, part);
    if (section === 'outbound')
      for (const { origin, effect } of work.late) builder.add(origin, () => ({ kind: 'effect', effect }));
    if (section === 'outbound' || section === 'on-error') builder.add(endOf(section), () => ({ kind: 'end' }));
  }
  return { ...builder.finish(), sections: starts };
}

function endOf(section: Section): Origin {
  return { policy: 'base', scope: { kind: 'global' }, section, line: 1, column: 1 };
}

function compileElement(work: Work, part: Assembled): void {
  const { element, scope } = part;
  const policy = policies.find(({ name }) => name === element.name);
  if (policy === undefined) return;
  function inside(): void {
    if (policy?.wraps === true) for (const child of part.children) compileElement(work, child);
  }
  if (isComputed(element)) {
    inside();
    return;
  }
  const { builder, context, section } = work;
  const origin: Origin = {
    policy: element.name,
    scope,
    section,
    line: element.place.line,
    column: element.place.column,
  };
  const compileWork: CompileWork = {
    builder,
    context,
    element,
    section,
    scope,
    id: idOf(work, part),
    step: (make) => builder.add(origin, make),
    inside,
    fail: (error) => {
      for (const onError of work.frames.toReversed()) onError();
      builder.add(origin, () => ({ kind: 'fail', error }));
    },
    guarded: (onError) => {
      work.frames.push(onError);
      inside();
      work.frames.pop();
    },
    atEnd: (effect) => {
      work.late.push({ origin, effect });
    },
    outbound: work.outbound,
    error: (error) => ({ ...error, scope, section }),
  };
  policy.read(readElement(element, []))(compileWork);
}

function idOf({ counts }: Work, { element, scope }: Assembled): string {
  const kind = `${printScope(scope)} ${element.name}`;
  const number = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, number);
  return `${kind}#${number}`;
}
