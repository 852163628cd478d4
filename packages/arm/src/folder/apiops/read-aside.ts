import type { Fault } from '@keelgate/model';
import type { Resource } from '../../template/deploy.ts';
import { givenParameters } from '../../template/parameters.ts';
import { parseJson } from '../../template/parse.ts';
import type { Value } from '../../template/value.ts';
import { asTemplate, described, entryOf } from '../../template/value.ts';
import type { InputFile } from '../input-files.ts';
import type { ArtifactNode } from './artifact-tree.ts';
import { asideFile, asideParametersFile, keyOf } from './aside.ts';
import { fingerprint } from './canonical.ts';
import { templateValue } from './template-form.ts';

export type Aside = {
  readonly serviceName: string | null;
  /** The resources of the artifacts with those that stand aside. */
  readonly laidOver: (found: readonly Resource[], serviceName: string) => readonly Resource[];
};

type Entry = {
  readonly type: string;
  readonly names: readonly string[];
  readonly own: boolean;
  readonly insteadOf: string | null;
  readonly also: boolean;
  readonly body: Value;
};

/** What stands in the file beside the artifacts. */
export function readAside(tree: ArtifactNode, used: Set<InputFile>, faults: Fault[]): Aside {
  const file = tree.files.get(asideFile);
  if (file === undefined) return { serviceName: null, laidOver: (found) => found };
  used.add(file);
  const root = parseJson(file, faults) ?? undefined;
  const parameters = parametersBeside(tree, used, faults);
  const list = entryOf(root, 'resources');
  const entries = (list?.kind === 'list' ? list.items : []).flatMap((item) => entryIn(item, parameters, faults));
  return {
    serviceName: textIn(root, 'serviceName'),
    laidOver: (found, serviceName) => laidOver(found, entries, { serviceName, faults }),
  };
}

function parametersBeside(tree: ArtifactNode, used: Set<InputFile>, faults: Fault[]): ReadonlyMap<string, Value> {
  const file = tree.files.get(asideParametersFile);
  if (file === undefined) return new Map();
  used.add(file);
  const given = givenParameters({ kind: 'file', ...file }, faults);
  return new Map(
    [...given].map(([name, value]) => [name, value.kind === 'scalar' ? { ...value, secure: true } : value]),
  );
}

function entryIn(item: Value, parameters: ReadonlyMap<string, Value>, faults: Fault[]): readonly Entry[] {
  const type = textIn(item, 'type');
  const names = entryOf(item, 'names');
  const body = entryOf(item, 'body');
  if (type === null || names?.kind !== 'list' || body?.kind !== 'map') {
    const message = `this is ${described(item)}, expected an object with type, names and body`;
    faults.push({ code: 'folder/wrong-shape', severity: 'error', message, place: item.place });
    return [];
  }
  const own = entryOf(item, 'own');
  const also = entryOf(item, 'also');
  return [
    {
      type,
      names: names.items.map((name) => (name.kind === 'scalar' ? String(name.value) : '')),
      own: own?.kind !== 'scalar' || own.value !== false,
      insteadOf: textIn(item, 'insteadOf'),
      also: also?.kind === 'scalar' && also.value === true,
      body: templateValue(body, parameters),
    },
  ];
}

type Around = { readonly serviceName: string; readonly faults: Fault[] };

function laidOver(found: readonly Resource[], entries: readonly Entry[], around: Around): readonly Resource[] {
  const now = new Map<string, Resource>(found.map((resource) => [keyOf(resource.type, [resource.name]), resource]));
  const there = new Map(now);
  const more: Resource[] = [];
  for (const entry of entries) {
    const name = [...(entry.own ? [around.serviceName] : []), ...entry.names].join('/');
    const key = keyOf(entry.type, [name]);
    const { body } = entry;
    const resource: Resource = { type: entry.type, name, body, place: body.place, path: entry.names.join('/') };
    if (isOvertaken(there.get(key), entry)) {
      const message = `the artifacts say something else of ${entry.type.split('/').slice(1).join('/')} ${name} now: they count`;
      around.faults.push({ code: 'folder/overtaken', severity: 'warning', message, place: body.place });
    } else if (entry.insteadOf === null || entry.also) more.push(resource);
    else now.set(key, resource);
  }
  return [...now.values(), ...more];
}

/** Somebody edited, added or took away the artifact that the entry stands for. */
function isOvertaken(there: Resource | undefined, { insteadOf }: Entry): boolean {
  return insteadOf === null
    ? there !== undefined
    : there === undefined || fingerprint(asTemplate(there.body)) !== insteadOf;
}

function textIn(value: Value | undefined, name: string): string | null {
  const text = entryOf(value, name);
  return text?.kind === 'scalar' && typeof text.value === 'string' ? text.value : null;
}
