import type { Json } from './rest.ts';

/**
 * A resource that is no part of the model's nouns, or whose parent is not known: its whole body, in the form of a template
 * (see `Rest`), so that nothing is lost.
 */
export type KeptResource = {
  /** The full type, as `Microsoft.ApiManagement/service/loggers`. */
  readonly type: string;
  /** The full name, as `my-service/my-logger`. */
  readonly name: string;
  readonly body: Json;
};
