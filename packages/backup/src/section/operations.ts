import type { Operation, OperationResponse } from '@keelgate/model';
import { members } from '../record/json.ts';
import { list, nullable, number, optional, record, text, word } from '../record/shape.ts';
import { sectionOfApi } from './of-api.ts';
import { parameter, representation } from './parameter.ts';
import { policyShape } from './policy.ts';
import type { Section } from './section.ts';

const response = record<OperationResponse>({
  status: number,
  description: nullable(text),
  headers: list(parameter),
  representations: list(representation),
});

const shape = record<Operation>({
  id: text,
  name: text,
  method: word(),
  urlTemplate: text,
  description: nullable(text),
  templateParameters: list(parameter),
  queryParameters: list(parameter),
  headers: list(parameter),
  representations: list(representation),
  responses: list(response),
  policy: nullable(policyShape),
  rest: optional(members),
});

export const operations: Section = sectionOfApi('operations', 'operations', shape);
