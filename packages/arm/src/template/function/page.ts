/** The chapters of Microsoft's reference of template functions. */
export type Chapter =
  | 'array'
  | 'cidr'
  | 'comparison'
  | 'date'
  | 'deployment'
  | 'flow-control'
  | 'lambda'
  | 'logical'
  | 'numeric'
  | 'object'
  | 'resource'
  | 'scope'
  | 'string';

/** The page of Microsoft's reference that describes a function. */
export function page(chapter: Chapter, name: string): string {
  return `https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-${chapter}#${name.toLowerCase()}`;
}
