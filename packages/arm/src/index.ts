export { readTemplate, readTemplates, type ReadOptions, type ReadTemplate } from './read-template.ts';
export type { ParameterSource } from './template/parameters.ts';
export type { TemplateSource } from './template/parse.ts';
