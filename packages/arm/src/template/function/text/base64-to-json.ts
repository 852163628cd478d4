import type { TemplateFunction } from '../define-function.ts';
import { fromBase64 } from '../bytes.ts';
import { exactly, refuseArgument, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { readJson } from '../read-json.ts';

export const base64ToJsonFunction: TemplateFunction = {
  name: 'base64ToJson',
  source: page('string', 'base64ToJson'),
  arity: exactly(1),
  call: ([text], work) =>
    readJson(fromBase64(stringOf(text, work)) ?? refuseArgument(text, work, 0, 'a base64 text'), text, work),
};
