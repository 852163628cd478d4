import type { PolicyDocument } from '@keelgate/model';
import { members } from '../record/json.ts';
import { type Shape, oneOf, optional, record, text } from '../record/shape.ts';
import { type Section, singleSection } from './section.ts';

type Written = Omit<PolicyDocument, 'place'>;

const written = record<Written>({
  format: oneOf({ xml: true, rawxml: true }),
  text,
  rest: optional(members),
});

/** Where a policy was written is a matter of somebody's files: a backup does not say it. */
export const policyShape: Shape<PolicyDocument> = {
  pack: written.pack,
  unpack: (packed) => ({ ...written.unpack(packed), place: null }),
};

export const policy: Section = singleSection('policy', policyShape);
