import type { PolicyDocument } from '@keelgate/model';
import { members } from '../record/json.ts';
import { type Shape, oneOf, optional, record, text } from '../record/shape.ts';
import { type Section, singleSection } from './section.ts';

/** Where a policy was written is a matter of somebody's files: a backup does not say it. */
export const policyShape: Shape<PolicyDocument> = record<PolicyDocument>({
  format: oneOf({ xml: true, rawxml: true }),
  text,
  place: { pack: () => null, unpack: () => null },
  rest: optional(members),
});

export const policy: Section = singleSection('policy', policyShape);
