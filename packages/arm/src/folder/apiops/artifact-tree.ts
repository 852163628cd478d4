import type { InputFile, InputFiles } from '../input-files.ts';
import { baseName, folderOf, sorted } from '../input-files.ts';
import { asideFile } from './aside.ts';
import type { ArtifactKind } from './artifact-kinds.ts';
import { artifactKinds, kindOfFolder, policyFile, serviceFile } from './artifact-kinds.ts';

/** The folder of one artifact, or of all of them. */
export type ArtifactNode = {
  /** `null` for the folder of all. */
  readonly kind: ArtifactKind | null;
  readonly folder: string;
  /** The files in it, by name in lower case. */
  readonly files: ReadonlyMap<string, InputFile>;
  readonly children: readonly ArtifactNode[];
};

type Growing = {
  readonly kind: ArtifactKind | null;
  readonly folder: string;
  readonly files: Map<string, InputFile>;
  readonly children: Growing[];
  readonly byKey: Map<string, Growing>;
};

/** The files below a root by what they are artifacts of; strays are in no folder that APIOps knows. */
export function artifactTree(
  files: InputFiles,
  root: string,
): { readonly tree: ArtifactNode; readonly strays: InputFiles } {
  const tree = grown(null, '');
  const strays: InputFile[] = [];
  for (const file of sorted(files)) {
    if (!file.file.startsWith(root)) continue;
    if (!plant(tree, file.file.slice(root.length).split('/'), file)) strays.push(file);
  }
  return { tree, strays };
}

function grown(kind: ArtifactKind | null, folder: string): Growing {
  return { kind, folder, files: new Map(), children: [], byKey: new Map() };
}

function plant(node: Growing, segments: readonly string[], file: InputFile): boolean {
  const [first = '', second = '', ...rest] = segments;
  if (segments.length === 1) {
    node.files.set(first.toLowerCase(), file);
    return true;
  }
  const kind = kindOfFolder(node.kind === null ? artifactKinds : node.kind.inside, first);
  if (kind === undefined || rest.length === 0) return false;
  const deeper = node.kind === null ? versionFolder(kind, second, rest) : null;
  const { folder, inner } = deeper ?? { folder: second, inner: rest };
  const key = `${kind.folder}/${folder}`;
  const child = node.byKey.get(key) ?? grown(kind, folder);
  if (!node.byKey.has(key)) {
    node.byKey.set(key, child);
    node.children.push(child);
  }
  return plant(child, inner, file);
}

/** The oldest versions have an API in a folder for its version and one for its revision: `apis/orders/v2/1`. */
function versionFolder(
  kind: ArtifactKind,
  name: string,
  [version = '', revision = '', ...inner]: readonly string[],
): { readonly folder: string; readonly inner: readonly string[] } | null {
  const isOld =
    kind.isApi === true &&
    inner.length > 0 &&
    /^\d+$/.test(revision) &&
    kindOfFolder(kind.inside, version) === undefined;
  return isOld ? { folder: `${name}/${version}/${revision}`, inner } : null;
}

/** Each folder in which artifacts lie, as the beginning of their files' names: `''`, or `apimartifacts/`. */
export function artifactRoots(files: InputFiles): readonly string[] {
  const roots = new Set<string>();
  for (const { file } of files) {
    const root = rootOf(file);
    if (root !== null) roots.add(root);
  }
  if (roots.size === 0) for (const { file } of files) if (baseName(file) === policyFile) roots.add(folderOf(file));
  // A folder inside another one's is that one's.
  return [...roots].filter((root) => ![...roots].some((other) => other !== root && root.startsWith(other))).sort();
}

function rootOf(file: string): string | null {
  const segments = file.split('/');
  const name = baseName(file).toLowerCase();
  if (name === serviceFile.toLowerCase() || name === asideFile) return folderOf(file);
  for (let at = 0; at + 2 < segments.length; at += 1) {
    const kind = kindOfFolder(artifactKinds, segments[at] ?? '');
    if (kind !== undefined && isArtifact(kind, segments.slice(at + 2)))
      return segments
        .slice(0, at)
        .map((segment) => `${segment}/`)
        .join('');
  }
  return null;
}

/** Whether what follows the folder of an artifact ends in one of the files that make it one. */
function isArtifact(kind: ArtifactKind, rest: readonly string[]): boolean {
  const [first = '', second = '', ...inner] = rest;
  if (rest.length === 1) return isFileOf(kind, first.toLowerCase());
  if (kind.isApi === true && /^\d+$/.test(second) && inner.length === 1) return isArtifact(kind, inner);
  const next = kindOfFolder(kind.inside, first);
  return next !== undefined && inner.length > 0 && isArtifact(next, inner);
}

/** Descriptions lie about in many a folder: one alone makes no artifact. */
function isFileOf(kind: ArtifactKind, name: string): boolean {
  return (
    kind.information.some((file) => file.toLowerCase() === name) || (name === policyFile && kind.policy !== undefined)
  );
}
