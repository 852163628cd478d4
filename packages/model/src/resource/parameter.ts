import type { Json } from './rest.ts';

/** A parameter of a request or a response, as an operation describes it: of the path, the query, a header or a form. */
export type Parameter = {
  readonly name: string;
  /** As it is described: `string`, `integer`, … */
  readonly type: string;
  readonly required: boolean;
  readonly description: string | null;
  readonly defaultValue: Json;
  /** The values that it may have; empty where any will do. */
  readonly values: readonly Json[];
  /** The schema that describes it: its id in the API, and the name of the type in it. */
  readonly schemaId: string | null;
  readonly typeName: string | null;
};

/** A parameter of which only the name is known. */
export function plainParameter(name: string): Parameter {
  return {
    name,
    type: 'string',
    required: false,
    description: null,
    defaultValue: null,
    values: [],
    schemaId: null,
    typeName: null,
  };
}
