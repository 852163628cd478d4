import type { Fragment } from '@keelgate/model';
import { members } from '../record/json.ts';
import { optional, record, text } from '../record/shape.ts';
import { policyShape } from './policy.ts';
import { type Section, listSection } from './section.ts';

const shape = record<Fragment>({ id: text, document: policyShape, rest: optional(members) });

export const fragments: Section = listSection('fragments', shape);
