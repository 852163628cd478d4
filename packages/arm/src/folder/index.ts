export { type ArtifactOptions, readArtifacts } from './apiops/read-artifacts.ts';
export { writeArtifacts, type WrittenFolder } from './apiops/write-artifacts.ts';
export type { InputFile, InputFiles } from './input-files.ts';
export { fileKind, whatIsThere, type FileKind, type FolderKind, type Found } from './what-is-there.ts';
export { deployFolder, type DeployedFolder, type FolderOptions } from './templates/deploy-folder.ts';
export { readTerraform } from './terraform/read-terraform.ts';
