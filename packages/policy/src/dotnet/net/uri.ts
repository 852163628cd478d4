import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import type { EnumValue, NetValue, Ref } from '../value.ts';
import { netArray } from '../value.ts';
import { parseIpAddress } from './address-text.ts';
import { defaultPort } from './parse-uri.ts';
import { escapeText, isReserved, isUnreserved, percent, unescapeText } from './percent.ts';
import {
  absoluteText,
  authority,
  displayText,
  leftPart,
  localPath,
  pathAndQuery,
  relativeTo,
  segments,
} from './uri-text.ts';
import type { Uri } from './uri-value.ts';
import { combine, partsOf, raiseUri, readUri, uriCharsMax, uriKinds } from './uri-value.ts';

export const uriType: TypeDefinition = defineType({
  name: 'System.Uri',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.uri',
  members: {
    'Uri(string uriString)': (rt: Runtime, text: string | null) => created(rt, text, uriKinds.absolute),
    'Uri(string uriString, UriKind uriKind)': (rt: Runtime, text: string | null, { value }: EnumValue) =>
      created(rt, text, value),
    'Uri(Uri baseUri, string relativeUri)': (rt: Runtime, base: Uri | null, relative: string | null) =>
      combined(rt, base, relative ?? ''),
    'Uri(Uri baseUri, Uri relativeUri)': (rt: Runtime, base: Uri | null, relative: Uri | null) =>
      combined(rt, base, (relative ?? raiseArgumentNull('relativeUri')).original),
    'static readonly string UriSchemeHttp': () => 'http',
    'static readonly string UriSchemeHttps': () => 'https',
    'static readonly string UriSchemeFile': () => 'file',
    'static readonly string UriSchemeFtp': () => 'ftp',
    'static readonly string UriSchemeMailto': () => 'mailto',
    'static readonly string SchemeDelimiter': () => '://',
    'static bool TryCreate(string uriString, UriKind uriKind, out Uri result)': (
      rt: Runtime,
      text: string | null,
      ...[{ value }, result]: [EnumValue, Ref]
    ) => {
      burn(rt, text?.length ?? 0);
      return tried(text === null ? null : readUri(text, value), result);
    },
    'static bool TryCreate(Uri baseUri, string relativeUri, out Uri result)': (
      rt: Runtime,
      base: Uri | null,
      ...[relative, result]: [string | null, Ref]
    ) => {
      burn(rt, relative?.length ?? 0);
      return tried(base === null || relative === null ? null : combine(base, relative), result);
    },
    'static string EscapeDataString(string stringToEscape)': (rt: Runtime, text: string | null) =>
      newText(rt, escapeText(checked(rt, text, 'stringToEscape'), isUnreserved)),
    'static string EscapeUriString(string stringToEscape)': (rt: Runtime, text: string | null) =>
      newText(
        rt,
        escapeText(checked(rt, text, 'stringToEscape'), (code) => isReserved(code) || isUnreserved(code)),
      ),
    'static string UnescapeDataString(string stringToUnescape)': (rt: Runtime, text: string | null) => {
      if (text === null) return raiseArgumentNull('stringToUnescape');
      burn(rt, text.length);
      return newText(rt, unescapeText(text));
    },
    'static bool IsWellFormedUriString(string uriString, UriKind uriKind)': (
      rt: Runtime,
      text: string | null,
      { value }: EnumValue,
    ) => {
      burn(rt, text?.length ?? 0);
      return text !== null && isWellFormed(text, value);
    },
    'static bool CheckSchemeName(string schemeName)': (_: Runtime, scheme: string | null) =>
      scheme !== null && /^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme),
    'static UriHostNameType CheckHostName(string name)': (_: Runtime, name: string | null) => hostNameType(name ?? ''),
    'static string HexEscape(char character)': (_: Runtime, { code }: { readonly code: number }) => percent(code & 255),
    'string AbsoluteUri { get; }': (_: Runtime, self: Uri) => absoluteText(partsOf(self)),
    'string AbsolutePath { get; }': (_: Runtime, self: Uri) => partsOf(self).path,
    'string LocalPath { get; }': (_: Runtime, self: Uri) => localPath(partsOf(self)),
    'string Scheme { get; }': (_: Runtime, self: Uri) => partsOf(self).scheme,
    'string Host { get; }': (_: Runtime, self: Uri) => partsOf(self).host,
    'string DnsSafeHost { get; }': (_: Runtime, self: Uri) => partsOf(self).host.replaceAll(/^\[|\]$/g, ''),
    'string IdnHost { get; }': (_: Runtime, self: Uri) => partsOf(self).host.replaceAll(/^\[|\]$/g, ''),
    'string Authority { get; }': (_: Runtime, self: Uri) => authority(partsOf(self)),
    'int Port { get; }': (_: Runtime, self: Uri) => partsOf(self).port,
    'bool IsDefaultPort { get; }': (_: Runtime, self: Uri) => partsOf(self).port === defaultPort(partsOf(self).scheme),
    'string UserInfo { get; }': (_: Runtime, self: Uri) => partsOf(self).userInfo,
    'string Query { get; }': (_: Runtime, self: Uri) => partsOf(self).query,
    'string Fragment { get; }': (_: Runtime, self: Uri) => partsOf(self).fragment,
    'string PathAndQuery { get; }': (_: Runtime, self: Uri) => pathAndQuery(partsOf(self)),
    'string[] Segments { get; }': (_: Runtime, self: Uri) =>
      netArray('System.String', [...segments(partsOf(self).path)]),
    'string OriginalString { get; }': (_: Runtime, self: Uri) => self.original,
    'bool IsAbsoluteUri { get; }': (_: Runtime, self: Uri) => self.parts !== null,
    'bool IsFile { get; }': (_: Runtime, self: Uri) => partsOf(self).scheme === 'file',
    'bool IsUnc { get; }': (_: Runtime, self: Uri) => partsOf(self).scheme === 'file' && partsOf(self).host !== '',
    'bool IsLoopback { get; }': (_: Runtime, self: Uri) => isLoopback(partsOf(self).host),
    'bool UserEscaped { get; }': () => false,
    'UriHostNameType HostNameType { get; }': (_: Runtime, self: Uri) => hostNameType(partsOf(self).host),
    'string GetLeftPart(UriPartial part)': (_: Runtime, self: Uri, { value }: EnumValue) =>
      leftPart(partsOf(self), value),
    'bool IsBaseOf(Uri uri)': (_: Runtime, self: Uri, other: Uri | null) => isBaseOf(self, other),
    'bool IsWellFormedOriginalString()': (rt: Runtime, self: Uri) => {
      burn(rt, 2 * self.original.length);
      return isWellFormed(self.original, self.parts === null ? uriKinds.relative : uriKinds.absolute);
    },
    'Uri MakeRelativeUri(Uri uri)': (_: Runtime, self: Uri, other: Uri | null) =>
      relativeTo(self, other ?? raiseArgumentNull('uri')),
    'bool Equals(object comparand)': (_: Runtime, self: Uri, other: NetValue) => isUri(other) && same(self, other),
    'string ToString()': shown,
    'static bool operator ==(Uri uri1, Uri uri2)': (_: Runtime, left: Uri | null, right: Uri | null) =>
      equal(left, right),
    'static bool operator !=(Uri uri1, Uri uri2)': (_: Runtime, left: Uri | null, right: Uri | null) =>
      !equal(left, right),
  },
  hooks: {
    text: shown,
    equals: (_: Runtime, left: Uri, right: Uri) => same(left, right),
    key: (self: Uri) => `Uri ${identity(self)}`,
  },
});

