import type { Runtime } from '../../dotnet/runtime.ts';
import type { Headers } from '../../http/headers.ts';
import type { Request, Response } from '../../http/message.ts';
import { currentUrl } from '../../http/message.ts';
import type { Url } from '../../http/url.ts';
import { printQuery, printUrl, queryValues } from '../../http/url.ts';
import type { LiquidValue } from '../../liquid/liquid-value.ts';
import { liquidObject } from '../../liquid/liquid-value.ts';
import { netContent } from '../../liquid/net-content.ts';
import type { Exchange } from '../../program/exchange.ts';

/**
 * What Liquid templates see as `context`. Source: the set-body policy, which lists request and response; templates that
 * are in use read variables too.
 */
export function liquidContext(rt: Runtime, { request, response, variables }: Exchange): LiquidValue {
  const held = [...variables].map(([name, value]) => [name, netContent(rt, value)] as const);
  return liquidObject([
    ['Request', requestContent(request)],
    ['Response', response === null ? null : responseContent(response, request)],
    ['Variables', liquidObject(held)],
  ]);
}

function requestContent(request: Request): LiquidValue {
  return liquidObject([
    ['Url', urlContent(currentUrl(request))],
    ['Method', request.method],
    ['OriginalMethod', request.originalMethod],
    ['OriginalUrl', urlContent(request.originalUrl)],
    ['IpAddress', request.ip],
    ['MatchedParameters', liquidObject(request.parameters, true)],
    ['HasBody', request.body !== null],
    ['ClientCertificates', request.certificate],
    ['Headers', headersContent(request.headers)],
  ]);
}

function responseContent({ status, headers }: Response, { method }: Request): LiquidValue {
  return liquidObject([
    ['StatusCode', status],
    ['Method', method],
    ['Headers', headersContent(headers)],
  ]);
}

/** Each field with its values in one text. */
function headersContent(headers: Headers): LiquidValue {
  return liquidObject(
    [...headers.values()].map(({ name, values }) => [name, values.join(',')] as const),
    true,
  );
}

function urlContent(url: Url): LiquidValue {
  const text = printUrl(url);
  const names = new Set(url.query.map(([name]) => name));
  const query = [...names].map((name) => [name, queryValues(url.query, name).join(',')] as const);
  return liquidObject([
    ['Scheme', url.scheme],
    ['Host', url.host],
    ['Port', url.port],
    ['Path', url.path],
    ['Query', liquidObject(query, true)],
    ['QueryString', printQuery(url.query)],
    ['ToUri', text],
    ['ToString', text],
  ]);
}
