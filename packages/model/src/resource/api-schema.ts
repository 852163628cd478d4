import type { Json, Rest } from './rest.ts';

/** A schema document of an API, which its operations' parameters and bodies refer to by id and type name. */
export type ApiSchema = {
  readonly id: string;
  /** Such as `application/vnd.oai.openapi.components+json`. */
  readonly contentType: string;
  /** `components` of OpenAPI 3, `definitions` of 2.0, or a text (XSD, GraphQL). */
  readonly document: Json;
  readonly rest?: Rest;
};
