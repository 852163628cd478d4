import type { PolicyElement, Text } from './element.ts';
import { protectEntities } from './entity.ts';

/** The document as raw XML, indented; parsing it again gives an equal document, places aside. */
export function printDocument(element: PolicyElement, indent = ''): string {
  const attributes = element.attributes.map(({ name, value }) => ` ${name}=${printAttribute(value)}`).join('');
  const inner = `${indent}  `;
  const text = element.text === null ? '' : printText(element.text);
  if (element.children.length === 0) {
    return text === ''
      ? `${indent}<${element.name}${attributes} />`
      : `${indent}<${element.name}${attributes}>${text}</${element.name}>`;
  }
  const children = element.children.map((child) => printDocument(child, inner));
  const lines = text === '' ? children : [`${inner}${text}`, ...children];
  return [`${indent}<${element.name}${attributes}>`, ...lines, `${indent}</${element.name}>`].join('\n');
}

function printAttribute(value: Text): string {
  if (value.kind === 'expression') return `"${printText(value)}"`;
  const escaped = printText(value).replaceAll('"', '&quot;').replaceAll('\t', '&#9;');
  return `"${escaped.replaceAll('\n', '&#10;').replaceAll('\r', '&#13;')}"`;
}

function printText(text: Text): string {
  if (text.kind === 'expression') return protectEntities(text.source);
  // An expression's beginning in what is not one is kept apart from what reads like one.
  return text.value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll(/@(?=[({])/g, '&#64;');
}
