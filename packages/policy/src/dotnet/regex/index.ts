import type { TypeDefinition } from '../define.ts';
import { captureCollection } from './capture-collection.ts';
import { capture } from './capture.ts';
import { groupCollection } from './group-collection.ts';
import { group } from './group.ts';
import { matchCollection } from './match-collection.ts';
import { match } from './match.ts';
import { regexMatchTimeoutException } from './regex-match-timeout-exception.ts';
import { regexOptions } from './regex-options.ts';
import { regex } from './regex.ts';

export const regexTypes: readonly TypeDefinition[] = [
  capture,
  captureCollection,
  group,
  groupCollection,
  match,
  matchCollection,
  regex,
  regexMatchTimeoutException,
  regexOptions,
];
