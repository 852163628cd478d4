import type { Variables } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { defineView, textKey } from './define-view.ts';

type OfVariables = { readonly variables: Variables };

export const variables: TypeDefinition = defineView({
  name: 'Variables',
  element: 'object',
  view: {
    get: (_: Runtime, self: OfVariables, key: NetValue) => self.variables.get(textKey(key)),
    entries: (_: Runtime, self: OfVariables) => self.variables.entries(),
    count: (_: Runtime, self: OfVariables) => self.variables.size,
  },
});
