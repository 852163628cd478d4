import type { TypeDefinition } from '../define.ts';
import { addressFamily } from './address-family.ts';
import { ipAddress } from './ip-address.ts';
import { uriHostNameType } from './uri-host-name-type.ts';
import { uriKind } from './uri-kind.ts';
import { uriPartial } from './uri-partial.ts';
import { uriType } from './uri.ts';
import { webUtility } from './web-utility.ts';
import { uriFormatException } from './uri-format-exception.ts';

/** URIs, their encodings, and addresses. */
export const netTypes: readonly TypeDefinition[] = [
  uriType,
  uriKind,
  uriPartial,
  uriHostNameType,
  uriFormatException,
  webUtility,
  ipAddress,
  addressFamily,
];
