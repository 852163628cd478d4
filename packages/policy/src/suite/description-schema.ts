import * as z from 'zod';
import type { OperationDescription } from '../description.ts';

// Descriptions are pasted from OpenAPI documents, which say much more than policies look at: other keys may stay.
const anything = z.unknown().exactOptional();
const required = z.boolean().exactOptional();
const content = z
  .record(z.string(), z.looseObject({ schema: anything, example: anything, examples: examples().exactOptional() }))
  .exactOptional();

function examples(): z.ZodType<Readonly<Record<string, unknown>> | readonly unknown[]> {
  return z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())], 'a map or a list of examples');
}

const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required,
  schema: anything,
});
const header = z.looseObject({ required, schema: anything });

type Shape = {
  readonly [Key in keyof Required<OperationDescription>]: z.ZodExactOptional<
    z.ZodType<Required<OperationDescription>[Key]>
  >;
};

/** What an operation's description says, key by key. */
export const descriptionShape: Shape = {
  parameters: z.array(parameter).exactOptional(),
  requestBody: z.looseObject({ required, content }).exactOptional(),
  responses: z
    .record(
      z.string().regex(/^(?:[1-5]\d\d|[1-5]XX|[1-5]xx|default)$/, 'a status such as 200, 4XX or default'),
      z.looseObject({ headers: z.record(z.string(), header).exactOptional(), content }),
    )
    .exactOptional(),
  components: anything,
  definitions: anything,
};
