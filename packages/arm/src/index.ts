export {
  readConfiguration,
  type ConfigurationOptions,
  type InventedParameter,
  type ReadConfiguration,
} from './configuration/read-configuration.ts';
export { isArtifactName } from './configuration/artifact-name.ts';
export type { FoundInput } from './configuration/found.ts';
export type { TextParameters } from './configuration/text-parameters.ts';
export { readTemplate, readTemplates, type ReadOptions } from './read-template.ts';
export { readResources, type ReadTemplate } from './read-resources.ts';
export type { Resource } from './template/deploy.ts';
export type { ParameterSource } from './template/parameters.ts';
export type { TemplateSource } from './template/parse.ts';
export type { Linked } from './template/linked.ts';
export { serviceNameOf, writeResources, type WrittenPart } from './write-resources.ts';
export { holdsSecret } from './write/secret-places.ts';
export { writeTemplate, type WriteOptions, type WrittenTemplate } from './write-template.ts';
export * from './folder/index.ts';
export * from './openapi/index.ts';
