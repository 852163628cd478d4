import type { KeptResource } from '@keelgate/model';
import { json } from '../record/json.ts';
import { record, text } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<KeptResource>({ type: text, name: text, body: json });

export const kept: Section = listSection('kept', shape);
