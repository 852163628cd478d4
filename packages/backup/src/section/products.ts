import type { Product } from '@keelgate/model';
import { members } from '../record/json.ts';
import { flag, list, nullable, number, optional, record, text } from '../record/shape.ts';
import { policyShape } from './policy.ts';
import { type Section, listSection } from './section.ts';

const shape = record<Product>({
  id: text,
  name: text,
  subscriptionRequired: flag,
  approvalRequired: flag,
  published: flag,
  subscriptionsLimit: nullable(number),
  apiIds: list(text),
  groupIds: list(text),
  policy: nullable(policyShape),
  rest: optional(members),
});

export const products: Section = listSection('products', shape);
