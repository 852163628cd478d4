import type { ApiSchema } from '@keelgate/model';
import { json, members } from '../record/json.ts';
import { optional, record, text } from '../record/shape.ts';
import { sectionOfApi } from './of-api.ts';
import type { Section } from './section.ts';

const shape = record<ApiSchema>({ id: text, contentType: text, document: json, rest: optional(members) });

export const apiSchemas: Section = sectionOfApi('apiSchemas', 'schemas', shape);
