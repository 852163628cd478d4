import type { Fault, PolicyDocument } from '@keelgate/model';

/**
 * A fault as its reader can use it. In a policy file of its own a place is a line and column of that file. A document that
 * stands inside another file, as a template's string does, is one value there: the fault gets the value's place, and its
 * sentence says which line of the policy it means.
 */
export function faultInDocument(document: PolicyDocument, fault: Fault): Fault {
  const { place } = document;
  if (place === null || fault.place === undefined || (place.line === 1 && place.column === 1)) return fault;
  return { ...fault, message: `line ${fault.place.line} of the policy: ${fault.message}`, place };
}
