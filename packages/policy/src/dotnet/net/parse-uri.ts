import { formatAddress, parseIpAddress } from './address-text.ts';
import { escapeText, isReserved, isUnreserved, unescapeText } from './percent.ts';

/** An absolute URI in the canonical form that .NET gives it. */
export type UriParts = {
  readonly scheme: string;
  readonly userInfo: string;
  /** With brackets around IPv6. */
  readonly host: string;
  /** -1 where the scheme has none. */
  readonly port: number;
  readonly path: string;
  /** With its `?`, and `#`; empty where there is none. */
  readonly query: string;
  readonly fragment: string;
  /** Whether `//` follows the scheme. */
  readonly hasAuthority: boolean;
};

export type UriFailure = 'empty' | 'format' | 'host' | 'port' | 'scheme' | 'length' | 'relative' | 'base';

const defaultPorts: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
  ['ws', 80],
  ['wss', 443],
  ['ftp', 21],
  ['ldap', 389],
  ['telnet', 23],
  ['gopher', 70],
  ['nntp', 119],
  ['net.tcp', 808],
]);

export function defaultPort(scheme: string): number {
  return defaultPorts.get(scheme) ?? -1;
}

/** Schemes whose URIs always name a host. */
const needsHost = new Set(['http', 'https', 'ws', 'wss', 'ftp', 'net.tcp', 'gopher', 'telnet']);

/** Path, query and fragment. */
type Rest = Pick<UriParts, 'path' | 'query' | 'fragment'>;

/** The parts of an absolute URI. */
export function parseUri(text: string): UriParts | UriFailure {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  if (/^[A-Za-z]:[\\/]/.test(trimmed)) return parseUri(`file:///${trimmed}`);
  const [, given, rest] = /^([A-Za-z][A-Za-z0-9+.-]*):([^]*)$/.exec(trimmed) ?? [];
  if (given === undefined || rest === undefined) return 'format';
  const scheme = given.toLowerCase();
  const hasSlashes = needsHost.has(scheme) || scheme === 'file';
  const tail = hasSlashes ? rest.replace(/^[^?#]*/, (path) => path.replaceAll('\\', '/')) : rest;
  const [, authority] = /^\/\/([^/?#]*)/.exec(tail) ?? [];
  if (authority !== undefined) return withAuthority(scheme, authority, restOf(tail.slice(authority.length + 2)));
  if (needsHost.has(scheme)) return 'format';
  return { scheme, userInfo: '', host: '', port: -1, ...restOf(tail), hasAuthority: false };
}

function restOf(text: string): Rest {
  const [path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(text)?.slice(1) ?? [];
  return { path: canonical(path), query: canonical(query), fragment: canonical(fragment) };
}

function withAuthority(scheme: string, authority: string, rest: Rest): UriParts | UriFailure {
  const at = authority.lastIndexOf('@');
  const [host = '', portText = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority.slice(at + 1))?.slice(1) ?? [];
  const port = portOf(scheme, portText);
  if (port === null) return host === '' ? 'host' : 'port';
  const name = canonicalHost(host);
  if (name === null || (name === '' && needsHost.has(scheme))) return 'host';
  const path = withoutDots(rest.path);
  return {
    scheme,
    userInfo: canonical(authority.slice(0, Math.max(at, 0))),
    host: name,
    port,
    ...rest,
    path: path === '' && name !== '' ? '/' : path,
    hasAuthority: true,
  };
}

function portOf(scheme: string, text: string): number | null {
  if (text === '') return defaultPort(scheme);
  return /^\d{1,9}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
}

function canonicalHost(host: string): string | null {
  if (host.startsWith('[')) {
    const address = parseIpAddress(host.slice(1, -1));
    return address?.bytes.length === 16 ? `[${formatAddress({ ...address, scope: 0 })}]` : null;
  }
  const address = /^[\d.]+$/.test(host) ? parseIpAddress(host) : null;
  if (address !== null) return formatAddress(address);
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.');
  return host === '' || labels.every(isLabel) ? host.toLowerCase() : null;
}

/** Letters, digits, underscores, and hyphens between them; 63 at most. */
function isLabel(label: string): boolean {
  return label.length <= 63 && /^[\p{L}\p{N}_-]+$/u.test(label) && !label.startsWith('-') && !label.endsWith('-');
}

/** Percent-encodes what must be, and decodes what need not have been. */
function canonical(text: string): string {
  const decoded = unescapeText(text, (code) => code < 0x80 && isUnreserved(code));
  const percentSigns = decoded.replaceAll(/%(?![\da-f]{2})/gi, '%25');
  return escapeText(percentSigns, (code) => code === 0x25 || isReserved(code) || isUnreserved(code));
}

/** The path without `.` and `..`. */
export function withoutDots(path: string): string {
  if (!path.includes('.')) return path;
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
      if (isLast) kept.push('');
    } else if (segment !== '.') kept.push(segment);
    else if (isLast) kept.push('');
  }
  return kept.join('/');
}

/** What a relative reference means from a base. */
export function resolveUri(base: UriParts, reference: string): UriParts | UriFailure {
  const text = reference.trim();
  if (text.startsWith('//')) return parseUri(`${base.scheme}:${text}`);
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(text) ?? [];
  const clean = canonical(path.replaceAll('\\', '/'));
  if (path === '' && query === '') return { ...base, fragment: canonical(fragment) };
  const tail = { query: canonical(query), fragment: canonical(fragment) };
  if (path === '') return { ...base, ...tail };
  const folder = base.path.slice(0, base.path.lastIndexOf('/') + 1);
  return { ...base, path: withoutDots(clean.startsWith('/') ? clean : `${folder}${clean}`), ...tail };
}
