import type { ChangedResource, DiffResource, SnapshotDifference } from '@keelgate/model';
import { differingTypes } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { count } from '../quantity.ts';
import { policyChange } from './policy-change.ts';
import { propertyChange } from './property-change.ts';

/** So many resources of a type are listed, and so many properties of one. */
const listedMax = 1000;
const propertiesMax = 200;

/** What has become different, type by type. What is inside of something that is new or gone is counted there. */
export function differenceTypes({ added, removed, changed }: SnapshotDifference): readonly Line[] {
  const types = new Map<string, Line[][]>();
  function list(type: string, lines: readonly Line[]): void {
    const all = types.get(type) ?? [];
    all.push([...lines]);
    types.set(type, all);
  }
  for (const one of folded(added)) list(one.type, [['  ', styled('green', `+ ${one.path}`), one.inside]]);
  for (const one of folded(removed)) list(one.type, [['  ', styled('red', `- ${one.path}`), one.inside]]);
  for (const one of changed) list(one.type, changedLines(one));
  return differingTypes({ added, removed, changed }).flatMap((type) => {
    const all = types.get(type) ?? [];
    const more = all.length - listedMax;
    if (all.length === 0) return [];
    return [
      [],
      [styled('bold', type)],
      ...all.slice(0, listedMax).flat(),
      ...(more > 0 ? [[`  … and ${count(more)} more (see --json)`]] : []),
    ];
  });
}

type Folded = DiffResource & { readonly inside: string };

function folded(resources: readonly DiffResource[]): readonly Folded[] {
  const all = new Set(resources.map(({ path }) => path.toLowerCase()));
  const inside = new Map<string, Map<string, number>>();
  const tops: DiffResource[] = [];
  for (const resource of resources) {
    const holder = holderOf(resource.path.toLowerCase(), all);
    if (holder === null) {
      tops.push(resource);
      continue;
    }
    const kind = resource.type.slice(resource.type.lastIndexOf('/') + 1);
    const counts = inside.get(holder) ?? new Map<string, number>();
    inside.set(holder, counts.set(kind, (counts.get(kind) ?? 0) + 1));
  }
  return tops.map((top) => ({ ...top, inside: insideText(inside.get(top.path.toLowerCase())) }));
}

/** The outermost of what a path is inside of. */
function holderOf(path: string, all: ReadonlySet<string>): string | null {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const holder = path.slice(0, at);
    if (all.has(holder)) return holder;
  }
  return null;
}

const singular: ReadonlyMap<string, string> = new Map([
  ['operations', 'operation'],
  ['schemas', 'schema'],
  ['policies', 'policy'],
]);

function insideText(counts: ReadonlyMap<string, number> | undefined): string {
  if (counts === undefined) return '';
  const parts = [...counts].map(
    ([kind, number]) => `${count(number)} ${number === 1 ? (singular.get(kind) ?? kind) : kind}`,
  );
  return `, with ${parts.join(', ')}`;
}

function changedLines({ type, path, properties }: ChangedResource): readonly Line[] {
  const isPolicy = type.endsWith('policies') || type === 'fragments';
  const more = properties.length - propertiesMax;
  return [
    ['  ', styled('yellow', `~ ${path}`)],
    ...properties
      .slice(0, propertiesMax)
      .flatMap((change) => (isPolicy ? policyChange(change) : propertyChange(change)))
      .map((line): Line => ['      ', ...line]),
    ...(more > 0 ? [[`      … and ${count(more)} more (see --json)`]] : []),
  ];
}
