import type { XDocumentType } from './node.ts';

const pattern =
  /^\s*([^\s[]+)(?:\s+PUBLIC\s+(?:"([^"]*)"|'([^']*)'))?(?:\s+SYSTEM)?(?:\s+(?:"([^"]*)"|'([^']*)'))?\s*(?:\[([\s\S]*)\])?\s*$/;

/** What stands in `<!DOCTYPE …>`. */
export function documentTypeOf(text: string): XDocumentType {
  const [, name = '', double, single, system, otherSystem, subset] = pattern.exec(text) ?? [];
  return {
    net: 'System.Xml.Linq.XDocumentType',
    parent: null,
    name,
    publicId: double ?? single ?? null,
    systemId: system ?? otherSystem ?? null,
    internalSubset: subset ?? null,
  };
}
