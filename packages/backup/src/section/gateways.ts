import type { Gateway } from '@keelgate/model';
import { members } from '../record/json.ts';
import { list, optional, record, text } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<Gateway>({ id: text, locationName: text, apiIds: list(text), rest: optional(members) });

export const gateways: Section = listSection('gateways', shape);
