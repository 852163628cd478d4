import type { TemplateFunction } from '../define-function.ts';
import { numberOf, refuseArgument, scalar, stringOf, textOf } from '../define-function.ts';
import { page } from '../page.ts';

const widthMax = 16_384;

export const padLeftFunction: TemplateFunction = {
  name: 'padLeft',
  source: page('string', 'padLeft'),
  arity: { min: 2, max: 3 },
  call: ([text, width, fill], work) => {
    const wanted = numberOf(width, work, 1);
    if (wanted < 0 || wanted > widthMax) return refuseArgument(width, work, 1, `a width from 0 to ${widthMax}`);
    const char = fill === undefined ? ' ' : stringOf(fill, work, 2);
    if (char.length !== 1) return refuseArgument(fill, work, 2, 'one character');
    return scalar(textOf(text, work).padStart(wanted, char), work);
  },
};
