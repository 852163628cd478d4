import { raise } from '../raise.ts';

/** What a loop over a collection throws when it has been changed meanwhile. */
export function raiseModified(): never {
  return raise('System.InvalidOperationException', 'Collection was modified; enumeration operation may not execute.');
}

/** The elements of a record that counts its changes, as long as it does not change. */
export function* whileUnchanged<Element>(
  self: { readonly version: number },
  elements: () => Iterable<Element>,
): Generator<Element> {
  const { version } = self;
  for (const element of elements()) {
    if (self.version !== version) raiseModified();
    yield element;
  }
  if (self.version !== version) raiseModified();
}
