import type { UriParts } from './parse-uri.ts';
import { defaultPort } from './parse-uri.ts';
import { unescapeText } from './percent.ts';
import type { Uri } from './uri-value.ts';
import { partsOf } from './uri-value.ts';

/** The texts that .NET makes of a URI's parts. */

export function absoluteText(parts: UriParts): string {
  return `${origin(parts)}${parts.path}${parts.query}${parts.fragment}`;
}

function origin(parts: UriParts): string {
  const { scheme, userInfo, hasAuthority } = parts;
  return hasAuthority ? `${scheme}://${userInfo === '' ? '' : `${userInfo}@`}${authority(parts)}` : `${scheme}:`;
}

/** The host, and the port if it is not the scheme's own. */
export function authority({ scheme, host, port }: UriParts): string {
  return port === defaultPort(scheme) ? host : `${host}:${port}`;
}

export function pathAndQuery({ path, query }: UriParts): string {
  return path + query;
}

/** Characters that `ToString` leaves encoded, since they would change what the URI means. */
const keptEncoded = '%#?/\\@:;&=+$,';

/** `ToString()`: as `AbsoluteUri`, but readable. */
export function displayText({ original, parts }: Uri): string {
  if (parts === null) return original;
  const readable = (text: string): string =>
    unescapeText(text, (code) => code > 0x1f && code !== 0x7f && !keptEncoded.includes(String.fromCodePoint(code)));
  return `${origin(parts)}${readable(parts.path)}${readable(parts.query)}${readable(parts.fragment)}`;
}

/** The path of a file system, or the decoded path. */
export function localPath({ scheme, host, path }: UriParts): string {
  const decoded = unescapeText(path);
  if (scheme !== 'file') return decoded;
  const windows = decoded.replaceAll('/', '\\');
  if (host !== '') return `\\\\${host}${windows}`;
  return /^\\[A-Za-z]:/.test(windows) ? windows.slice(1) : decoded;
}

/** The path in pieces that end in slashes. */
export function segments(path: string): readonly string[] {
  return path === '' ? [] : (path.match(/[^/]*\/|[^/]+$/g) ?? []);
}

/** Numbers of `UriPartial`: scheme, authority, path, query. */
export function leftPart(parts: UriParts, upTo: number): string {
  if (upTo === 0) return parts.hasAuthority ? `${parts.scheme}://` : `${parts.scheme}:`;
  if (upTo === 1) return parts.hasAuthority ? origin(parts) : '';
  return `${origin(parts)}${parts.path}${upTo === 3 ? parts.query : ''}`;
}

/** The way from one URI to another, as a relative URI where both have one host. */
export function relativeTo(from: Uri, to: Uri): Uri {
  const [base, target] = [partsOf(from), partsOf(to)];
  if (base.scheme !== target.scheme || base.host !== target.host || base.port !== target.port) return to;
  const original = `${pathDifference(base.path, target.path)}${target.query}${target.fragment}`;
  return { net: 'System.Uri', original, parts: null };
}

function pathDifference(from: string, to: string): string {
  let common = 0;
  for (let at = 0; at < from.length && from.charAt(at) === to.charAt(at); at += 1)
    if (from.charAt(at) === '/') common = at + 1;
  if (from === to) return '';
  const ups = from.slice(common).split('/').length - 1;
  const rest = to.slice(common);
  return ups === 0 && rest === '' ? './' : '../'.repeat(ups) + rest;
}
