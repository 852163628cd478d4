import type { Resource } from '../../template/deploy.ts';
import { parseJson } from '../../template/parse.ts';
import type { Value } from '../../template/value.ts';
import { described, entryOf, valueOf } from '../../template/value.ts';
import type { InputFile } from '../input-files.ts';
import type { ArtifactKind } from './artifact-kinds.ts';
import { policyFile, serviceFile } from './artifact-kinds.ts';
import type { ArtifactNode } from './artifact-tree.ts';
import { policyLink } from './configuration.ts';
import { generatedResources, isGenerated } from './import-generated.ts';
import { withMember, withoutMembers } from '../merge-values.ts';
import type { Owner, Reading } from './reading.ts';
import { bodyIn, nameIn, ownedBy, resourceOf, serviceOwner } from './reading.ts';
import type { Specification } from './specification.ts';
import { graphqlSchema, imported, specificationOf, textOf } from './specification.ts';

/** The resources of an artifact folder. */
export function readRoot(tree: ArtifactNode, reading: Reading): readonly Resource[] {
  const file = tree.files.get(serviceFile.toLowerCase());
  const body = file === undefined ? null : bodyIn(file, reading);
  const service = body === null ? [] : [resourceOf(body, serviceOwner, reading)];
  return [
    ...service,
    ...tree.children.flatMap((child) => readNode(child, serviceOwner, reading)),
    ...policyOf(tree, serviceOwner, reading),
  ];
}

type KnownNode = ArtifactNode & { readonly kind: ArtifactKind };

function readNode(node: ArtifactNode, parent: Owner, reading: Reading): readonly Resource[] {
  const { kind } = node;
  if (kind === null) return [];
  const known: KnownNode = { ...node, kind };
  const file = kind.information.map((name) => node.files.get(name.toLowerCase())).find((found) => found !== undefined);
  const said = file === undefined ? null : bodyIn(file, reading);
  const plain = plainLink(known, said, parent);
  const owner = plain?.owner ?? ownerOf(known, said, parent);
  const body = plain?.body ?? wholeBody(known, said, reading);
  const own = body === null ? [] : [resourceOf(body, owner, reading)];
  return [
    ...own,
    ...(kind.isApi === true ? ofApi(known, owner, reading) : []),
    ...node.children.flatMap((child) => readNode(child, owner, reading)),
    ...kind.inside.flatMap((inner) => listed(known, inner, owner, reading)),
    ...(kind.policy === 'child' ? policyOf(node, owner, reading) : []),
  ];
}

/** Which resource an artifact is: by the name that it gives itself, else by its folder's. */
function ownerOf({ kind, folder }: KnownNode, said: Value | null, parent: Owner): Owner {
  const name = nameIn(said) ?? folder.split('/')[0] ?? folder;
  const isLink = kind.link !== undefined && linkedId(kind.link, said) !== undefined;
  const type = isLink ? kind.link.type : kind.type;
  return ownedBy(parent, type, { keys: kind.keys, name, inside: kind.inside });
}

function linkedId({ property }: { readonly property: string }, said: Value | null): Value | undefined {
  return entryOf(entryOf(said ?? undefined, 'properties'), property);
}

type PlainLink = { readonly owner: Owner; readonly body: Value };

