import type { Json, Rest, Snapshot } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';
import type { Value } from '../template/value.ts';
import { asTemplate } from '../template/value.ts';
import type { Body } from './body.ts';
import { bodyOf } from './body.ts';
import { difference, isMap, merged } from './difference.ts';
import type { Draft } from './draft.ts';
import { escaped } from './escaped.ts';
import type { Renamed } from './modernised.ts';
import { modernised } from './modernised.ts';

/** The version of the management API in whose names resources are written. */
export const apiVersion = '2024-05-01';

/** One type of resource that is part of the model. */
export type ResourceKind = {
  /** After `Microsoft.ApiManagement/service`, as Azure spells it: `/apis/operations`. */
  readonly type: string;
  /** Spellings of older versions. */
  readonly formerly: readonly string[];
  /** Parents have a lower one than their children. */
  readonly order: number;
  /** Makes the resource part of the draft; `false` where it has to be kept as it is, be it as well. */
  readonly read: (resource: Resource, draft: Draft) => boolean;
  readonly write: (snapshot: Snapshot) => readonly WrittenResource[];
};

/** A resource of the model as it is written: its names after the service's, and what has to be there before it. */
export type WrittenResource = {
  readonly names: readonly string[];
  readonly body: Rest;
  readonly needs: readonly Needed[];
};

/** A resource of the same service, by its type after `Microsoft.ApiManagement/service` and its names. */
export type Needed = { readonly type: string; readonly names: readonly string[] };

type WithRest<Item> = Item & { readonly rest?: Rest };

type Definition<Item extends object> = Pick<ResourceKind, 'type' | 'order'> & {
  readonly formerly?: readonly string[];
  /** Members that older versions name otherwise, by paths such as `properties.policyContent`. */
  readonly renamed?: Renamed;
  /** What the body says; `null` where the model has no place for it. */
  readonly read: (body: Body, draft: Draft) => Item | null;
  /** Whether the item has no place for a rest: a resource that says more is kept as it is as well. */
  readonly isBare?: boolean;
  /** The body of an item, its rest aside. */
  readonly write: (item: Item) => Rest;
  /** What of it is in the form of a template already, since it has rests in it. */
  readonly writeInner?: (item: Item) => Rest;
  /** Puts the item into the draft; `false` where what it belongs to is not there. */
  readonly add: (item: WithRest<Item>, draft: Draft, body: Body) => boolean | void;
  readonly list: (snapshot: Snapshot) => readonly {
    readonly names: readonly string[];
    readonly item: WithRest<Item>;
    readonly needs?: readonly Needed[];
  }[];
};

/**
 * A type of resource, by what it reads and what it writes. What a resource says beyond that is found by writing what was
 * read and looking for what is missing: so nothing of it can be lost.
 */
export function defineResource<Item extends object>(definition: Definition<Item>): ResourceKind {
  function written(item: Item): Rest {
    return merged(escaped(definition.write(item)), definition.writeInner?.(item));
  }
  return {
    type: definition.type,
    formerly: definition.formerly ?? [],
    order: definition.order,
    read: (resource, draft) => {
      const modern = { ...resource, body: modernised(resource.body, definition.renamed ?? {}) };
      const body = bodyOf(modern, draft.faults);
      const item = definition.read(body, draft);
      if (item === null) return false;
      const rest = difference(said(modern.body), written(item));
      const isAdded = definition.add(isRest(rest) ? { ...item, rest } : item, draft, body);
      if (isAdded === false) nameOrphan(resource, draft);
      return isAdded !== false && (definition.isBare !== true || !saysAnything(rest));
    },
    write: (snapshot) =>
      definition.list(snapshot).map(({ names, item, needs = [] }) => ({
        names,
        body: merged(written(item), item.rest),
        needs,
      })),
  };
}

const aside: ReadonlySet<string> = new Set(['type', 'name', 'dependson', 'comments']);

/** What a resource's body says, as a template has it: not what it is called, nor a version that the one written covers. */
export function said(body: Value): Rest {
  const json = asTemplate(body);
  if (!isMap(json)) return {};
  return Object.fromEntries(
    Object.entries(json).filter(
      ([name, value]) => !aside.has(name.toLowerCase()) && (name.toLowerCase() !== 'apiversion' || isNewer(value)),
    ),
  );
}

function isNewer(version: Json): boolean {
  return typeof version === 'string' && version.slice(0, apiVersion.length) > apiVersion;
}

/** Empty objects say nothing. */
function saysAnything(json: Json | undefined): boolean {
  if (json === undefined) return false;
  return !isMap(json) || Object.values(json).some(saysAnything);
}

function isRest(json: Json | undefined): json is Rest {
  return json !== undefined && isMap(json);
}

/** Templates of one API or product are often deployed after what they hang on. */
function nameOrphan({ place, path, name, type }: Resource, draft: Draft): void {
  const message = `${type.split('/').slice(2).join('/')} ${name} belongs to something that is not part of what was read; it is kept as it is`;
  draft.faults.push({ code: 'arm/no-parent', severity: 'warning', message, place, path });
}
