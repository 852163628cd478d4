import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { linkedIn } from './linked.ts';
import { arbitraryTemplate } from './testing/arbitrary-template.ts';
import { deployJson } from './testing/deploy-json.ts';

/** Files that link to each other and to themselves. */
const linked = linkedIn([
  {
    file: 'a.json',
    text: '{ "resources": [{ "type": "Microsoft.Resources/deployments", "name": "b", "properties": { "templateLink": { "relativePath": "b.json" } } }] }',
  },
  {
    file: 'b.json',
    text: '{ "parameters": { "p": { "type": "string" } }, "resources": [{ "type": "a.b/c", "name": "[parameters(\'p\')]" }] }',
  },
]);

test.prop([arbitraryTemplate, fc.boolean(), fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.jsonValue())])(
  'no template makes it throw or go on for ever, and every fault says what and where',
  (template, isInventing, given) => {
    const { faults, resources } = deployJson(template, given, { isInventing, linked });
    for (const { code, message, place } of faults) {
      expect(code).toMatch(/^arm\/[a-z-]+$/);
      expect(message).not.toMatch(/undefined|\[object |function \(/);
      expect(message.length).toBeGreaterThan(0);
      expect(place?.line).toBeGreaterThan(0);
      expect(place?.column).toBeGreaterThan(0);
    }
    for (const { type, name, path } of resources)
      expect([type, name, path].every((text) => text.length > 0)).toBe(true);
  },
);

test.prop([arbitraryTemplate, fc.nat(), fc.string({ maxLength: 4 })])(
  'nor does one that is cut up',
  (template, at, instead) => {
    const text = JSON.stringify(template);
    const from = at % text.length;
    const { faults } = deployJson(text.slice(0, from) + instead + text.slice(from + 2), {}, { isInventing: true });
    for (const { place } of faults) expect(place?.line).toBeGreaterThan(0);
  },
);