function isUri(value: NetValue): value is Uri {
  return typeof value === 'object' && value !== null && value.net === 'System.Uri';
}

function shown(rt: Runtime, self: Uri): string {
  return newText(rt, displayText(self));
}

function created(rt: Runtime, given: string | null, kind: number): Uri {
  if (given === null) return raiseArgumentNull('uriString');
  burn(rt, given.length);
  const uri = readUri(given, kind);
  return typeof uri === 'string' ? raiseUri(uri) : uri;
}

function combined(rt: Runtime, base: Uri | null, relative: string): Uri {
  if (base === null) return raiseArgumentNull('baseUri');
  burn(rt, relative.length);
  const uri = combine(base, relative);
  return typeof uri === 'string' ? raiseUri(uri) : uri;
}

function tried(uri: Uri | string | null, result: Ref): boolean {
  result.value = typeof uri === 'string' ? null : uri;
  return result.value !== null;
}

function checked(rt: Runtime, given: string | null, parameter: string): string {
  if (given === null) return raiseArgumentNull(parameter);
  burn(rt, given.length * 4);
  return given.length > uriCharsMax ? raiseUri('length') : given;
}

/** Everything but the fragment and who asks; relative ones are compared as they are written. */
function identity({ original, parts }: Uri): string {
  return parts === null ? original : absoluteText({ ...parts, userInfo: '', fragment: '' });
}

function same(left: Uri, right: Uri): boolean {
  return identity(left) === identity(right);
}

function equal(left: Uri | null, right: Uri | null): boolean {
  return left === right || (left !== null && right !== null && same(left, right));
}

function isWellFormed(given: string, kind: number): boolean {
  const uri = readUri(given, kind);
  if (typeof uri === 'string' || /%(?![\da-f]{2})/i.test(given)) return false;
  if (/[\s"<>\\^`{|}\p{Cc}]/u.test(given)) return false;
  return uri.parts === null || !uri.parts.hasAuthority || /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(given);
}

function hostNameType(host: string): EnumValue {
  const address = parseIpAddress(host.replaceAll(/^\[|\]$/g, ''));
  const isName = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?$/u.test(host);
  const value = address === null ? (isName ? 2 : 0) : address.bytes.length === 4 ? 3 : 4;
  return { net: 'System.UriHostNameType', value };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === 'loopback' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function isBaseOf(self: Uri, other: Uri | null): boolean {
  const [base, uri] = [partsOf(self), partsOf(other ?? raiseArgumentNull('uri'))];
  const folder = base.path.slice(0, base.path.lastIndexOf('/') + 1);
  return base.scheme === uri.scheme && base.host === uri.host && base.port === uri.port && uri.path.startsWith(folder);
}
