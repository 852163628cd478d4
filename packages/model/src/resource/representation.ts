import type { Parameter } from './parameter.ts';
import type { Json } from './rest.ts';

/** A body that an operation takes or gives in one content type. */
export type Representation = {
  readonly contentType: string;
  /** The schema of the API that describes it, and the name of the type in it: `definitions` or `components/schemas`. */
  readonly schemaId: string | null;
  readonly typeName: string | null;
  /** Of a form. */
  readonly formParameters: readonly Parameter[];
  readonly examples: readonly Example[];
};

/** A body as an example; `value` is JSON, or a text in any other content type. */
export type Example = { readonly name: string; readonly summary: string | null; readonly value: Json };

/** One answer that an operation may give. */
export type OperationResponse = {
  /** 0 stands for `default`. */
  readonly status: number;
  readonly description: string | null;
  readonly headers: readonly Parameter[];
  readonly representations: readonly Representation[];
};
