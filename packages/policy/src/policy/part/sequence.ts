import type { ElementReader } from '../../shape/reader.ts';

/** Names of child elements in the order in which they come; with `*` behind it, one may come more than once. */
export type Sequence = readonly string[];

/** Reports children that come too often, or after one that they come before. */
export function checkSequence(reader: ElementReader, sequence: Sequence): void {
  const { element } = reader;
  const seen = new Set<string>();
  let latest = 0;
  for (const child of element.children) {
    const at = sequence.findIndex((entry) => entry === child.name || entry === `${child.name}*`);
    if (at < 0) continue;
    if (seen.has(child.name) && sequence[at] === child.name) {
      reader.fault('too-many-elements', `<${element.name}> may hold one <${child.name}>; this is another`, child);
    }
    seen.add(child.name);
    if (at < latest) {
      const message = `<${child.name}> stands after <${sequence[latest]?.replace('*', '') ?? ''}> in <${element.name}>; expected it before`;
      reader.fault('wrong-order', message, child);
      return;
    }
    latest = at;
  }
}
