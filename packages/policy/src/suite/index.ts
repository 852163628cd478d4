export { readRunRequest } from './read-request.ts';
export type { InputText } from './source-text.ts';
