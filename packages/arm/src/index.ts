export { readTemplate, readTemplates, type ReadOptions } from './read-template.ts';
export { readResources, type ReadTemplate } from './read-resources.ts';
export type { Resource } from './template/deploy.ts';
export type { ParameterSource } from './template/parameters.ts';
export type { TemplateSource } from './template/parse.ts';
export { writeResources, type WrittenPart } from './write-resources.ts';
export { writeTemplate, type WriteOptions, type WrittenTemplate } from './write-template.ts';
