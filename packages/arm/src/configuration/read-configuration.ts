import type { Fault, Json } from '@keelgate/model';
import { deployFolder, readArtifacts, readTerraform, whatIsThere } from '../folder/index.ts';
import type { Found, InputFile, InputFiles } from '../folder/index.ts';
import { asideParametersFile } from '../folder/apiops/aside.ts';
import { artifactRoots } from '../folder/apiops/artifact-tree.ts';
import type { ReadTemplate } from '../read-resources.ts';
import { readResources } from '../read-resources.ts';
import { readTemplates } from '../read-template.ts';
import type { OnInvented } from '../template/declared-parameters.ts';
import type { Linked } from '../template/linked.ts';
import type { ParameterSource } from '../template/parameters.ts';
import { plain } from '../template/value.ts';
import type { FoundInput } from './found.ts';
import { inventedPolicies } from './invented-policies.ts';
import { readDescriptions } from './read-descriptions.ts';
import type { TextParameters } from './text-parameters.ts';
import { typedParameters } from './text-parameters.ts';

export type ConfigurationOptions = {
  /** Of several that give the same parameter, the last one counts. */
  readonly parameters?: readonly ParameterSource[];
  /** Parameters as texts; they go before all others. */
  readonly texts?: TextParameters;
  /** Whether each parameter that is missing is invented. */
  readonly isInventing?: boolean;
  /** Finds files that a single template links to. */
  readonly linked?: Linked;
};

/** A parameter that was made up. */
export type InventedParameter = {
  readonly name: string;
  readonly value: Json;
  /** Its value is not to be shown. */
  readonly isSecure: boolean;
};

export type ReadConfiguration = ReadTemplate & {
  readonly found: FoundInput;
  readonly invented: readonly InventedParameter[];
};

/**
 * Reads what somebody has, whichever of these it is: an ARM template or a folder of them, an APIOps artifact folder, the
 * output of `terraform show -json`, or descriptions of APIs.
 */
export function readConfiguration(files: InputFiles, options: ConfigurationOptions = {}): ReadConfiguration {
  const read = readOnce(files, options);
  const policies = inventedPolicies(read);
  if (policies.size === 0) return read;
  const over: ParameterSource = { kind: 'values', values: policies };
  const again = readOnce(files, { ...options, parameters: [...(options.parameters ?? []), over] });
  const invented = read.invented.map((one) => ({
    ...one,
    value: (policies.get(one.name)?.value ?? one.value) as Json,
  }));
  return { ...again, invented };
}

function readOnce(files: InputFiles, options: ConfigurationOptions): ReadConfiguration {
  const found = whatIsThere(files);
  const [only] = files;
  const invented = new Map<string, InventedParameter>();
  const reading: Reading = {
    files,
    options,
    onInvented: ({ name, value, isSecure }) => invented.set(name, { name, value: plain(value), isSecure }),
  };
  const { files: inOrder, ...read } =
    found.kind === 'unknown' && files.length === 1 && only !== undefined && isMeantAsTemplate(only)
      ? readOne(only, reading)
      : readers[found.kind](found, reading);
  return {
    ...read,
    found: { kind: found.kind, reason: found.reason, files: inOrder.map(({ file }) => file) },
    invented: [...invented.values()],
  };
}

type Reading = {
  readonly files: InputFiles;
  readonly options: ConfigurationOptions;
  readonly onInvented: OnInvented;
};

type Read = ReadTemplate & { readonly files: InputFiles };

const readers: { readonly [kind in Found['kind']]: (found: Found, reading: Reading) => Read } = {
  arm: (_, reading) => {
    const [only] = reading.files;
    return reading.files.length === 1 && only !== undefined ? readOne(only, reading) : readFolder(reading);
  },
  apiops: readArtifactFolder,
  terraform: ({ files }, { options }) => {
    const faults: Fault[] = [];
    nameUnused(options, 'what terraform shows', faults);
    return {
      ...readResources(
        files.flatMap((file) => readTerraform(file, faults)),
        faults,
      ),
      files,
    };
  },
  openapi: ({ files }, { options }) => {
    const faults: Fault[] = [];
    nameUnused(options, 'a description of an API', faults);
    return { ...readDescriptions(files, faults), files };
  },
  unknown: ({ reason }, { files: [first, ...others] }) => {
    const place = first === undefined || others.length > 0 ? {} : { place: { file: first.file, line: 1, column: 1 } };
    const faults: Fault[] = [{ code: 'input/unknown', severity: 'error', message: reason, ...place }];
    return { ...readResources([], faults), files: [] };
  },
};

/** JSON of which nothing can be told is a template with a mistake in it, which its reader names. */
function isMeantAsTemplate({ file, text }: InputFile): boolean {
  return !/\.bicep(?:param)?$/i.test(file) && (/\.jsonc?$/i.test(file) || /^\uFEFF?\s*[{[]/.test(text));
}

function readOne(file: InputFile, { options, onInvented }: Reading): Read {
  const { linked } = options;
  const parameters = parametersOf(options, [file]);
  return {
    ...readTemplates([file], { parameters, onInvented, ...(linked === undefined ? {} : { linked }) }),
    files: [file],
  };
}

function readFolder({ files, options, onInvented }: Reading): Read {
  const faults: Fault[] = [];
  const isGiven =
    (options.parameters?.length ?? 0) > 0 || (options.texts?.size ?? 0) > 0 || options.isInventing === true;
  const { templates, resources } = deployFolder(
    files,
    { onInvented, ...(isGiven ? { parameters: parametersOf(options, files) } : {}) },
    faults,
  );
  return { ...readResources(resources, faults), files: templates.map(({ source }) => source) };
}

function parametersOf(
  { parameters = [], texts = new Map(), isInventing = false }: ConfigurationOptions,
  files: InputFiles,
): ParameterSource {
  const over: ParameterSource = { kind: 'several', sources: [...parameters, typedParameters(texts, files)] };
  return isInventing ? { kind: 'auto', over } : over;
}

/** What a publisher takes for its parameters is a configuration in YAML; the values of secrets are in JSON. */
function readArtifactFolder({ files }: Found, { options }: Reading): Read {
  const faults: Fault[] = [];
  const given = (options.parameters ?? []).flatMap((source) => (source.kind === 'file' ? [source] : []));
  const configuration = given.findLast(({ file }) => /\.ya?ml$/i.test(file));
  const secrets = given.findLast(({ file }) => /\.jsonc?$/i.test(file));
  const [root = ''] = artifactRoots(files);
  const aside = `${root}${asideParametersFile}`;
  const all =
    secrets === undefined
      ? files
      : [...files.filter(({ file }) => file !== aside), { file: aside, text: secrets.text }];
  if ((options.texts?.size ?? 0) > 0) {
    const message = 'artifacts take no single parameters; those that are given are not used';
    faults.push({ code: 'input/unused-parameters', severity: 'warning', message });
  }
  const resources = readArtifacts(all, configuration === undefined ? {} : { configuration }, faults);
  return { ...readResources(resources, faults), files };
}

function nameUnused({ parameters = [], texts = new Map() }: ConfigurationOptions, what: string, faults: Fault[]): void {
  if (parameters.length === 0 && texts.size === 0) return;
  const message = `${what} takes no parameters; those that are given are not used`;
  faults.push({ code: 'input/unused-parameters', severity: 'warning', message });
}
