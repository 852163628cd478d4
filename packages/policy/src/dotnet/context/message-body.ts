import type { Body } from '../../http/body.ts';
import { bodyBytes, bodyText } from '../../http/body.ts';
import { parseQuery } from '../../http/url.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { NetValue } from '../value.ts';
import { byteArray } from '../value.ts';
import { bodyParsers, formFields } from './body-format.ts';

/**
 * The body of a message. Reading it takes it away unless `preserveContent` says otherwise: the stream is at its end then,
 * for later readers and for the backend.
 */
export const messageBody: TypeDefinition = defineType({
  name: 'IMessageBody',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-imessagebody',
  members: {
    'T As<T>(bool preserveContent = false)': (rt: Runtime, [type]: readonly NetType[], body: Body, keeps: boolean) =>
      readAs(rt, body, { type: type as NetType, keeps }),
    'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': (
      rt: Runtime,
      body: Body,
      keeps: boolean,
    ) => {
      const text = take(rt, body, keeps);
      return formFields(
        rt,
        parseQuery(text).map(([name, value]) => [name, value ?? ''] as const),
      );
    },
  },
});

type Reading = { readonly type: NetType; readonly keeps: boolean };

function readAs(rt: Runtime, body: Body, { type, keeps }: Reading): NetValue {
  if (type.kind === 'array') {
    const bytes = bodyBytes(body);
    burn(rt, bytes.length >>> 4);
    if (!keeps) body.consumed = true;
    return byteArray(bytes.slice());
  }
  const name = type.kind === 'named' ? type.definition.name : 'System.String';
  const format = bodyParsers.get(name);
  if (format === undefined) return raise('System.NotSupportedException', `The body cannot be read as ${name}.`);
  return format(rt, take(rt, body, keeps));
}

function take(rt: Runtime, body: Body, keeps: boolean): string {
  const text = bodyText(body);
  checkText(rt, text.length);
  burn(rt, text.length >>> 4);
  if (!keeps) body.consumed = true;
  return text;
}
