import type { TemplateFunction } from '../define-function.ts';
import { texts } from '../answer.ts';
import { exactly, refuseArgument, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

/** All marks together, where there are several. */
const marksMax = 1000;

export const splitFunction: TemplateFunction = {
  name: 'split',
  source: page('string', 'split'),
  arity: exactly(2),
  call: ([text, marks], work) => {
    const found = (marks?.kind === 'list' ? marks.items : [marks])
      .map((mark) => stringOf(mark, work, 1))
      .filter((mark) => mark !== '');
    const length = found.reduce((sum, mark) => sum + mark.length, 0);
    if (found.length > 1 && length > marksMax)
      return refuseArgument(marks, work, 1, `marks of ${marksMax} characters at most`);
    return texts(split(stringOf(text, work), found), work);
  },
};

/** At each place the first mark that fits ends a part. */
function split(text: string, marks: readonly string[]): readonly string[] {
  const [only, ...others] = marks;
  if (only === undefined) return [text];
  if (others.length === 0) return text.split(only);
  const any = new RegExp(marks.map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)).join('|'));
  return text.split(any);
}
