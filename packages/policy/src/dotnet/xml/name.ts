import { raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { XName, XNamespace } from './node.ts';
import { raiseXml } from './xml-error.ts';

const start = /[\p{L}_]/u;
const rest = /[\p{L}\p{Nd}\p{M}_.\u00b7-]/u;

export function xName(local: string, space = ''): XName {
  return { net: 'System.Xml.Linq.XName', local, space };
}

export function xNamespace(uri: string): XNamespace {
  return { net: 'System.Xml.Linq.XNamespace', uri };
}

/** The name that text means: `local`, or `{namespace}local`. */
export function nameOf(expanded: string | null): XName {
  if (expanded === null) return raiseArgumentNull('expandedName');
  const braced = /^\{([^}]+)\}(.+)$/s.exec(expanded);
  if (braced !== null) return checkedName(braced[2] ?? '', braced[1]);
  if (expanded === '' || expanded.startsWith('{')) return raiseArgument(`'${expanded}' is an invalid expanded name.`);
  return checkedName(expanded);
}

/** A name whose local part may be one: without colons and blanks. */
export function checkedName(local: string | null, space = ''): XName {
  const name = local ?? raiseArgumentNull('localName');
  checkLocal(name);
  return xName(name, space);
}

export function checkLocal(local: string): void {
  if (local === '') raiseArgument(`'' is an invalid expanded name.`);
  let isFirst = true;
  for (const sign of local) {
    if (isFirst && !start.test(sign)) raiseFirst(sign);
    if (!isFirst && !rest.test(sign))
      raiseXml(`The '${sign}' character, hexadecimal value ${hex(sign)}, cannot be included in a name.`);
    isFirst = false;
  }
}

function raiseFirst(sign: string): never {
  return raiseXml(`Name cannot begin with the '${sign}' character, hexadecimal value ${hex(sign)}.`);
}

/** A character's code as messages show it. */
export function hex(sign: string): string {
  return `0x${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}

export function isSameName(left: XName, right: XName): boolean {
  return left.local === right.local && left.space === right.space;
}

export function nameText({ local, space }: XName): string {
  return space === '' ? local : `{${space}}${local}`;
}
