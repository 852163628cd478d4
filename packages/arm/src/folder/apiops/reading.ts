import type { Fault } from '@keelgate/model';
import { apiVersion } from '../../resource/define-resource.ts';
import type { Resource } from '../../template/deploy.ts';
import { parseJson } from '../../template/parse.ts';
import type { Value } from '../../template/value.ts';
import { described, entryOf, valueOf } from '../../template/value.ts';
import type { InputFile } from '../input-files.ts';
import type { ChainLink, Configuration } from './configuration.ts';

/** What is known while artifacts are read. */
export type Reading = {
  readonly serviceName: string;
  readonly configuration: Configuration;
  readonly faults: Fault[];
  /** Files that said something. */
  readonly used: Set<InputFile>;
};

/** Where a resource belongs: the type and the names of its parent, and the way to it through a configuration. */
export type Owner = {
  readonly type: string;
  readonly names: readonly string[];
  readonly chain: readonly ChainLink[];
};

export const serviceOwner: Owner = { type: 'Microsoft.ApiManagement/service', names: [], chain: [] };

/** The object that a file holds; `null` where it holds none, which is told. */
export function bodyIn(file: InputFile, reading: Reading): Value | null {
  reading.used.add(file);
  const root = parseJson(file, reading.faults);
  if (root === null || root.kind === 'map') return root;
  const message = `this is ${described(root)}, expected an object with the properties of a resource`;
  reading.faults.push({ code: 'folder/wrong-shape', severity: 'error', message, place: root.place });
  return null;
}

/** The name that a body gives to its resource. */
export function nameIn(body: Value | null): string | null {
  const name = entryOf(body ?? undefined, 'name');
  return name?.kind === 'scalar' && typeof name.value === 'string' && name.value !== '' ? name.value : null;
}

/** The resource of a body, with what the configuration says of it. */
export function resourceOf(body: Value, owner: Owner, { configuration, serviceName }: Reading): Resource {
  const said = configuration.applied(body, owner.chain);
  const entries = new Map(said.kind === 'map' ? said.entries : []);
  entries.delete('name');
  if (entryOf(said, 'apiVersion') === undefined) entries.set('apiVersion', valueOf(apiVersion, body.place));
  return {
    type: owner.type,
    name: [serviceName, ...owner.names].join('/'),
    body: { kind: 'map', entries, place: body.place },
    place: body.place,
    path: owner.names.join('/'),
  };
}

/** What a resource owns. */
export function ownedBy(owner: Owner, type: string, link: ChainLink): Owner {
  return { type: `${owner.type}/${type}`, names: [...owner.names, link.name], chain: [...owner.chain, link] };
}
