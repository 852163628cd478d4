import type { Fault, Place } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';
import type { Value } from '../template/value.ts';
import { described, entryOf } from '../template/value.ts';

/** A resource's body as its reader asks for it: by paths, with a fault for what has the wrong kind. */
export type Body = {
  readonly resource: Resource;
  /** Segments of the resource's name after the service's. */
  readonly names: readonly string[];
  readonly value: (path: string) => Value | undefined;
  readonly text: (path: string) => string | null;
  readonly number: (path: string) => number | null;
  readonly flag: (path: string, otherwise: boolean) => boolean;
  readonly list: (path: string) => readonly Value[];
  /** One of some texts, in whatever case it is written. */
  readonly choice: <Choice extends string>(path: string, choices: readonly Choice[], otherwise: Choice) => Choice;
  readonly place: (path: string) => Place;
  readonly fault: (path: string, fault: Pick<Fault, 'code' | 'message'> & Partial<Fault>) => void;
};

export function bodyOf(resource: Resource, faults: Fault[]): Body {
  function value(path: string): Value | undefined {
    const found = path.split('.').reduce<Value | undefined>((at, key) => entryOf(at, key), resource.body);
    return found?.kind === 'scalar' && found.value === null ? undefined : found;
  }
  function place(path: string): Place {
    return value(path)?.place ?? resource.place;
  }
  function fault(path: string, said: Pick<Fault, 'code' | 'message'> & Partial<Fault>): void {
    faults.push({ severity: 'error', place: place(path), path: `${resource.path}.${path}`, ...said });
  }
  function wrong(path: string, found: Value, expected: string): void {
    fault(path, {
      code: 'arm/wrong-value',
      message: `${path} of ${resource.name} is ${described(found)}, expected ${expected}`,
    });
  }
  function scalar<Kind>(path: string, expected: string, read: (raw: unknown) => Kind | null): Kind | null {
    const found = value(path);
    if (found === undefined || found.kind === 'unknown') return null;
    const known = found.kind === 'scalar' ? read(found.value) : null;
    if (known === null) wrong(path, found, expected);
    return known;
  }
  return {
    resource,
    names: resource.name.split('/').slice(1),
    value,
    place,
    fault,
    text: (path) =>
      scalar(path, 'a text', (raw) => (typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : null)),
    number: (path) =>
      scalar(path, 'a number', (raw) =>
        typeof raw === 'number' ? raw : typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : null,
      ),
    flag: (path, otherwise) =>
      scalar(path, 'true or false', (raw) =>
        typeof raw === 'boolean'
          ? raw
          : /^(?:true|false)$/i.test(String(raw))
            ? String(raw).toLowerCase() === 'true'
            : null,
      ) ?? otherwise,
    list: (path) => {
      const found = value(path);
      if (found === undefined || found.kind === 'unknown') return [];
      if (found.kind !== 'list') wrong(path, found, 'a list');
      return found.kind === 'list' ? found.items : [];
    },
    choice: (path, choices, otherwise) =>
      scalar(
        path,
        choices.join(' or '),
        (raw) => choices.find((one) => one.toLowerCase() === String(raw).toLowerCase()) ?? null,
      ) ?? otherwise,
  };
}

/** The last segment of a resource id, which is the name of what it refers to. */
export function lastSegment(id: string): string {
  return id.replace(/\/+$/, '').split('/').at(-1) ?? id;
}
