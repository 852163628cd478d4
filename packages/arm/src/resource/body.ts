import type { Fault, Place } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';
import type { Value } from '../template/value.ts';
import { described, entryOf } from '../template/value.ts';
import { trimSlashes } from './trim-slashes.ts';

/**
 * A resource's body, or an item of a list in it, as its reader asks for it: by paths, with a fault for what has the wrong
 * kind. What only a deployment knows is as if it were not there.
 */
export type Body = {
  readonly resource: Resource;
  /** Segments of the resource's name after the service's. */
  readonly names: readonly string[];
  /** All of it. */
  readonly whole: Value;
  readonly value: (path: string) => Value | undefined;
  readonly text: (path: string) => string | null;
  /** A whole number, which may be written as a text. */
  readonly number: (path: string, bounds?: Bounds) => number | null;
  readonly flag: (path: string, otherwise: boolean) => boolean;
  readonly list: (path: string) => readonly Value[];
  /** The items of a list of objects, each to be asked in the same way. */
  readonly items: (path: string) => readonly Body[];
  /** Texts in a list. */
  readonly texts: (path: string) => readonly string[];
  /** One of some texts, in whatever case it is written. */
  readonly choice: <Choice extends string>(path: string, choices: readonly Choice[], otherwise: Choice) => Choice;
  readonly place: (path: string) => Place;
  readonly fault: (path: string, fault: Pick<Fault, 'code' | 'message'> & Partial<Fault>) => void;
  /** Complains that what stands there is not what is expected. */
  readonly wrong: (path: string, expected: string) => void;
  /** Complains that something is not there. */
  readonly missing: (path: string, severity?: Fault['severity']) => void;
};

export type Bounds = { readonly min: number; readonly max: number };

const anyCount: Bounds = { min: 0, max: Number.MAX_SAFE_INTEGER };

export function bodyOf(resource: Resource, faults: Fault[]): Body {
  return bodyAt(resource.body, '', { resource, faults });
}

type Standing = { readonly resource: Resource; readonly faults: Fault[] };

function bodyAt(whole: Value, prefix: string, standing: Standing): Body {
  const { resource, faults } = standing;
  function value(path: string): Value | undefined {
    const found = path.split('.').reduce<Value | undefined>((at, key) => entryOf(at, key), whole);
    return found?.kind === 'scalar' && found.value === null ? undefined : found;
  }
  function place(path: string): Place {
    return value(path)?.place ?? whole.place;
  }
  function fault(path: string, said: Pick<Fault, 'code' | 'message'> & Partial<Fault>): void {
    faults.push({ severity: 'error', place: place(path), path: `${resource.path}.${prefix}${path}`, ...said });
  }
  function complain(path: string, found: Value, expected: string): void {
    fault(path, {
      code: 'arm/wrong-value',
      message: `${prefix}${path} of ${resource.name} is ${described(found)}, expected ${expected}`,
      place: found.place,
    });
  }
  function scalar<Kind>(path: string, expected: string, read: (raw: Raw) => Kind | null): Kind | null {
    const found = value(path);
    if (found === undefined || found.kind === 'unknown') return null;
    const known = found.kind === 'scalar' && found.value !== null ? read(found.value) : null;
    if (known === null) complain(path, found, expected);
    return known;
  }
  function list(path: string): readonly Value[] {
    const found = value(path);
    if (found === undefined || found.kind === 'unknown') return [];
    if (found.kind !== 'list') complain(path, found, 'a list');
    return found.kind === 'list' ? found.items : [];
  }
  return {
    resource,
    names: resource.name.split('/').slice(1),
    whole,
    value,
    place,
    fault,
    list,
    text: (path) => scalar(path, 'a text', textOf),
    number: (path, bounds = anyCount) => scalar(path, countIn(bounds), (raw) => numberOf(raw, bounds)),
    flag: (path, otherwise) => scalar(path, 'true or false', flagOf) ?? otherwise,
    choice: (path, choices, otherwise) =>
      scalar(
        path,
        choices.join(' or '),
        (raw) => choices.find((one) => one.toLowerCase() === String(raw).toLowerCase()) ?? null,
      ) ?? otherwise,
    items: (path) =>
      list(path).flatMap((item, index) => {
        if (item.kind === 'scalar' || item.kind === 'list') complain(`${path}[${index}]`, item, 'an object');
        return item.kind === 'map' ? [bodyAt(item, `${prefix}${path}[${index}].`, standing)] : [];
      }),
    texts: (path) =>
      list(path).flatMap((item, index) => {
        const text = item.kind === 'scalar' && item.value !== null ? textOf(item.value) : null;
        if (text === null && item.kind !== 'unknown') complain(`${path}[${index}]`, item, 'a text');
        return text === null ? [] : [text];
      }),
    wrong: (path, expected) => {
      const found = value(path);
      if (found !== undefined) complain(path, found, expected);
    },
    missing: (path, severity = 'error') =>
      fault(path, { code: 'arm/missing', severity, message: `${resource.name} has no ${prefix}${path}` }),
  };
}

type Raw = string | number | boolean;

/** Azure takes a number or a truth for its text. */
function textOf(raw: Raw): string {
  return String(raw);
}

function flagOf(raw: Raw): boolean | null {
  if (typeof raw === 'boolean') return raw;
  return /^(?:true|false)$/i.test(String(raw)) ? String(raw).toLowerCase() === 'true' : null;
}

function numberOf(raw: Raw, { min, max }: Bounds): number | null {
  const number = typeof raw === 'string' && /^\d{1,15}$/.test(raw) ? Number(raw) : raw;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= min && number <= max ? number : null;
}

function countIn({ min, max }: Bounds): string {
  const top = max === anyCount.max ? '' : ` from ${min} to ${max}`;
  return `a whole number${top}`;
}

/** The last segment of a resource id, which is the name of what it refers to. */
export function lastSegment(id: string): string {
  const trimmed = trimSlashes(id);
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}
