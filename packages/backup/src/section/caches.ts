import type { Cache } from '@keelgate/model';
import { members } from '../record/json.ts';
import { optional, record, text } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<Cache>({ id: text, useFromLocation: text, rest: optional(members) });

export const caches: Section = listSection('caches', shape);
