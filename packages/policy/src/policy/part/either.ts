import type { ElementReader } from '../../shape/reader.ts';

/** Reports unless exactly one of the attributes is there. */
export function exactlyOne(reader: ElementReader, ...names: readonly string[]): void {
  atLeastOneOf(reader, ...names);
  atMostOne(reader, ...names);
}

export function atLeastOneOf(reader: ElementReader, ...names: readonly string[]): void {
  if (names.some(reader.has)) return;
  reader.fault('missing-attribute', `<${reader.element.name}> needs the attribute ${names.join(' or ')}`);
}

export function atMostOne(reader: ElementReader, ...names: readonly string[]): void {
  const [first, second] = names.filter(reader.has);
  if (first === undefined || second === undefined) return;
  reader.fault('wrong-value', `<${reader.element.name}> has both ${first} and ${second}; expected one of them`);
}

/** Reports where one attribute is there and the other one, which it needs, is not. */
export function needsToo(reader: ElementReader, one: string, other: string): void {
  if (reader.has(one) && !reader.has(other))
    reader.fault('missing-attribute', `<${reader.element.name}> has ${one} and needs the attribute ${other} then`);
}
