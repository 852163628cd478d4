import type { Fault } from '@keelgate/model';
import { complainOfCircle } from './circle.ts';
import { evaluate } from './evaluate.ts';
import type { Entry } from './expand.ts';
import { expand } from './expand.ts';
import type { Instance, Resource } from './instance.ts';
import type { ResourceIndex } from './resource-index.ts';
import { referred, unknownOf } from './refer.ts';
import { createIndex } from './resource-index.ts';
import type { Resources, Scope } from './scope.ts';
import { retell } from './scope.ts';
import type { Session } from './session.ts';
import { quiet } from './session.ts';
import type { Value } from './value.ts';

/** What a nested deployment gives: its resources, and its outputs; null where its template is not read. */
export type Deployed = { readonly resources: readonly Resource[]; readonly outputs: Value | null };

/** The resources of one template, worked out when they are asked for, in whatever order. */
export type Frame = {
  readonly scope: Scope;
  readonly instances: () => readonly Instance[];
  /** By id, symbolic name, or name. */
  readonly find: (text: string) => readonly Instance[];
  readonly dependency: ResourceIndex['dependency'];
  readonly body: (instance: Instance, session: Session) => Value | null;
  readonly deployed: (instance: Instance, session: Session) => Deployed | null;
};

export type FrameWork = {
  /** What is being worked out, to see a circle; shared by all frames of a template. */
  readonly working: Instance[];
  readonly deployInside: (instance: Instance, frame: Frame) => Deployed;
  /** The frame around, which is looked in for whole ids. */
  readonly outer: Frame | null;
};

/** So many entries may lead from one to the next while their names are found. */
const namingDepthMax = 32;

export function createFrame(entries: readonly Entry[], base: Scope, work: FrameWork): Frame {
  const expanded = new Map<Entry, readonly Instance[]>();
  const expanding = new Set<Entry>();
  const index = createIndex();
  // Entries before it are expanded, or being expanded.
  let next = 0;

  function expandNext(): void {
    const entry = entries[next] as Entry;
    next += 1;
    expanding.add(entry);
    const found = expand(entry, frame.scope, null);
    expanding.delete(entry);
    expanded.set(entry, found);
    index.add(found);
  }

  /** The name of one may be what another one puts out: then that one is expanded first. */
  function find(text: string): readonly Instance[] {
    for (;;) {
      const found = index.find(text);
      if (found.length > 0 || next >= entries.length || expanding.size >= namingDepthMax) return found;
      expandNext();
    }
  }

  function instances(): readonly Instance[] {
    while (next < entries.length) expandNext();
    return entries.flatMap((entry) => expanded.get(entry) ?? []);
  }

  const frame: Frame = {
    scope: { ...base, resources: resourcesOf(() => frame, work) },
    instances,
    find,
    dependency: index.dependency,
    body: remembered(bodyOf, work),
    deployed: remembered((instance) => work.deployInside(instance, frame), work),
  };
  return frame;
}

/** Works something out once for each resource, and tells its faults to all who ask; null where that leads in a circle. */
function remembered<Found>(
  workOut: (instance: Instance) => Found,
  { working }: FrameWork,
): (instance: Instance, session: Session) => Found | null {
  const known = new Map<Instance, { readonly found: Found; readonly faults: readonly Fault[] }>();
  return (instance, session) => {
    const before = known.get(instance);
    if (before !== undefined) {
      retell(before.faults, session);
      return before.found;
    }
    const from = working.indexOf(instance);
    if (from >= 0) {
      complainOfCircle([...working.slice(from), instance], session);
      return null;
    }
    working.push(instance);
    const own = quiet(session);
    try {
      const found = workOut({ ...instance, scope: { ...instance.scope, session: own } });
      known.set(instance, { found, faults: own.faults });
      retell(own.faults, session);
      return found;
    } finally {
      working.pop();
    }
  };
}

/** Copies, conditions and children are not part of what a resource is. */
const aside: ReadonlySet<string> = new Set(['copy', 'condition', 'resources', 'dependson', 'comments', 'existing']);

function bodyOf({ item, scope }: Instance): Value {
  const own = new Map([...item.entries].filter(([key]) => !aside.has(key.toLowerCase())));
  return evaluate({ ...item, entries: own }, scope);
}

function resourcesOf(frame: () => Frame, { outer }: FrameWork): Resources {
  return {
    find: (id, asked) => {
      const own = frame();
      const [instance] = own.find(id);
      if (instance !== undefined) return referred(instance, own, asked);
      return id.startsWith('/') && outer !== null ? outer.scope.resources.find(id, asked) : null;
    },
    all: (symbol, asked) => {
      const own = frame();
      const found = own.find(symbol);
      return found.length === 0
        ? null
        : found.map((instance) => referred(instance, own, asked) ?? unknownOf(instance, asked));
    },
  };
}
