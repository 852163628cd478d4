import type { TemplateFunction } from '../define-function.ts';
import { fromBase64 } from '../bytes.ts';
import { exactly, refuseArgument, scalar, stringOf } from '../define-function.ts';
import { page } from '../page.ts';
import { unescaped } from '../escape.ts';

export const dataUriToStringFunction: TemplateFunction = {
  name: 'dataUriToString',
  source: page('string', 'dataUriToString'),
  arity: exactly(1),
  call: ([uri], work) => {
    const [, base64, data] = /^data:[^,]*?(;base64)?,(.*)$/is.exec(stringOf(uri, work)) ?? [];
    if (data === undefined) return refuseArgument(uri, work, 0, 'a data URI such as data:;base64,SGVsbG8=');
    const text = base64 === undefined ? unescaped(data) : fromBase64(unescaped(data));
    return scalar(text ?? refuseArgument(uri, work, 0, 'a data URI that holds a text'), work);
  },
};
