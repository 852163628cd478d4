import type { TemplateFunction } from '../define-function.ts';
import { exactly, refuseArgument, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { resolveUri } from '../resolve-uri.ts';

export const uriFunction: TemplateFunction = {
  name: 'uri',
  source: page('string', 'uri'),
  arity: exactly(2),
  call: ([base, relative], work) =>
    scalar(
      resolveUri(stringOf(base, work), stringOf(relative, work, 1)) ??
        refuseArgument(base, work, 0, 'an absolute URI such as https://example.com/'),
      work,
    ),
};
