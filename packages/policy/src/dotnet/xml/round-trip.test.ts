import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { stillRuntime } from '../../testing/run-member.ts';
import type { NetException } from '../raise.ts';
import { addLast } from './content.ts';
import { deepEquals } from './equal.ts';
import { xmlTypes } from './index.ts';
import { xName } from './name.ts';
import { isXElement, xAttribute, xCData, xComment, xElement, xText, type XElement, type XNode } from './node.ts';
import { printXml } from './print-xml.ts';
import { readElement, readXml } from './read-xml.ts';
import { descendantsOf, valueOf } from './tree.ts';

/** Characters that XML can hold; a carriage return would come back as a line feed. */
const text = fc.string({ unit: 'binary' }).map((value) => value.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd]/g, ''));
const local = fc.constantFrom('a', 'b', 'c-d', 'e.f', '_g', 'constructor', '__proto__', 'xml');
const name = fc.tuple(local, fc.constantFrom('', '', 'urn:one', 'urn:two')).map(([each, space]) => xName(each, space));

const tree = fc.letrec<{ element: XElement; node: XNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text.filter((value) => value.trim() !== '').map(xText),
    text.map(xCData),
    text.map((value) => xComment(value.replaceAll('-', '+'))),
    tie('element'),
  ),
  element: fc
    .record({
      name,
      attributes: fc.uniqueArray(fc.tuple(name, text), {
        maxLength: 3,
        selector: ([each]) => `${each.space} ${each.local}`,
      }),
      nodes: fc.array(tie('node'), { maxLength: 4 }),
      hasEnd: fc.boolean(),
    })
    .map(({ name: own, attributes, nodes, hasEnd }) => {
      const rt = stillRuntime();
      const element = xElement(own);
      element.hasEnd = hasEnd;
      for (const [each, value] of attributes) addLast(rt, element, xAttribute(each, value));
      for (const node of nodes) addLast(rt, element, node);
      return element;
    }),
})).element;

/** Without the declarations that printing has added. */
function withoutDeclarations(element: XElement): XElement {
  const all = [element, ...descendantsOf(stillRuntime(), element).filter((node) => isXElement(node))];
  for (const each of all)
    each.attributes = each.attributes.filter(
      (attribute) => attribute.name.local !== 'xmlns' && !attribute.name.space.includes('xmlns'),
    );
  return element;
}

test.prop([tree])('what is printed on one line is read as what it was', (element) => {
  const rt = stillRuntime();
  const again = withoutDeclarations(readElement(rt, printXml(rt, element, false)));
  expect(printXml(rt, again, false)).toBe(printXml(rt, element, false));
  expect(deepEquals(rt, again, element)).toBe(true);
});

test.prop([tree])('lines and indentation change no names, attributes or values', (element) => {
  const rt = stillRuntime();
  const again = withoutDeclarations(readElement(rt, printXml(rt, element, true)));
  const shape = (node: XElement): unknown => [
    node.name,
    node.attributes.map(({ value }) => value),
    node.nodes.filter((each) => isXElement(each)).map(shape),
  ];
  expect(shape(again)).toEqual(shape(element));
  if (
    element.nodes.some(({ net }) => net === 'System.Xml.Linq.XText') &&
    element.nodes[0]?.net === 'System.Xml.Linq.XText'
  )
    expect(valueOf(rt, again)).toBe(valueOf(rt, element));
});

test.prop([
  fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('<a>', '</a>', '<b x="1">', '</b>', 't', '&amp;', '&x;', '<!--c-->', '<', '>', '"'))
      .map((parts) => parts.join('')),
  ),
])('no text does anything but become a document or an XmlException', (source) => {
  try {
    readXml(stillRuntime(), source);
  } catch (error) {
    expect((error as NetException).type).toBe('System.Xml.XmlException');
  }
});

it('every type is listed once', () => {
  expect(new Set(xmlTypes.map((each) => each.name)).size).toBe(xmlTypes.length);
});
