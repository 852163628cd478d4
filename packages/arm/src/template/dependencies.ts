import { complainOfCircle } from './circle.ts';
import { evaluate } from './evaluate.ts';
import type { Frame } from './frame.ts';
import type { Instance } from './instance.ts';
import { relativeId } from './resource-id.ts';
import type { Scope } from './scope.ts';
import { isSecure } from './secure.ts';
import { complain } from './session.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

/** What a resource waits for, by relative ids where it is of the same template. */
export function dependenciesOf(
  instance: Instance,
  frame: Frame,
): { readonly instances: readonly Instance[]; readonly said: readonly string[] } {
  const { parent } = instance;
  const instances: Instance[] = parent === null || parent.isExisting ? [] : [parent];
  const said: string[] = [];
  for (const { target, written } of targetsOf(instance)) {
    const found = frame.dependency(target);
    instances.push(...found.filter((other) => !other.isExisting && other.isWanted));
    if (found.length === 0) said.push(target);
    if (found.length === 0 && !target.includes('/')) nameStranger(target, written, instance);
  }
  const ids = instances.map(({ type, name }) => relativeId(type, name));
  return { instances, said: [...new Set([...ids, ...said])] };
}

/** What is written under `dependsOn`, as far as it is known. */
function targetsOf({ item, scope }: Instance): readonly { readonly target: string; readonly written: Value }[] {
  const list = entryOf(item, 'dependsOn');
  if (list === undefined) return [];
  if (list.kind !== 'list') {
    const message = `dependsOn is ${described(list)}, expected a list`;
    complain(scope.session, list.place, { code: 'arm/wrong-shape', message });
    return [];
  }
  return list.items.flatMap((written) => {
    const known = evaluate(written, scope);
    if (known.kind !== 'scalar' || typeof known.value !== 'string' || isSecure(known)) return [];
    return [{ target: known.value, written }];
  });
}

function nameStranger(target: string, { place }: Value, { path, scope }: Instance): void {
  complain(scope.session, place, {
    code: 'arm/unknown-dependency',
    severity: 'warning',
    message: `${path} waits for "${target}", but the template has no resource or copy of that name`,
    path,
  });
}

/** Two resources of one id, unless a condition may exclude one of them. */
export function nameTwins(instances: readonly Instance[], { session }: Scope): void {
  const known = new Map<string, Instance>();
  for (const instance of instances) {
    const { id, name, type, item, path, condition, isNameUnknown } = instance;
    const key = id.toLowerCase();
    const before = known.get(key);
    if (before === undefined) known.set(key, instance);
    if (before === undefined || condition !== null || before.condition !== null || isNameUnknown) continue;
    const { line, column } = before.item.place;
    complain(session, item.place, {
      code: 'arm/duplicate-resource',
      severity: session.isLenient ? 'warning' : 'error',
      message: `${type} "${name}" is in the template twice, first at line ${line}, column ${column}`,
      path,
    });
  }
}

/** One circle of dependencies is one fault; the walk keeps its own stack, however long the chain. */
export function nameCircle(
  instances: readonly Instance[],
  waitsFor: (instance: Instance) => readonly Instance[],
  { session }: Scope,
): void {
  const done = new Set<Instance>();
  for (const start of instances) {
    const trail: { readonly instance: Instance; next: number }[] = [{ instance: start, next: 0 }];
    const on = new Set([start]);
    while (trail.length > 0) {
      const step = trail.at(-1) as { readonly instance: Instance; next: number };
      const next = done.has(step.instance) ? undefined : waitsFor(step.instance)[step.next];
      step.next += 1;
      if (next === undefined) {
        done.add(step.instance);
        on.delete(step.instance);
        trail.pop();
      } else if (on.has(next)) {
        const from = trail.findIndex(({ instance }) => instance === next);
        complainOfCircle([...trail.slice(from).map(({ instance }) => instance), next], session);
      } else if (!done.has(next)) {
        trail.push({ instance: next, next: 0 });
        on.add(next);
      }
    }
  }
}
