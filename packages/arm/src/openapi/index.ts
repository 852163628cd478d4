export { describesApi, type ApiDescription } from './describes-api.ts';
export { importOpenApi } from './import-open-api.ts';
export type { ImportedApi, ImportOptions, OpenApiFormat, OpenApiImport, OpenApiSource } from './imported-api.ts';
