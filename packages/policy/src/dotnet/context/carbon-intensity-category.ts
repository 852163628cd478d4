import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const carbonIntensityCategory: TypeDefinition = defineType({
  name: 'CarbonIntensityCategory',
  kind: 'enum',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  values: { VeryLow: 0, Low: 1, Medium: 2, High: 3, VeryHigh: 4, NotAvailable: 5 },
});
