import { fc } from '@fast-check/vitest';
import type { Json } from '@keelgate/model';

/** Texts that mean something somewhere, and any others. */
export const someText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '[a]',
    '[[a]',
    "[parameters('p')]",
    '[',
    ']',
    '',
    '<policies />',
    '@(1)',
    'openapi',
    'xml',
    'rawxml',
    '/apis/Orders',
    'http',
    'get-a',
    '/a',
  ),
  fc.string(),
);

export const someJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    someText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'name', 'b', 'password'), tie('json'), { maxKeys: 3 }),
  ),
})).json;
