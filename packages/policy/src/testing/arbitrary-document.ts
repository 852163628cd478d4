import fc from 'fast-check';
import type { PolicyElement, Text } from '../document/element.ts';
import { trimBlanks } from '../document/element.ts';

/** C# that begins at an expression's `@`, made of what a scanner trips over. */
export const expression: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        'context.Request',
        ' < 1 && 2 > 1',
        '"a)b"',
        '"\\"("',
        '@"c:\\"',
        '@"say ""hi"" ("',
        '$"x={y["z"]}{{"',
        '$"{(true ? ")" : "(")}"',
        "'('",
        "'\\''",
        '/* ) " */',
        '// )\n',
        '(1)',
        '[2]',
        '{ return 3; }',
        '&amp;',
        '"a &lt; b"',
        '\uE0000\uE001',
        '\n',
      ),
      { maxLength: 6 },
    ),
    fc.boolean(),
  )
  .map(([pieces, isBlock]) => (isBlock ? `@{${pieces.join(' ')}}` : `@(${pieces.join(' ')})`));

const name = fc.constantFrom('a', 'b-c', 'set-body', 'x:y', '_z', 'policies', 'é');

const piece = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '@(',
    '@{',
    '@',
    '&amp;',
    '&#64;(',
    '<!--',
    '-->',
    ']]>',
    '{{n}}',
    '\uE000',
    '\uE0000\uE001',
    '"',
    "'",
    '\n\t',
  ),
);

const literal = fc
  .array(piece, { maxLength: 4 })
  .map((pieces) => pieces.join('').replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''));

const value: fc.Arbitrary<Text> = fc.oneof(
  literal.map((text): Text => ({ kind: 'literal', value: text })),
  expression.map((source): Text => ({ kind: 'expression', source })),
);

const place = { file: 'policy', line: 1, column: 1 };

/** Any element that a document can hold. */
export const element: fc.Arbitrary<PolicyElement> = fc.letrec<{ element: PolicyElement }>((tie) => ({
  element: fc
    .record({
      name,
      attributes: fc.uniqueArray(fc.record({ name, value }), { selector: (attribute) => attribute.name, maxLength: 3 }),
      children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('element'), { maxLength: 3 })),
      text: fc.option(value),
    })
    .map((made) => normal(made)),
})).element;

type Made = Pick<PolicyElement, 'name' | 'children' | 'text'> & {
  readonly attributes: readonly { readonly name: string; readonly value: Text }[];
};

/** Text has no blanks at its ends, and a body has no elements. */
function normal({ name: called, attributes, children, text }: Made): PolicyElement {
  const kept = text?.kind === 'literal' ? { ...text, value: trimBlanks(text.value) } : text;
  return {
    name: called,
    attributes: attributes.map((attribute) => ({ ...attribute, place })),
    children: called === 'set-body' ? [] : children,
    text: kept?.kind === 'literal' && kept.value === '' ? null : kept,
    place,
  };
}

/** The element with every place the same, to compare what was written alone. */
export function withoutPlaces(of: PolicyElement): PolicyElement {
  return {
    ...of,
    attributes: of.attributes
      .map((attribute) => ({ ...attribute, value: withoutPlace(attribute.value), place }))
      .toSorted((left, right) => (left.name < right.name ? -1 : 1)),
    children: of.children.map(withoutPlaces),
    text: of.text === null ? null : withoutPlace(of.text),
    place,
  };
}

function withoutPlace(text: Text): Text {
  return text.kind === 'literal' ? text : { kind: 'expression', source: text.source };
}

/** Text that looks like a policy document often enough to get into every corner of a parser. */
export const almostDocument: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<policies>',
        '</policies>',
        '<inbound>',
        '</inbound>',
        '<base/>',
        '<rate-limit calls="',
        '" renewal-period="60"/>',
        '<retry condition="@(',
        ')" count="3" interval="1">',
        '</retry>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '@{',
        '}',
        '{{name}}',
        '&quot;',
        '&#64;',
        '&bogus;',
        '\uE000',
        '"',
        "'",
        '$"{',
        '<?xml version="1.0"?>',
        '\uFEFF',
        '\u0000',
        '<choose><when condition="true">',
        '</when></choose>',
        '<include-fragment fragment-id="f"/>',
        '<ip-filter action="allow">',
        '<address>::1</address>',
        '</ip-filter>',
        '<fragment>',
        '</fragment>',
        '<set-body template="liquid">',
        '</set-body>',
      ),
      expression,
      fc.string(),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));
