import { anonymousType } from './anonymous.ts';
import { collectionTypes } from './collections/index.ts';
import { contextTypes } from './context/index.ts';
import { coreTypes } from './core/index.ts';
import { cryptoTypes } from './crypto/index.ts';
import type { TypeDefinition } from './define.ts';
import { exceptionTypes } from './exception/index.ts';
import { identityTypes } from './identity/index.ts';
import { jsonTypes } from './json/index.ts';
import { linqTypes } from './linq/index.ts';
import { netTypes } from './net/index.ts';
import { regexTypes } from './regex/index.ts';
import { textTypes } from './text/index.ts';
import { timeTypes } from './time/index.ts';
import { valueTuples } from './value-tuple.ts';
import { xmlTypes } from './xml/index.ts';

/** Every .NET type that policy expressions may use, and those that members of these give. */
export const netTypeDefinitions: readonly TypeDefinition[] = [
  ...coreTypes,
  ...exceptionTypes,
  ...collectionTypes,
  ...linqTypes,
  ...textTypes,
  ...regexTypes,
  ...timeTypes,
  ...netTypes,
  ...jsonTypes,
  ...xmlTypes,
  ...cryptoTypes,
  ...identityTypes,
  ...contextTypes,
  ...valueTuples,
  anonymousType,
];
