import type { NamedValue } from '@keelgate/model';
import { members } from '../record/json.ts';
import { flag, nullable, optional, record, text } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<NamedValue>({
  id: text,
  name: text,
  value: nullable(text),
  secret: flag,
  rest: optional(members),
});

export const namedValues: Section = listSection('namedValues', shape);