/** A link that has a name of its own and says nothing but where it leads, as the resource that Azure has for the same. */
function plainLink({ kind }: KnownNode, said: Value | null, parent: Owner): PlainLink | null {
  const { link } = kind;
  if (link?.plain === undefined || said === null || /\/workspaces\//i.test(parent.type)) return null;
  const properties = entryOf(said, 'properties');
  const isBare = properties?.kind === 'map' && properties.entries.size === 1;
  const name = lastOf(linkedId(link, said));
  if (!isBare || name === '') return null;
  const owner = ownedBy(parent, link.plain, { keys: kind.keys, name, inside: kind.inside });
  return { owner, body: withoutMembers(said, new Set(['properties'])) };
}

/** The last segment of an id. */
function lastOf(id: Value | undefined): string {
  return id?.kind === 'scalar' && typeof id.value === 'string' ? (id.value.split('/').at(-1) ?? '') : '';
}

/** The body of an artifact with what other files say of it. */
function wholeBody({ kind, files, ...node }: KnownNode, said: Value | null, reading: Reading): Value | null {
  if (kind.policy === 'value') {
    const file = files.get(policyFile);
    if (file === undefined) return said;
    reading.used.add(file);
    return withProperties(said ?? emptyAt(file), rawxml(file));
  }
  const specification = kind.isApi === true ? specificationOf({ kind, files, ...node }) : null;
  if (specification === null) return said;
  reading.used.add(specification.file);
  if (said === null) nameLoneSpecification(specification.file, reading);
  const body = said ?? emptyAt(specification.file);
  return isOther(specification) ? body : withProperties(body, imported(specification));
}

/** A description that does not go into the API's own body. */
function isOther(specification: Specification): boolean {
  return specification.format === graphqlSchema.name || isGenerated(specification.file);
}

function nameLoneSpecification(file: InputFile, { faults }: Reading): void {
  const place = { file: file.file, line: 1, column: 1 };
  const message = 'this describes an API that has no apiInformation.json: its path is not known and taken to be empty';
  faults.push({ code: 'folder/no-information', severity: 'warning', message, place });
}

/** What an API's files say beyond the API itself. */
function ofApi(node: KnownNode, owner: Owner, reading: Reading): readonly Resource[] {
  const specification = specificationOf(node);
  const versionSet = node.files.get('apiversionset.json');
  const resources: Resource[] = [];
  if (versionSet !== undefined) {
    const body = bodyIn(versionSet, reading);
    const name = nameIn(body) ?? owner.names.at(-1) ?? '';
    const link = { keys: ['versionSets', 'apiVersionSets'], name, inside: [] };
    if (body !== null) resources.push(resourceOf(body, ownedBy(serviceOwner, 'apiVersionSets', link), reading));
  }
  if (specification === null || !isOther(specification)) return resources;
  if (specification.format !== graphqlSchema.name)
    return [...resources, ...generatedResources(specification.file, owner, reading)];
  const place = { file: specification.file.file, line: 1, column: 1 };
  const schema = withProperties(
    emptyAt(specification.file),
    new Map<string, Value>([
      ['contentType', valueOf(graphqlSchema.contentType, place)],
      ['document', { kind: 'map', entries: new Map([['value', textOf(specification.file)]]), place }],
    ]),
  );
  const link = { keys: ['schemas'], name: graphqlSchema.name, inside: [] };
  return [...resources, resourceOf(schema, ownedBy(owner, 'schemas', link), reading)];
}

function policyOf({ files }: ArtifactNode, owner: Owner, reading: Reading): readonly Resource[] {
  const file = files.get(policyFile);
  if (file === undefined) return [];
  reading.used.add(file);
  return [resourceOf(withProperties(emptyAt(file), rawxml(file)), ownedBy(owner, 'policies', policyLink), reading)];
}

/** What an older version lists in one file: `apis.json` with `[{ "name": "orders" }]`. */
function listed(node: KnownNode, kind: ArtifactKind, owner: Owner, reading: Reading): readonly Resource[] {
  const file = kind.list === undefined ? undefined : node.files.get(kind.list);
  if (file === undefined) return [];
  reading.used.add(file);
  const root = parseJson(file, reading.faults);
  if (root !== null && root.kind !== 'list') {
    const message = `this is ${described(root)}, expected a list of names`;
    reading.faults.push({ code: 'folder/wrong-shape', severity: 'error', message, place: root.place });
  }
  return (root?.kind === 'list' ? root.items : []).flatMap((item) => {
    const name = nameIn(item);
    if (name === null) {
      const message = `this is ${described(item)}, expected an object with a name`;
      reading.faults.push({ code: 'folder/wrong-shape', severity: 'error', message, place: item.place });
      return [];
    }
    const link = { keys: kind.keys, name, inside: kind.inside };
    return [resourceOf(emptyAt(file, item), ownedBy(owner, kind.type, link), reading)];
  });
}

function rawxml(file: InputFile): ReadonlyMap<string, Value> {
  const place = { file: file.file, line: 1, column: 1 };
  return new Map([
    ['format', valueOf('rawxml', place)],
    ['value', textOf(file)],
  ]);
}

function withProperties(body: Value, properties: ReadonlyMap<string, Value>): Value {
  return [...properties].reduce((now, [name, value]) => withMember(now, ['properties', name], value), body);
}

function emptyAt({ file }: InputFile, at?: Value): Value {
  return { kind: 'map', entries: new Map(), place: at?.place ?? { file, line: 1, column: 1 } };
}
