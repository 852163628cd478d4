import type { Api, Snapshot } from '@keelgate/model';
import type { Shape } from '../record/shape.ts';

/** A snapshot while it is read: lists that grow. */
export type Draft = {
  -readonly [Name in keyof Snapshot]: Snapshot[Name] extends readonly (infer Item)[] ? Grown<Item>[] : Snapshot[Name];
};

type Grown<Item> = Item extends Api ? GrowingApi : Item;

export type GrowingApi = Omit<Api, 'operations' | 'schemas'> & {
  readonly operations: Api['operations'][number][];
  readonly schemas: Api['schemas'][number][];
};

/** One type of resource: its part of a backup. */
export type Section = {
  readonly name: string;
  /** The items of a snapshot, packed. */
  readonly records: (snapshot: Snapshot) => Iterable<unknown>;
  readonly count: (snapshot: Snapshot) => number;
  /** Puts an item that was read where it belongs. Throws `Unfit`. */
  readonly add: (draft: Draft, record: unknown) => void;
};

type Lists = { readonly [Name in keyof Snapshot]: Snapshot[Name] extends readonly (infer Item)[] ? Item : never };
type ListName = Exclude<{ [Name in keyof Lists]: Lists[Name] extends never ? never : Name }[keyof Lists], 'apis'>;

/** The section of a list of the snapshot. */
export function listSection<Name extends ListName>(name: Name, shape: Shape<Lists[Name]>): Section {
  const itemsOf = (of: Snapshot | Draft): readonly Lists[Name][] => of[name] as unknown as readonly Lists[Name][];
  return {
    name,
    *records(snapshot) {
      for (const item of itemsOf(snapshot)) yield shape.pack(item);
    },
    count: (snapshot) => snapshot[name].length,
    add: (draft, packed) => {
      (itemsOf(draft) as Lists[Name][]).push(shape.unpack(packed));
    },
  };
}

/** The section of what there is one of, or none. */
export function singleSection<Name extends 'service' | 'policy'>(
  name: Name,
  shape: Shape<NonNullable<Snapshot[Name]>>,
): Section {
  return {
    name,
    *records(snapshot) {
      const item = snapshot[name];
      if (item !== null) yield shape.pack(item);
    },
    count: (snapshot) => (snapshot[name] === null ? 0 : 1),
    add: (draft, packed) => {
      const filled: Pick<Draft, Name> = draft;
      filled[name] = shape.unpack(packed) as Draft[Name];
    },
  };
}
