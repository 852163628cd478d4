import type { Json, Rest } from '@keelgate/model';
import { isMap } from '../../resource/difference.ts';
import { servicePrefix } from '../../resource/canonical-type.ts';
import type { WrittenPart } from '../../write-resources.ts';
import type { InputFile } from '../input-files.ts';
import type { ArtifactKind } from './artifact-kinds.ts';
import { artifactKinds, policyFile, serviceFile } from './artifact-kinds.ts';
import { ordered } from './canonical.ts';
import { rawXml } from './raw-xml.ts';
import { fileForFormat } from './specification-file.ts';
import { graphqlSchema } from './specification.ts';
import { isExpression, plainBody, plainText } from './template-form.ts';
import { apiVersion } from '../../resource/define-resource.ts';

/** The files in which a publisher looks for a resource; none where it looks nowhere. */
export function artifactFiles({ type, names, own, body }: WrittenPart, serviceName: string): readonly InputFile[] {
  if (!own || !type.toLowerCase().startsWith(servicePrefix.toLowerCase())) return [];
  const types = type.slice(servicePrefix.length).split('/').slice(1);
  if (types.length !== names.length) return [];
  const plain = withoutVersion(body);
  if (types.length === 0) return [json(serviceFile, { name: serviceName, ...plain })];
  if (types.at(-1)?.toLowerCase() === 'policies') return policyFiles(types.slice(0, -1), names, plain);
  if (isGraphqlSchema(types, names, plain)) return graphqlFiles(types, names, plain);
  const place = placeOf(types, names, plain);
  if (place === null || place.kind.readOnly === true) return [];
  return filesOf(place, isPlainLink(place, types, plain) ? linkBody(place.kind, names) : plain);
}

/** That a product has an API, or a group sees it, in a form that publishers of every version take. */
function isPlainLink({ kind, linkName }: Place, [first]: readonly string[], body: Rest): boolean {
  return kind.link?.plain !== undefined && linkName === null && first === 'products' && Object.keys(body).length === 0;
}

function linkBody({ link, type }: ArtifactKind, names: readonly string[]): Rest {
  const id = `/${type}/${names.at(-1) ?? ''}`;
  return { name: names.join('-').replaceAll(/[^\w-]+/g, '-'), properties: { [link?.property ?? '']: id } };
}

type Place = { readonly folder: string; readonly kind: ArtifactKind; readonly linkName: string | null };

/** The folder of a resource. */
function placeOf(types: readonly string[], names: readonly string[], body: Rest | null): Place | null {
  let kinds = artifactKinds;
  let folder = '';
  let place: Place | null = null;
  for (const [at, type] of types.entries()) {
    const kind = kinds.find((one) => isOfType(one, type));
    const name = names[at] ?? '';
    if (kind === undefined) return null;
    const link = kind.link?.type.toLowerCase() === type.toLowerCase() ? kind.link : undefined;
    const linked = link === undefined ? name : textAt(body, link.property)?.split('/').at(-1);
    if (linked === undefined || !isFolderName(linked)) return null;
    folder += `${kind.folder}/${linked}/`;
    place = { folder, kind, linkName: link === undefined ? null : name };
    kinds = kind.inside;
  }
  return place;
}

function isOfType(kind: ArtifactKind, type: string): boolean {
  const folded = type.toLowerCase();
  return kind.type.toLowerCase() === folded || kind.link?.type.toLowerCase() === folded;
}

/** What every file system takes, or nearly every one. */
function isFolderName(name: string): boolean {
  return /^[^/\\:*?"<>|\p{Cc}]+$/u.test(name) && !/^\.|[. ]$|^ /.test(name) && name.length <= 200;
}

function filesOf({ folder, kind, linkName }: Place, body: Rest): readonly InputFile[] {
  const [name = ''] = kind.information;
  const named = linkName === null ? {} : { name: linkName };
  if (kind.policy === 'value') {
    const { information, policy } = divided(body, ['format', 'value']);
    return [json(folder + name, information), ...xmlFile(folder, policy)];
  }
  const format = kind.isApi === true ? textAt(body, 'format') : null;
  const beside = format === null ? null : fileForFormat(format);
  const { information, policy: description } = divided(body, ['format', 'value']);
  const { value } = description;
  if (beside !== null && typeof value === 'string' && !isExpression(value))
    return [json(folder + name, { ...named, ...information }), { file: folder + beside, text: plainText(value) }];
  return [json(folder + name, { ...named, ...body })];
}

/** A body without some of its properties, and those. */
function divided(body: Rest, names: readonly string[]): { readonly information: Rest; readonly policy: Rest } {
  const { properties = {} } = body;
  const all: Rest = isMap(properties) ? properties : {};
  const pick = (isWanted: boolean): Rest =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name) === isWanted));
  return { information: { ...body, properties: pick(false) }, policy: pick(true) };
}

function policyFiles(types: readonly string[], names: readonly string[], body: Rest): readonly InputFile[] {
  if (names.at(-1) !== 'policy') return [];
  const place = types.length === 0 ? null : placeOf(types, names.slice(0, -1), null);
  if (types.length > 0 && place?.kind.policy !== 'child') return [];
  return xmlFile(place?.folder ?? '', divided(body, ['format', 'value']).policy);
}

function xmlFile(folder: string, { format, value }: Rest): readonly InputFile[] {
  if (typeof value !== 'string' || isExpression(value)) return [];
  const text = plainText(value);
  const kind = typeof format === 'string' ? format.toLowerCase() : 'xml';
  if (kind === 'rawxml') return [{ file: folder + policyFile, text }];
  return kind === 'xml' ? [{ file: folder + policyFile, text: rawXml(text) }] : [];
}

function isGraphqlSchema(types: readonly string[], names: readonly string[], body: Rest): boolean {
  return (
    types.slice(-2).join('/').toLowerCase() === 'apis/schemas' &&
    names.at(-1) === graphqlSchema.name &&
    textAt(body, 'contentType') === graphqlSchema.contentType
  );
}

function graphqlFiles(types: readonly string[], names: readonly string[], body: Rest): readonly InputFile[] {
  const place = placeOf(types.slice(0, -1), names.slice(0, -1), null);
  const { document } = divided(body, ['document']).policy;
  const text = document !== undefined && isMap(document) ? document['value'] : undefined;
  if (place === null || typeof text !== 'string' || isExpression(text)) return [];
  return [{ file: `${place.folder}specification.graphql`, text: plainText(text) }];
}

/** A file that every reader takes for today's version need not say so. */
function withoutVersion({ apiVersion: version, ...body }: Rest): Rest {
  return version === undefined || version === apiVersion ? body : { apiVersion: version, ...body };
}

function textAt(body: Rest | null, name: string): string | null {
  const { properties = {} } = body ?? {};
  const value = isMap(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof value === 'string' && !isExpression(value) ? value : null;
}

function json(file: string, body: Json): InputFile {
  return { file, text: `${JSON.stringify(ordered(plainBody(body)), null, 2)}\n` };
}
