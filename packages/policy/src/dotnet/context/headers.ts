import type { Headers } from '../../http/headers.ts';
import type { TypeDefinition } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { defineView, textKey, texts } from './define-view.ts';

type OfHeaders = { readonly headers: Headers };

export const headers: TypeDefinition = defineView({
  name: 'Headers',
  element: 'string[]',
  view: {
    get: (_: Runtime, self: OfHeaders, key: NetValue) => {
      const field = self.headers.get(textKey(key).toLowerCase());
      return field === undefined ? undefined : texts(field.values);
    },
    entries: (_: Runtime, self: OfHeaders) =>
      [...self.headers.values()].map(({ name, values }) => [name, texts(values)] as const),
    count: (_: Runtime, self: OfHeaders) => self.headers.size,
  },
});
