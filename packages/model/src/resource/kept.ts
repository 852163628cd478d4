/** A resource of the service that is no part of the model's nouns: its whole body, so that nothing is lost. */
export type KeptResource = {
  /** The full type, as `Microsoft.ApiManagement/service/loggers`. */
  readonly type: string;
  /** The full name, as `my-service/my-logger`. */
  readonly name: string;
  readonly body: unknown;
};
