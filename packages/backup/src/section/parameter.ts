import type { Example, Parameter, Representation } from '@keelgate/model';
import { json } from '../record/json.ts';
import { type Shape, flag, list, nullable, record, text, word } from '../record/shape.ts';

export const parameter: Shape<Parameter> = record<Parameter>({
  name: word(),
  type: word(),
  required: flag,
  description: nullable(text),
  defaultValue: json,
  values: list(json),
  schemaId: nullable(text),
  typeName: nullable(text),
});

export const representation: Shape<Representation> = record<Representation>({
  contentType: word(),
  schemaId: nullable(text),
  typeName: nullable(text),
  formParameters: list(parameter),
  examples: list(record<Example>({ name: text, summary: nullable(text), value: json })),
});
