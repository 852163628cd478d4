import type { TemplateFunction } from '../define-function.ts';
import { texts } from '../answer.ts';
import { exactly, stringOf } from '../define-function.ts';
import { page } from '../page.ts';

export const splitFunction: TemplateFunction = {
  name: 'split',
  source: page('string', 'split'),
  arity: exactly(2),
  call: ([text, marks], work) => {
    const found = marks?.kind === 'list' ? marks.items : [marks];
    return texts(
      split(
        stringOf(text, work),
        found.map((mark) => stringOf(mark, work, 1)).filter((mark) => mark !== ''),
      ),
      work,
    );
  },
};

/** At each place the first mark that fits ends a part. */
function split(text: string, marks: readonly string[]): readonly string[] {
  if (marks.length === 0) return [text];
  const any = new RegExp(marks.map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)).join('|'));
  return text.split(any);
}
