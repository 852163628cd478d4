import type { User } from '@keelgate/model';
import { members } from '../record/json.ts';
import { oneOf, optional, record, text } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<User>({
  id: text,
  email: text,
  firstName: text,
  lastName: text,
  state: oneOf({ active: true, blocked: true, pending: true, deleted: true }),
  rest: optional(members),
});

export const users: Section = listSection('users', shape);
