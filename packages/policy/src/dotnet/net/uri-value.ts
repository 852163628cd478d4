import { raise } from '../raise.ts';
import type { UriFailure, UriParts } from './parse-uri.ts';
import { parseUri, resolveUri } from './parse-uri.ts';

/** A `System.Uri`; without `parts` it is relative. */
export type Uri = { readonly net: 'System.Uri'; readonly original: string; readonly parts: UriParts | null };

/** Numbers of `UriKind`. */
export const uriKinds = { either: 0, absolute: 1, relative: 2 } as const;

export const uriCharsMax = 65_519;

/** The URI that a text is, or why it is none of this kind. */
export function readUri(text: string, kind: number): Uri | UriFailure {
  if (text.length > uriCharsMax) return 'length';
  const parts = parseUri(text.toWellFormed());
  if (typeof parts !== 'string')
    return kind === uriKinds.relative ? 'relative' : { net: 'System.Uri', original: text, parts };
  if (parts !== 'format' && parts !== 'empty') return parts;
  if (kind === uriKinds.absolute) return parts;
  return { net: 'System.Uri', original: text, parts: null };
}

/** The URI that a reference is from here. */
export function combine(base: Uri, reference: string): Uri | UriFailure {
  if (base.parts === null) return 'base';
  const own = readUri(reference, uriKinds.either);
  if (typeof own === 'string' || own.parts !== null) return own;
  const parts = resolveUri(base.parts, reference.toWellFormed());
  return typeof parts === 'string' ? parts : { net: 'System.Uri', original: reference, parts };
}

const messages: { readonly [failure in UriFailure]: string } = {
  base: 'This operation is not supported for a relative URI.',
  empty: 'Invalid URI: The URI is empty.',
  format: 'Invalid URI: The format of the URI could not be determined.',
  host: 'Invalid URI: The hostname could not be parsed.',
  port: 'Invalid URI: Invalid port specified.',
  scheme: 'Invalid URI: The URI scheme is not valid.',
  length: 'Invalid URI: The Uri string is too long.',
  relative: "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.",
};

export function raiseUri(failure: UriFailure): never {
  return raise('System.UriFormatException', messages[failure]);
}

/** The parts of a URI that must be absolute. */
export function partsOf({ parts }: Uri): UriParts {
  return parts ?? raise('System.InvalidOperationException', 'This operation is not supported for a relative URI.');
}
