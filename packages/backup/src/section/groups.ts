import type { Group } from '@keelgate/model';
import { members } from '../record/json.ts';
import { list, oneOf, optional, record, text } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<Group>({
  id: text,
  name: text,
  kind: oneOf({ custom: true, system: true, external: true }),
  userIds: list(text),
  rest: optional(members),
});

export const groups: Section = listSection('groups', shape);
