import { describesApi } from '../openapi/index.ts';
import type { Value } from '../template/value.ts';
import { entryOf } from '../template/value.ts';
import { parseJson } from '../template/parse.ts';
import { policyFile } from './apiops/artifact-kinds.ts';
import { artifactRoots } from './apiops/artifact-tree.ts';
import { asideFile, asideParametersFile } from './apiops/aside.ts';
import type { InputFile, InputFiles } from './input-files.ts';
import { baseName, sorted } from './input-files.ts';

/** What a folder, or a file by itself, is read as. */
export type FolderKind = 'arm' | 'apiops' | 'terraform' | 'openapi' | 'unknown';

export type Found = {
  readonly kind: FolderKind;
  /** One sentence that says which file told. */
  readonly reason: string;
  /** The files that are of this kind, in the order of their names. */
  readonly files: InputFiles;
};

/** What one file is by its looks. */
export type FileKind = FolderKind | 'parameters' | 'bicep';

/** What was given: an artifact folder goes before templates, those before plans, and those before descriptions of APIs. */
export function whatIsThere(files: InputFiles): Found {
  const roots = artifactRoots(files);
  const [root] = roots;
  // A policy that lies beside a template is no artifact.
  const isTold = root !== undefined && !(isPolicyAlone(files, roots) && files.some((file) => fileKind(file) === 'arm'));
  if (isTold) return artifacts(files, root);
  const kinds = sorted(files).map((file) => ({ file, kind: fileKind(file) }));
  const of = (kind: FileKind): InputFiles => kinds.filter((one) => one.kind === kind).map(({ file }) => file);
  for (const { kind, is } of told) {
    const [first, ...others] = of(kind);
    if (first === undefined) continue;
    const more = others.length === 0 ? '' : `, as ${others.length === 1 ? 'is' : 'are'} ${others.length} more`;
    return { kind, reason: `${first.file} is ${is}${more}`, files: [first, ...others] };
  }
  return unknown(reasonFor(files, of));
}

/** Why nothing of it is read. */
function reasonFor(files: InputFiles, of: (kind: FileKind) => InputFiles): string {
  const source = files.find(({ file }) => /\.tf(?:vars)?$/i.test(file));
  if (source !== undefined)
    return `${source.file} is Terraform's own language, which is not read: give what terraform show -json prints`;
  const [bicep] = of('bicep');
  if (bicep !== undefined)
    return `${bicep.file} is Bicep, which is not read: build it first (az bicep build --file ${bicep.file})`;
  const [parameters] = of('parameters');
  if (parameters !== undefined) return `${parameters.file} has parameters, and there is no template that takes them`;
  const [first, ...more] = files;
  if (first === undefined) return 'there is no file';
  const what = more.length === 0 ? `${first.file} is not` : `none of ${files.length} files is`;
  return `${what} an ARM template, an artifact of APIOps, the output of terraform show -json, or an OpenAPI description`;
}

/** Whether nothing but a `policy.xml` tells that artifacts are there. */
function isPolicyAlone(files: InputFiles, roots: readonly string[]): boolean {
  return artifactRoots(files.filter(({ file }) => !roots.some((root) => file === `${root}${policyFile}`))).length === 0;
}

const told: readonly { readonly kind: FolderKind; readonly is: string }[] = [
  { kind: 'arm', is: 'an ARM template' },
  { kind: 'terraform', is: 'what terraform show -json prints' },
  { kind: 'openapi', is: 'a description of an API' },
];

function artifacts(files: InputFiles, root: string): Found {
  const own = sorted(files).filter(({ file }) => file.startsWith(root));
  const teller = own.find((file) => artifactRoots([file]).length > 0) ?? own[0];
  return { kind: 'apiops', reason: `${teller?.file ?? root} is an artifact of APIOps`, files: own };
}

function unknown(reason: string): Found {
  return { kind: 'unknown', reason, files: [] };
}

/** What one file is by its looks. */
export function fileKind({ file, text }: InputFile): FileKind {
  const name = baseName(file).toLowerCase();
  if (name.endsWith('.bicep')) return 'bicep';
  if (name.endsWith('.bicepparam') || name === asideFile || name === asideParametersFile) return 'parameters';
  if (/\.jsonc?$/.test(name) || /^\uFEFF?\s*\{/.test(text)) return jsonKind(text);
  if (!/\.(?:ya?ml|graphqls?|gql|wsdl|wadl|xml|edmx|proto)$/.test(name)) return 'unknown';
  return describesApi(text) === null ? 'unknown' : 'openapi';
}

/** Nothing is deployed from a file that is larger. */
const judgedCharacters = 16 * 1024 * 1024;

function jsonKind(text: string): FileKind {
  if (text.length > judgedCharacters) return 'unknown';
  const root = parseJson({ file: '', text }, []) ?? undefined;
  if (root === undefined) return brokenKind(text);
  if (root.kind !== 'map') return 'unknown';
  return kindOfSchema(root) ?? kindOfMembers(root);
}

function kindOfSchema(root: Value): FileKind | null {
  const schema = entryOf(root, '$schema');
  const named = schema?.kind === 'scalar' ? String(schema.value) : '';
  if (/deploymentParameters\.json/i.test(named)) return 'parameters';
  return /deploymentTemplate\.json/i.test(named) ? 'arm' : null;
}

function kindOfMembers(root: Value): FileKind {
  const has = (name: string): boolean => entryOf(root, name) !== undefined;
  if (isTerraform(root)) return 'terraform';
  if (has('openapi') || has('swagger')) return 'openapi';
  if (has('resources') && !has('version')) return 'arm';
  return hasParametersAlone(root) ? 'parameters' : 'unknown';
}

function hasParametersAlone(root: Value): boolean {
  if (root.kind !== 'map' || entryOf(root, 'parameters')?.kind !== 'map') return false;
  return [...root.entries.keys()].every((name) => /^(?:\$schema|contentVersion|parameters|metadata)$/i.test(name));
}

/** JSON that is broken is still a template, with a mistake in it, if it begins like one. */
function brokenKind(text: string): FileKind {
  const head = text.slice(0, 4096);
  if (/"\$schema"\s*:\s*"[^"]*deploymentParameters\.json/i.test(head)) return 'parameters';
  if (/"\$schema"\s*:\s*"[^"]*deploymentTemplate\.json/i.test(head)) return 'arm';
  if (/"terraform_version"\s*:/.test(head)) return 'terraform';
  return describesApi(text) === null ? 'unknown' : 'openapi';
}

function isTerraform(root: Value): boolean {
  const hasVersion = entryOf(root, 'terraform_version') !== undefined || entryOf(root, 'format_version') !== undefined;
  return hasVersion && ['values', 'planned_values', 'serial'].some((name) => entryOf(root, name) !== undefined);
}
