import type { Fault } from '@keelgate/model';
import type { Resource } from '../../template/deploy.ts';
import { parseJson } from '../../template/parse.ts';
import type { InputFile, InputFiles } from '../input-files.ts';
import { baseName } from '../input-files.ts';
import { serviceFile } from './artifact-kinds.ts';
import type { ArtifactNode } from './artifact-tree.ts';
import { artifactRoots, artifactTree } from './artifact-tree.ts';
import { noConfiguration, readConfiguration } from './configuration.ts';
import { readAside } from './read-aside.ts';
import { readRoot } from './read-node.ts';
import type { Reading } from './reading.ts';
import { nameIn } from './reading.ts';

export type ArtifactOptions = {
  /** What the service is called: the files of an artifact folder do not say. */
  readonly serviceName?: string;
  /** A publisher's configuration, which says things in place of the artifacts. */
  readonly configuration?: InputFile;
};

/** The resources of an APIOps artifact folder, of whatever version of APIOps. */
export function readArtifacts(files: InputFiles, options: ArtifactOptions, faults: Fault[]): readonly Resource[] {
  const [root = '', ...others] = artifactRoots(files);
  nameOtherRoots(root, others, faults);
  const configuration =
    options.configuration === undefined ? noConfiguration : readConfiguration(options.configuration, faults);
  const { tree, strays } = artifactTree(files, root);
  const used = new Set<InputFile>();
  const aside = readAside(tree, used, faults);
  const serviceName =
    options.serviceName ?? configuration.serviceName ?? serviceNameIn(tree) ?? aside.serviceName ?? 'service';
  const reading: Reading = { serviceName, configuration, faults, used };
  const resources = aside.laidOver(readRoot(tree, reading), serviceName);
  configuration.finish();
  nameUnread([...strays, ...unread(tree, used)], options.configuration, faults);
  return resources;
}

function serviceNameIn(tree: ArtifactNode): string | null {
  const file = tree.files.get(serviceFile.toLowerCase());
  return file === undefined ? null : nameIn(parseJson(file, []));
}

function nameOtherRoots(root: string, others: readonly string[], faults: Fault[]): void {
  for (const other of others) {
    const message = `there are artifacts in ${other} too; those in ${root === '' ? 'this folder' : root} are read`;
    faults.push({ code: 'folder/second-folder', severity: 'warning', message, hint: `read ${other} by itself` });
  }
}

function unread(node: ArtifactNode, used: ReadonlySet<InputFile>): InputFiles {
  return [
    ...[...node.files.values()].filter((file) => !used.has(file)),
    ...node.children.flatMap((child) => unread(child, used)),
  ];
}

/** What lies about in every repository. */
const ordinary = /(?:^|\/)(?:\.[^/]*|readme[^/]*|[^/]*\.md|license|\.git[^/]*)$|(?:^|\/)\.[^/]+\//i;

function nameUnread(files: InputFiles, configuration: InputFile | undefined, faults: Fault[]): void {
  for (const file of files) {
    if (ordinary.test(file.file) || file.file === configuration?.file) continue;
    const place = { file: file.file, line: 1, column: 1 };
    const isConfiguration = /^configuration\..*\.ya?ml$/i.test(baseName(file.file));
    const message = isConfiguration
      ? 'this is a configuration for one environment, which is not applied'
      : 'this is no artifact that APIOps knows; it is not read';
    faults.push({
      code: isConfiguration ? 'folder/configuration' : 'folder/unknown-file',
      severity: 'warning',
      message,
      place,
    });
  }
}
