import type { PolicyElement } from './element.ts';

const place = { file: 'built-in', line: 1, column: 1 };

function element(name: string, children: readonly PolicyElement[] = []): PolicyElement {
  return { name, attributes: [], children, text: null, place };
}

/** What the global scope has until somebody writes another document: requests are forwarded. */
export const defaultGlobal: PolicyElement = element('policies', [
  element('inbound'),
  element('backend', [element('forward-request')]),
  element('outbound'),
  element('on-error'),
]);
