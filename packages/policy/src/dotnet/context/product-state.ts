import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const productState: TypeDefinition = defineType({
  name: 'ProductState',
  kind: 'enum',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iproduct',
  values: { NotPublished: 0, Published: 1 },
});
