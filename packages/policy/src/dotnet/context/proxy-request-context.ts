import type { Exchange } from '../../program/exchange.ts';
import { ticksOf } from '../../program/ticks.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetObject, NetValue } from '../value.ts';

/** `context`: the request on its way. It is the exchange itself. */
export const proxyRequestContext: TypeDefinition = defineType({
  name: 'IProxyRequestContext',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables',
  members: {
    'IApi Api { get; }': (_: Runtime, { facts }: Exchange) => facts.api,
    'IDeployment Deployment { get; }': (_: Runtime, { facts }: Exchange) => facts.deployment,
    'TimeSpan Elapsed { get; }': (rt: Runtime, { facts }: Exchange) => ({
      net: 'System.TimeSpan',
      ticks: rt.nowTicks() - ticksOf(facts.timestampMs),
    }),
    'ILastError LastError { get; }': (_: Runtime, { lastError }: Exchange) => lastError,
    'IOperation Operation { get; }': (_: Runtime, { facts }: Exchange) => facts.operation,
    'IProduct Product { get; }': (_: Runtime, { facts }: Exchange) => facts.product,
    'IRequest Request { get; }': (_: Runtime, { request }: Exchange) => request,
    'Guid RequestId { get; }': (_: Runtime, { facts }: Exchange) => ({
      net: 'System.Guid',
      hex: hexOf(facts.requestId),
    }),
    'IResponse Response { get; }': (_: Runtime, { response }: Exchange) => response,
    'ISubscription Subscription { get; }': (_: Runtime, { facts }: Exchange) => facts.subscription,
    'DateTime Timestamp { get; }': (_: Runtime, { facts }: Exchange) => utc(facts.timestampMs),
    'bool Tracing { get; }': (_: Runtime, { notes }: Exchange) => notes !== null,
    'IUser User { get; }': (_: Runtime, { facts }: Exchange) => facts.user,
    'IReadOnlyDictionary<string, object> Variables { get; }': (_: Runtime, { variables }: Exchange) => ({
      net: 'Variables',
      variables,
    }),
    'IGraphQL GraphQL { get; }': (_: Runtime, { state }: Exchange): NetObject => ({
      net: 'IGraphQL',
      ...(state.get('graphql') as object | undefined),
    }),
    'JToken ParentResult { get; }': (_: Runtime, { state }: Exchange) =>
      (state.get('graphql') as { readonly parent?: NetValue } | undefined)?.parent ?? null,
    'IWorkspace Workspace { get; }': () => null,
    'void Trace(string message)': (_: Runtime, { notes }: Exchange, message: string | null): NetValue => {
      notes?.push(message ?? '');
      return null;
    },
  },
});

/** The digits of a GUID in the form with hyphens. */
function hexOf(id: string): string {
  const [first, second, third] = [id.slice(0, 8), id.slice(9, 13), id.slice(14, 18)];
  return `${first}${second}${third}${id.slice(19, 23)}${id.slice(24)}`.toLowerCase();
}

/** An instant as a `DateTime` of kind UTC. */
export function utc(ms: number): NetObject {
  const made = { net: 'System.DateTime', ticks: ticksOf(ms), kind: 'Utc' };
  return made;
}

/** The same where there may be none. */
export function utcOrNull(ms: number | null): NetObject | null {
  return ms === null ? null : utc(ms);
}
