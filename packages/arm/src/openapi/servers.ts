import type { Reader, Spot } from './reader.ts';
import { complain, items, member, text, warnOnce } from './reader.ts';

/** What ARM takes as a service URL. */
const urlMax = 2000;

const schemesKnown: ReadonlySet<string> = new Set(['http', 'https', 'ws', 'wss']);

export type Servers = {
  readonly serviceUrl: string | null;
  readonly path: string;
  readonly protocols: readonly string[];
};

/** Where the API is served: of several servers the first with https, as API Management takes it, else the first. */
export function serversOf(reader: Reader): Servers {
  const isSwagger = reader.format === 'swagger-2.0';
  const given = isSwagger ? member(reader.root, 'x-servers') : member(reader.root, 'servers');
  const all = isSwagger && given === undefined ? swaggerUrls(reader) : serverUrls(reader, given);
  const absolute = all.filter((url) => /^[a-z][a-z0-9+.-]*:\/\/[^/?#]/i.test(url));
  const url = absolute.find(isSecure) ?? absolute[0] ?? null;
  if (url !== null) nameServers(reader, given, url, all);
  const schemes = absolute.map((each) => each.slice(0, each.indexOf(':')).toLowerCase());
  const protocols = [...new Set(schemes)].filter((scheme) => schemesKnown.has(scheme));
  return {
    serviceUrl: url === null ? null : url.replace(/\/+$/, ''),
    path: pathOf(url ?? all[0] ?? ''),
    protocols: protocols.length === 0 ? ['https'] : protocols,
  };
}

function isSecure(url: string): boolean {
  return /^https:/i.test(url);
}

function nameServers(reader: Reader, given: Spot | undefined, url: string, all: readonly string[]): void {
  const at = given ?? member(reader.root, 'schemes') ?? member(reader.root, 'host') ?? reader.root;
  if (!isSecure(url)) {
    const message = `no server has https: ${url.slice(0, 200)} is taken, where API Management leaves the service URL empty`;
    warnOnce(reader, 'https', at, { code: 'no-https-server', message });
  }
  const others = given === undefined ? [] : all.filter((other) => other !== url);
  if (others.length === 0) return;
  const message = `of ${all.length} servers ${url.slice(0, 200)} is used, not ${others.join(', ').slice(0, 200)}`;
  warnOnce(reader, 'servers', at, { code: 'not-imported', message });
}

function pathOf(url: string): string {
  const [path = ''] = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split(/[?#]/);
  return path.replaceAll(/^\/+|\/+$/g, '');
}

function serverUrls(reader: Reader, servers: Spot | undefined): readonly string[] {
  return items(reader, servers).flatMap((server) => {
    const url = text(reader, member(server, 'url'));
    if (url !== null) return filledIn(reader, server, url) ?? [];
    complain(reader, server, { code: 'missing', message: 'a server has no url' });
    return [];
  });
}

/** The URL with the defaults of its variables. */
function filledIn(reader: Reader, server: Spot, url: string): string | null {
  let filled = '';
  for (const [at, part] of url.split(/\{([^{}]*)\}/).entries()) {
    const variable = at % 2 === 0 ? undefined : member(member(server, 'variables'), part);
    const value = at % 2 === 0 ? part : text(reader, member(variable, 'default'));
    if (value === null) {
      const message = `{${part.slice(0, 60)}} in the server's url has no default`;
      complain(reader, member(server, 'url') ?? server, { code: 'server', message });
      return null;
    }
    filled += value;
    if (filled.length > urlMax) {
      complain(reader, server, { code: 'server', message: `the server's url has more than ${urlMax} characters` });
      return null;
    }
  }
  return filled;
}

function swaggerUrls(reader: Reader): readonly string[] {
  const host = text(reader, member(reader.root, 'host'));
  const base = text(reader, member(reader.root, 'basePath')) ?? '';
  const path = base.startsWith('/') || base === '' ? base : `/${base}`;
  if (host === null || host === '') return path === '' ? [] : [path];
  const schemes = items(reader, member(reader.root, 'schemes')).flatMap((item) => text(reader, item) ?? []);
  return (schemes.length === 0 ? ['https'] : schemes).map((scheme) => `${scheme}://${host}${path}`);
}
