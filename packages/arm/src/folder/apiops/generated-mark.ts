/** Marks a description as written for operations that had none, and names what OpenAPI has no name for. */
export const generatedMark: { readonly name: string; readonly value: string; readonly schemaId: string } = {
  name: 'x-generated-by',
  value: 'keelgate',
  schemaId: 'x-schema-id',
};
