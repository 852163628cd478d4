import type { NetArray, NetValue } from '../value.ts';
import { netArray } from '../value.ts';

/** Nodes and attributes as sequences that C# code can walk. */

export function elements(found: readonly NetValue[]): NetArray {
  return netArray('System.Xml.Linq.XElement', [...found]);
}

export function nodes(found: readonly NetValue[]): NetArray {
  return netArray('System.Xml.Linq.XNode', [...found]);
}

export function attributes(found: readonly NetValue[]): NetArray {
  return netArray('System.Xml.Linq.XAttribute', [...found]);
}
