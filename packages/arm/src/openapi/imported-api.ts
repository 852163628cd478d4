import type { ApiSchema, Fault, Operation, Place } from '@keelgate/model';

export type OpenApiFormat = 'swagger-2.0' | 'openapi-3.0' | 'openapi-3.1' | 'openapi-3.2';

/** A text that describes an API. */
export type OpenApiSource = {
  readonly file: string;
  readonly text: string;
  /** Where the text stands inside `file`, if it is not the whole of it; faults are then told at that place. */
  readonly place?: Place;
};

export type ImportOptions = {
  /** The API that the description is imported into: its schema document is named after it. */
  readonly apiId?: string;
  /**
   * What becomes of query parameters that are required: API Management puts them into the URL template (`template`, its
   * default), so that a request without them matches no operation, or leaves them in the query.
   */
  readonly translateRequiredQueryParameters?: 'template' | 'query';
};

/** What an import makes of a description. */
export type ImportedApi = {
  readonly format: OpenApiFormat;
  readonly title: string;
  readonly description: string | null;
  /** `info.version`. */
  readonly version: string | null;
  /** `null` where no server is absolute. */
  readonly serviceUrl: string | null;
  /** The path of the server, without slashes at its ends: what the API's own path may be. */
  readonly path: string;
  readonly protocols: readonly string[];
  readonly operations: readonly Operation[];
  readonly schemas: readonly ApiSchema[];
};

/** `api` is `null` where nothing can be read; with errors, it is what could be read all the same. */
export type OpenApiImport = { readonly api: ImportedApi | null; readonly faults: readonly Fault[] };
