import type { VersionSet } from '@keelgate/model';
import { members } from '../record/json.ts';
import { optional, record, text, union } from '../record/shape.ts';
import { type Section, listSection } from './section.ts';

const shape = record<VersionSet>({
  id: text,
  name: text,
  scheme: union<VersionSet['scheme']>({
    segment: record({}),
    query: record({ parameter: text }),
    header: record({ header: text }),
  }),
  rest: optional(members),
});

export const versionSets: Section = listSection('versionSets', shape);
