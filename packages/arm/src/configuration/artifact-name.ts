import { artifactKinds, policyFile, serviceFile } from '../folder/apiops/artifact-kinds.ts';
import { asideFile } from '../folder/apiops/aside.ts';

const names: ReadonlySet<string> = new Set(
  [...artifactKinds.map(({ folder }) => folder), serviceFile, policyFile, asideFile].map((name) => name.toLowerCase()),
);

/** Whether a name at the top of an artifact folder is one that APIOps, or what stands aside, has there. */
export function isArtifactName(name: string): boolean {
  return names.has(name.toLowerCase());
}
