import type { Fault, Json, Rest } from '@keelgate/model';
import { servicePrefix } from '../../resource/canonical-type.ts';
import { asTemplate } from '../../template/value.ts';
import { createSecrets } from '../../write/secrets.ts';
import type { WrittenPart } from '../../write-resources.ts';
import type { WriteOptions } from '../../write-template.ts';
import type { InputFile, InputFiles } from '../input-files.ts';
import { sorted } from '../input-files.ts';
import { artifactFiles } from './artifact-file.ts';
import type { AsideResource } from './aside.ts';
import { asideEntry, asideFile, asideParametersFile, keyOf } from './aside.ts';
import { canonical, fingerprint } from './canonical.ts';
import { describedBy, generatedDescriptions } from './describe-operations.ts';
import { readArtifacts } from './read-artifacts.ts';

/** An APIOps folder, as files. */
export type WrittenFolder = {
  readonly files: InputFiles;
  /** The file with the secrets, which are in no other; `null` where there are none. It is read where it lies beside them. */
  readonly secrets: InputFile | null;
  /** What APIOps has no place for, and stands aside. */
  readonly faults: readonly Fault[];
};

/**
 * Writes resources as an APIOps folder. What its artifacts cannot say stands in a file beside them, so that reading the
 * folder gives the same resources again.
 */
export function writeArtifacts(parts: readonly WrittenPart[], options: WriteOptions = {}): WrittenFolder {
  const { serviceName = null, secure = new Set<string>() } = options;
  const secrets = createSecrets(secure);
  const shown = parts.map((part) => ({ ...part, body: secrets.taken(part, part.body) }));
  const described = describedBy(shown);
  const rest = shown.filter((part) => !described.has(part));
  const { files, said } = artifacts(rest, serviceName ?? 'service');
  const aside = asideOf(rest, said);
  const found = secrets.all();
  const parameters = Object.fromEntries(found.map(({ parameter, value }) => [parameter, { value }]));
  const beside = {
    ...(serviceName === null ? {} : { serviceName }),
    resources: aside.map(asideEntry),
  };
  const isNeeded =
    aside.length > 0 || (serviceName !== null && !files.some(({ file }) => file === 'serviceInformation.json'));
  return {
    files: sorted(isNeeded ? [...files, printed(asideFile, beside)] : files),
    secrets: found.length === 0 ? null : printed(asideParametersFile, { parameters }),
    faults: faultsOf(aside),
  };
}

/** Files, and what is read from them. */
type Artifacts = { readonly files: InputFiles; readonly said: readonly ReadBack[] };

/**
 * The files of all resources; the first to take a file has it. Bodies that are no resources of their type can look like
 * something else where they lie: those have no files.
 */
function artifacts(parts: readonly WrittenPart[], serviceName: string): Artifacts {
  const keys = new Set(parts.filter(({ own }) => own).map(({ type, names }) => keyOf(type, names)));
  const groups: readonly InputFiles[] = [
    ...parts.map((part) => artifactFiles(part, serviceName)),
    ...generatedDescriptions(parts).map((file) => [file]),
  ];
  const refused = new Set<string>();
  for (;;) {
    const files = taken(groups, refused);
    const said = readBack(files);
    const strange = said.filter(({ type, names }) => !keys.has(keyOf(type, names)));
    const more = strange.map(({ file }) => file).filter((file) => !refused.has(file));
    if (more.length === 0) return { files, said };
    for (const file of more) refused.add(file);
  }
}

function taken(groups: readonly InputFiles[], refused: ReadonlySet<string>): InputFiles {
  const files = new Map<string, InputFile>();
  for (const group of groups) {
    if (group.some(({ file }) => files.has(file.toLowerCase()) || refused.has(file))) continue;
    for (const file of group) files.set(file.file.toLowerCase(), file);
  }
  return [...files.values()];
}

type ReadBack = {
  readonly type: string;
  readonly names: readonly string[];
  readonly body: Json;
  /** The file that says it. */
  readonly file: string;
};

function readBack(files: InputFiles): readonly ReadBack[] {
  return readArtifacts(files, { serviceName: 'service' }, []).map(({ type, name, body, place }) => ({
    type,
    names: name.split('/').slice(1),
    body: asTemplate(body),
    file: place.file,
  }));
}

/** The resources that are not read from the artifacts as they are. */
function asideOf(parts: readonly WrittenPart[], said: readonly ReadBack[]): readonly AsideResource[] {
  const found = new Map(said.map((resource) => [keyOf(resource.type, resource.names), resource]));
  const seen = new Set<string>();
  return parts.flatMap((part): readonly AsideResource[] => {
    const { type, names, own } = part;
    const key = keyOf(type, names);
    const there = own ? found.get(key) : undefined;
    const also = there !== undefined && seen.has(key);
    if (there !== undefined) seen.add(key);
    // An import makes lower case of the names of operations.
    const isNamed = there?.names.join('/') === names.join('/');
    if (there !== undefined && !also && isNamed && canonical(there.body) === canonical(part.body)) return [];
    const insteadOf = there === undefined ? null : fingerprint(there.body);
    return [{ type, names, own, insteadOf, also, body: part.body }];
  });
}

/** One warning for each type of resource that publishers will not find. */
function faultsOf(aside: readonly AsideResource[]): readonly Fault[] {
  const counts = new Map<string, number>();
  for (const { type, insteadOf } of aside) if (insteadOf === null) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => {
    const short = type.startsWith(`${servicePrefix}/`) ? type.slice(servicePrefix.length + 1) : type;
    const message = `${count === 1 ? 'one resource' : `${count} resources`} of type ${short} cannot be said by artifacts of APIOps: ${count === 1 ? 'it is' : 'they are'} in ${asideFile}, which its publisher does not read`;
    return { code: 'folder/aside', severity: 'warning', message };
  });
}

function printed(file: string, json: Json | Rest): InputFile {
  return { file, text: `${JSON.stringify(json, null, 2)}\n` };
}
