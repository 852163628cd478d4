import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, name, oneOf, whole } from '../shape/kind.ts';
import { maybe, shape, some } from '../shape/shape.ts';
import { atLeastOne } from './part/range.ts';
import { someText } from './part/value.ts';

const category = shape({
  attributes: {
    name: required(oneOf('Hate', 'SelfHarm', 'Sexual', 'Violence')),
    threshold: required(whole({ min: 0, max: 7 })),
  },
});
const categories = shape({
  attributes: { 'output-type': optional(oneOf('FourSeverityLevels', 'EightSeverityLevels'), 'FourSeverityLevels') },
  children: { category: some(category) },
});
const blocklists = shape({ children: { id: some(someText) } });

const config = shape({
  attributes: {
    'backend-id': required(name),
    'shield-prompt': optional(flag, false),
    'enforce-on-completions': optional(flag, false),
    'window-size': optional(atLeastOne, 10_000),
    'window-overlap-size': optional(whole()),
  },
  children: { categories: maybe(categories), blocklists: maybe(blocklists) },
  isOrdered: false,
});

/** `<llm-content-safety>`: has prompts, and completions too, judged by Azure AI Content Safety. */
export const llmContentSafety: Policy = definePolicy({
  name: 'llm-content-safety',
  doc: 'https://learn.microsoft.com/azure/api-management/llm-content-safety-policy',
  sections: ['inbound', 'outbound'],
  needs: 'an Azure AI Content Safety service behind the backend that it names',
  shape: config,
});
