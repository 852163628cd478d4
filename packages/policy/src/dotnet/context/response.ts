import type { Response } from '../../http/message.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** `context.Response`, and what `send-request` leaves in a variable. */
export const response: TypeDefinition = defineType({
  name: 'IResponse',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iresponse',
  members: {
    'IMessageBody Body { get; }': (_: Runtime, { body }: Response) => body,
    'IReadOnlyDictionary<string, string[]> Headers { get; }': (_: Runtime, { headers }: Response) => ({
      net: 'Headers',
      headers,
    }),
    'int StatusCode { get; }': (_: Runtime, { status }: Response) => status,
    'string StatusReason { get; }': (_: Runtime, { reason }: Response) => reason,
  },
});
