import type { Request } from '../../http/message.ts';
import { currentUrl } from '../../http/message.ts';
import { certificateFromPem } from '../crypto/certificate-from-pem.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';

/** `context.Request`. */
export const request: TypeDefinition = defineType({
  name: 'IRequest',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-irequest',
  members: {
    'IMessageBody Body { get; }': (_: Runtime, { body }: Request) => body,
    'X509Certificate2 Certificate { get; }': (_: Runtime, { certificate }: Request) =>
      certificate === null ? null : certificateFromPem(certificate),
    'IReadOnlyDictionary<string, string[]> Headers { get; }': (_: Runtime, { headers }: Request) => ({
      net: 'Headers',
      headers,
    }),
    'string IpAddress { get; }': (_: Runtime, { ip }: Request) => ip,
    'IReadOnlyDictionary<string, string> MatchedParameters { get; }': (_: Runtime, { parameters }: Request) => ({
      net: 'MatchedParameters',
      parameters,
    }),
    'string Method { get; }': (_: Runtime, { method }: Request) => method,
    'IUrl OriginalUrl { get; }': (_: Runtime, { originalUrl }: Request) => originalUrl,
    'IUrl Url { get; }': (_: Runtime, whole: Request) => currentUrl(whole),
    'IPrivateEndpointConnection PrivateEndpointConnection { get; }': () => null,
  },
});
