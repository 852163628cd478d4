import type { Kind } from '../../shape/kind.ts';

export type Template = 'liquid' | 'none';

/** Whether a text is a Liquid template. Azure takes the word in any case. */
export const template: Kind<Template> = {
  expected: 'liquid or none',
  read: (text) => {
    const folded = text.trim().toLowerCase();
    return folded === 'liquid' || folded === 'none' ? folded : undefined;
  },
  from: () => undefined,
  standIn: 'none',
};
