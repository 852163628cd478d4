import type { Fault } from '@keelgate/model';
import { readText } from '../../openapi/read-text.ts';
import type { Value } from '../../template/value.ts';
import { described, entryOf } from '../../template/value.ts';
import type { InputFile } from '../input-files.ts';
import type { ArtifactKind } from './artifact-kinds.ts';
import { artifactKinds } from './artifact-kinds.ts';
import { mergedValue, withoutMembers } from '../merge-values.ts';

/** What a publisher's configuration says in place of the artifacts: `configuration.prod.yaml`. */
export type Configuration = {
  readonly serviceName: string | null;
  /** The body with what the configuration says of the artifact at this chain of kinds and names. */
  readonly applied: (body: Value, chain: readonly ChainLink[]) => Value;
  /** Names what the configuration speaks of and the folder does not have. */
  readonly finish: () => void;
};

/** An artifact on the way to another: the names its list may have, its own name, and the kinds of its children. */
export type ChainLink = {
  readonly keys: readonly string[];
  readonly name: string;
  readonly inside: readonly ArtifactKind[];
};

export const noConfiguration: Configuration = {
  serviceName: null,
  applied: (body) => body,
  finish: () => undefined,
};

export const policyLink: ChainLink = { keys: ['policies', 'policy', 'servicePolicies'], name: 'policy', inside: [] };

/** Reads a publisher's configuration. */
export function readConfiguration(source: InputFile, faults: Fault[]): Configuration {
  const read = readText(source.file, source.text);
  if (!('root' in read)) {
    faults.push({ code: 'folder/configuration', severity: 'error', message: read.message, place: read.place });
    return noConfiguration;
  }
  const { root } = read;
  if (root.kind === 'scalar' && root.value === null) return noConfiguration;
  if (root.kind !== 'map') {
    const message = `the configuration is ${described(root)}, expected an object with lists of artifacts`;
    faults.push({ code: 'folder/configuration', severity: 'error', message, place: root.place });
    return noConfiguration;
  }
  const used = new Set<Value>();
  const name = entryOf(root, 'apimServiceName');
  return {
    serviceName: name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : null,
    applied: (body, chain) => {
      const item = itemAt(root, chain, used);
      const last = chain.at(-1);
      if (item === undefined || last === undefined) return body;
      const aside = ['name', ...last.inside.flatMap(({ keys }) => keys), ...policyLink.keys];
      return mergedValue(body, withoutMembers(item, new Set(aside.map((key) => key.toLowerCase()))));
    },
    finish: () => nameUnused(root, used, faults),
  };
}

function itemAt(root: Value, chain: readonly ChainLink[], used: Set<Value>): Value | undefined {
  let at: Value | undefined = root;
  for (const link of chain) {
    const list: Value | undefined = link.keys.map((key) => entryOf(at, key)).find((found) => found !== undefined);
    at = list?.kind === 'list' ? list.items.find((item) => nameOf(item) === link.name.toLowerCase()) : undefined;
    if (at === undefined) return undefined;
  }
  used.add(at);
  return at;
}

function nameOf(item: Value): string | null {
  const name = entryOf(item, 'name');
  return name?.kind === 'scalar' && name.value !== null ? String(name.value).toLowerCase() : null;
}

function nameUnused(root: Value & { readonly kind: 'map' }, used: ReadonlySet<Value>, faults: Fault[]): void {
  for (const kind of artifactKinds) {
    for (const key of kind.keys) {
      const list = entryOf(root, key);
      for (const item of list?.kind === 'list' ? list.items : []) {
        if (used.has(item)) continue;
        const name = nameOf(item);
        const message =
          name === null
            ? `${described(item)} of ${key} in the configuration has no name`
            : `the configuration speaks of ${key}/${name}, which the folder does not have`;
        faults.push({ code: 'folder/configuration', severity: 'warning', message, place: item.place });
      }
    }
  }
}
