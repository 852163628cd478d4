import { someText } from './value.ts';
import type { Operand } from '../../program/operand.ts';
import type { Attribute } from '../../shape/attribute.ts';
import { optional } from '../../shape/attribute.ts';
import { oneOf } from '../../shape/kind.ts';
import type { ElementReader } from '../../shape/reader.ts';
import type { Child, Config } from '../../shape/shape.ts';
import { maybe } from '../../shape/shape.ts';
import { atLeastOne } from './range.ts';
import { checkSequence } from './sequence.ts';
import type { TextShape } from './value.ts';

/** What the policies that send a request of their own have in common. */
export const sentRequestAttributes: {
  readonly mode: Attribute<Operand<'new' | 'copy'>>;
  readonly timeout: Attribute<Operand<number>>;
} = { mode: optional(oneOf('new', 'copy'), 'new'), timeout: optional(atLeastOne, 60) };

export const sentRequestChildren: { readonly 'set-url': Child<Config<TextShape> | null> } = {
  'set-url': maybe(someText),
};

/** Policies that put the request together, and work on it instead of the one on its way to the backend. */
export const sentRequestPolicies: readonly string[] = [
  'set-method',
  'set-header',
  'set-body',
  'authentication-certificate',
  'authentication-managed-identity',
  'authentication-basic',
  'proxy',
];

export function checkSentRequest(reader: ElementReader): void {
  const mode = reader.element.attributes.find(({ name }) => name === 'mode')?.value;
  const isNew = mode === undefined || (mode.kind === 'literal' && mode.value === 'new');
  if (isNew && !reader.element.children.some(({ name }) => name === 'set-url'))
    reader.warn(
      'no-url',
      `<${reader.element.name}> sends its request nowhere: it has neither a <set-url> nor the mode copy`,
    );
  checkSequence(reader, ['set-url', 'set-method', 'set-header*', 'set-body']);
}
