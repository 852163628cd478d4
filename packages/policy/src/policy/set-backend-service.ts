import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional } from '../shape/attribute.ts';
import { flag, name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { daprSidecar, daprUrl } from './part/dapr.ts';
import { exactlyOne, needsToo } from './part/either.ts';
import { printScope } from '@keelgate/model';
import type { CompileWork } from '../define.ts';
import { parseUrl } from '../http/url.ts';
import { internalError } from '../program/error-response.ts';
import type { Exchange } from '../program/exchange.ts';
import { PolicyFailure } from '../program/failure.ts';
import type { Operand } from '../program/operand.ts';
import { mapped } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    'base-url': optional(text),
    'backend-id': optional(text),
    'sf-resolve-condition': optional(flag),
    'sf-service-instance-name': optional(text),
    'sf-partition-key': optional(text),
    'sf-listener-name': optional(text),
    'sf-replica-type': optional(text),
    'dapr-app-id': optional(name),
    'dapr-method': optional(name),
    'dapr-namespace': optional(name),
  },
  check: (reader) => {
    exactlyOne(reader, 'base-url', 'backend-id');
    needsToo(reader, 'dapr-method', 'dapr-app-id');
    if (reader.has('dapr-app-id'))
      reader.warn('not-offline', `<set-backend-service> calls Dapr here; what makes it run: ${daprSidecar}`);
  },
});

/** `<set-backend-service>`: sends the request somewhere else: to a base URL, or to a backend by its id. */
export const setBackendService: Policy = definePolicy({
  name: 'set-backend-service',
  doc: 'https://learn.microsoft.com/azure/api-management/set-backend-service-policy',
  sections: ['inbound', 'backend'],
  shape: config,
  drills: true,
  differences: ['Service Fabric is not there: its attributes say nothing.'],
  compile: compileSetBackendService,
});

function compileSetBackendService({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { 'base-url': baseUrl, 'backend-id': backendId } = attributes;
  const scope = printScope(work.scope);
  const { 'dapr-app-id': app } = attributes;
  if (app !== null) work.pure(app.reads, (exchange) => useDapr(exchange, app.of(exchange), attributes));
  else if (backendId !== null)
    work.pure(backendId.reads, (exchange) => useBackend(exchange, { id: backendId.of(exchange), scope, work }));
  else if (baseUrl !== null) work.pure(baseUrl.reads, useUrl(baseUrl, scope, work));
}

type DaprParts = Pick<Config<typeof config>['attributes'], 'dapr-method' | 'dapr-namespace'>;

/** A method of an application behind the sidecar; the request's own path is not part of it. */
function useDapr(exchange: Exchange, app: string, parts: DaprParts): void {
  const namespace = parts['dapr-namespace']?.of(exchange) ?? null;
  const method = (parts['dapr-method']?.of(exchange) ?? '').replace(/^\//, '');
  const url = `${daprUrl}/invoke/${app}${namespace === null ? '' : `.${namespace}`}/method/${method}`;
  exchange.backend = { kind: 'serviceUrl', url };
  exchange.request.base = parseUrl(url);
  exchange.request.path = '';
  exchange.notes?.push(`Dapr ${url}`);
}

const backendScope = 'set-backend-service scope';

function useBackend(exchange: Exchange, { id, scope, work }: { id: string; scope: string; work: CompileWork }): void {
  exchange.backend = { kind: 'backend', backendId: id };
  exchange.state.set(backendScope, scope);
  const target = work.context.snapshot.backends.find((backend) => backend.id === id)?.target;
  if (target?.kind === 'single') exchange.request.base = parseUrl(target.url) ?? exchange.request.base;
  exchange.notes?.push(`backend ${id}`);
}

/** A base URL does not take the place of a backend that another scope has named. */
function useUrl(baseUrl: Operand<string>, scope: string, work: CompileWork): (exchange: Exchange) => void {
  const target = mapped(baseUrl, (url) => ({ url, base: parseUrl(url) }));
  return (exchange) => {
    const { url, base } = target.of(exchange);
    const named = exchange.state.get(backendScope);
    if (exchange.backend.kind === 'backend' && named !== undefined && named !== scope) {
      exchange.notes?.push('ignored: another scope has named a backend by its id');
      return;
    }
    if (base === null) {
      const message = `Invalid URI: The format of the URI could not be determined. (${url})`;
      throw new PolicyFailure(work.error({ ...internalError, reason: 'BackendServiceUrlInvalid', message }));
    }
    exchange.backend = { kind: 'serviceUrl', url };
    exchange.request.base = base;
    exchange.notes?.push(`base URL ${url}`);
  };
}
