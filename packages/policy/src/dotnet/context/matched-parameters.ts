import type { TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { defineView, textKey } from './define-view.ts';

type OfParameters = { readonly parameters: ReadonlyMap<string, string> };

export const matchedParameters: TypeDefinition = defineView({
  name: 'MatchedParameters',
  element: 'string',
  view: {
    get: (_: Runtime, { parameters }: OfParameters, key: NetValue) => parameters.get(textKey(key)),
    entries: (_: Runtime, { parameters }: OfParameters) => parameters.entries(),
    count: (_: Runtime, { parameters }: OfParameters) => parameters.size,
  },
});
