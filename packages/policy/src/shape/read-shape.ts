import type { PolicyElement } from '../document/element.ts';
import { nearest } from './nearest.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Child, Config, Shape } from './shape.ts';
import type { ElementReader, ReaderOptions } from './reader.ts';
import { readElement } from './reader.ts';

/** Reads an element of a shape. What is wrong goes to the options' faults; what comes back can be compiled if nothing did. */
export function readShape<Of extends Shape>(shape: Of, element: PolicyElement, options: ReaderOptions): Config<Of> {
  const reader = readElement(element, options);
  if (!shape.isOpen) checkNames(shape, reader);
  const attributes = Object.fromEntries(
    Object.entries(shape.attributes).map(([name, attribute]) => [name, attribute.read(reader, name)]),
  );
  const children = Object.fromEntries(
    Object.entries(shape.children).map(([name, child]) => [name, readChildren(name, child, { reader, options })]),
  );
  if (shape.isOrdered) checkOrder(shape, reader);
  shape.check?.(reader);
  const text = shape.text === null ? null : shape.text.read(reader, null);
  return { element, attributes, children, text } as unknown as Config<Of>;
}

type Reading = { readonly reader: ElementReader; readonly options: ReaderOptions };

function readChildren(name: string, child: Child<unknown>, { reader, options }: Reading): unknown {
  const found = reader.element.children.filter((element) => element.name === name);
  if (found.length < child.min) reader.fault('missing-element', `<${reader.element.name}> needs a <${name}> inside it`);
  const extra = found[child.max];
  if (extra !== undefined)
    reader.fault('too-many-elements', `<${reader.element.name}> may hold one <${name}>; this is another`, extra);
  return child.collect(found.map((element) => readShape(child.shape, element, options)));
}

function checkNames(shape: Shape, reader: ElementReader): void {
  const { element } = reader;
  for (const { name, place } of element.attributes) {
    if (Object.hasOwn(shape.attributes, name) || name === 'id') continue;
    const known = Object.keys(shape.attributes);
    const meant = nearest(name, known);
    const has = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
    const hint = meant === null ? has : `did you mean ${meant}?`;
    reader.fault('unknown-attribute', `<${element.name}> has no attribute ${name}`, { place, hint });
  }
  for (const child of element.children) checkChild(shape, reader, child);
  const { text } = element;
  // A placeholder may stand for policies.
  if (shape.text === null && text !== null && !(text.kind === 'literal' && isPlaceholder(text.value)))
    reader.fault('unexpected-text', `<${element.name}> holds text; expected none`);
}

function checkChild(shape: Shape, { element, fault }: ElementReader, child: PolicyElement): void {
  if (Object.hasOwn(shape.children, child.name) || shape.policies === 'any') return;
  const allowed = [...Object.keys(shape.children), ...(shape.policies === 'none' ? [] : shape.policies)];
  if (allowed.includes(child.name)) return;
  const expected =
    allowed.length === 0 ? 'it holds no elements' : `expected ${allowed.map((name) => `<${name}>`).join(' or ')}`;
  const meant = nearest(child.name, allowed);
  const hint = meant === null ? {} : { hint: `did you mean <${meant}>?` };
  const message = `<${child.name}> has no place in <${element.name}>; ${expected}`;
  fault('unexpected-element', message, { place: child.place, ...hint });
}

/** Children come in the order in which the shape lists them. */
function checkOrder(shape: Shape, reader: ElementReader): void {
  const order = Object.keys(shape.children);
  let latest = 0;
  for (const child of reader.element.children) {
    const at = order.indexOf(child.name);
    if (at < 0) continue;
    if (at < latest) {
      const message = `<${child.name}> stands after <${order[latest] ?? ''}> in <${reader.element.name}>; expected it before`;
      reader.fault('wrong-order', message, child);
      return;
    }
    latest = at;
  }
}
