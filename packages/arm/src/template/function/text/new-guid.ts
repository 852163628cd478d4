import type { TemplateFunction } from '../define-function.ts';
import { exactly, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { mix } from '@keelgate/model';

/** Azure draws one; here it is always the same for the same line and column, so that a template always reads the same. */
export const newGuidFunction: TemplateFunction = {
  name: 'newGuid',
  source: page('string', 'newGuid'),
  arity: exactly(0),
  call: (_, work) => {
    const seed = mix(work.place.line * 65_537 + work.place.column);
    const hex = (at: number): string => (mix(seed + at) >>> 0).toString(16).padStart(8, '0');
    const [a, b, c, d] = [hex(1), hex(2), hex(3), hex(4)];
    return scalar(`${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`, work);
  },
};
