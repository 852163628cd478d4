import type { Fault } from '@keelgate/model';
import { evaluate } from './evaluate.ts';
import type { Entry } from './expand.ts';
import { expand } from './expand.ts';
import type { Instance, Resource } from './instance.ts';
import { isDeployment } from './instance.ts';
import type { ResourceIndex } from './resource-index.ts';
import { createIndex } from './resource-index.ts';
import { relativeId } from './resource-id.ts';
import type { Asked, Resources, Scope } from './scope.ts';
import { retell } from './scope.ts';
import { isSecure } from './secure.ts';
import type { Session } from './session.ts';
import { complain, quiet } from './session.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

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

export function complainOfCircle(circle: readonly Instance[], session: Session): void {
  // A circle has no beginning: it is named from its first resource in the template on.
  const ring = circle.slice(0, -1);
  const first = ring.reduce((least, one) => (isBefore(one, least) ? one : least), ring[0] as Instance);
  const at = ring.indexOf(first);
  const turned = [...ring.slice(at), ...ring.slice(0, at), first];
  complain(session, first.item.place, {
    code: 'arm/circular-dependency',
    message: `resources wait for each other in a circle: ${turned.map(({ name }) => name).join(' → ')}`,
    path: first.path,
  });
}

function isBefore(left: Instance, right: Instance): boolean {
  const [a, b] = [left.item.place, right.item.place];
  return a.line < b.line || (a.line === b.line && a.column < b.column);
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

function unknownOf({ id }: Instance, asked: Asked): Value & { kind: 'unknown' } {
  return { kind: 'unknown', what: `reference('${id}')`, place: asked.place, expression: asked.expression(id) };
}

/** What is known of a resource when it is referred to. */
function referred(instance: Instance, frame: Frame, asked: Asked): Value | null {
  const unknown = unknownOf(instance, asked);
  if (!instance.isWanted) return unknown;
  if (isDeployment(instance) && !instance.isExisting) {
    const deployed = frame.deployed(instance, asked.session);
    if (deployed === null || deployed.outputs === null) return unknown;
    return { ...unknown, known: { value: deploymentState(deployed.outputs, instance, asked), isOpen: false } };
  }
  const body = frame.body(instance, asked.session);
  if (body?.kind !== 'map') return unknown;
  if (asked.isFull) return { ...unknown, known: { value: wholeOf(body, instance), isOpen: true } };
  const properties = entryOf(body, 'properties');
  return properties?.kind === 'map' ? { ...unknown, known: { value: properties, isOpen: true } } : unknown;
}

function deploymentState(outputs: Value, { name, id }: Instance, asked: Asked): Value {
  const { place } = asked;
  const text = (value: string): Value => ({ kind: 'scalar', value, place });
  const state = new Map<string, Value>([
    ['outputs', outputs],
    ['provisioningState', text('Succeeded')],
    ['mode', text('Incremental')],
  ]);
  for (const only of [
    'correlationId',
    'timestamp',
    'duration',
    'templateHash',
    'outputResources',
    'dependencies',
    'parameters',
    'providers',
  ]) {
    state.set(only, {
      kind: 'unknown',
      what: `${only} of the deployment ${name}`,
      place,
      expression: `${asked.expression(id)}.${only}`,
    });
  }
  const properties: Value = { kind: 'map', entries: state, place };
  if (!asked.isFull) return properties;
  return {
    kind: 'map',
    entries: new Map([
      ['properties', properties],
      ['name', text(name)],
      ['id', text(id)],
    ]),
    place,
  };
}

function wholeOf(body: Value & { kind: 'map' }, { id, scope }: Instance): Value {
  const { place } = body;
  const text = (value: string): Value => ({ kind: 'scalar', value, place });
  const entries = new Map([...body.entries].filter(([key]) => !/^(?:type|name|scope)$/i.test(key)));
  entries.set('resourceId', text(id.slice(id.lastIndexOf('/providers/') + '/providers/'.length)));
  entries.set('subscriptionId', text(scope.deployment.subscription.id));
  entries.set('resourceGroupName', text(scope.deployment.resourceGroup.name));
  return { ...body, entries };
}

/** What a resource waits for, by relative ids where it is of the same template. */
export function dependenciesOf(
  instance: Instance,
  frame: Frame,
): { readonly instances: readonly Instance[]; readonly said: readonly string[] } {
  const { item, scope, parent } = instance;
  const written = entryOf(item, 'dependsOn');
  const instances: Instance[] = parent === null || parent.isExisting ? [] : [parent];
  const said: string[] = [];
  if (written !== undefined && written.kind !== 'list') {
    complain(scope.session, written.place, {
      code: 'arm/wrong-shape',
      message: `dependsOn is ${described(written)}, expected a list`,
    });
  }
  for (const one of written?.kind === 'list' ? written.items : []) {
    const known = evaluate(one, scope);
    if (known.kind !== 'scalar' || typeof known.value !== 'string' || isSecure(known)) continue;
    const target = known.value;
    const found = frame.dependency(target);
    if (found.length > 0) instances.push(...found.filter((other) => !other.isExisting && other.isWanted));
    else said.push(target);
    if (found.length === 0 && !target.includes('/')) nameStranger(target, one, instance);
  }
  const ids = instances.map(({ type, name }) => relativeId(type, name));
  return { instances, said: [...new Set([...ids, ...said])] };
}

function nameStranger(target: string, { place }: Value, { path, scope }: Instance): void {
  complain(scope.session, place, {
    code: 'arm/unknown-dependency',
    severity: 'warning',
    message: `${path} waits for "${target}", but the template has no resource or copy of that name`,
    path,
  });
}
