/** The descriptions that an API may have beside it, by their files; the first that is there counts. */
export const specificationFormats: readonly { readonly file: string; readonly format: string }[] = [
  { file: 'specification.yaml', format: 'openapi' },
  { file: 'specification.yml', format: 'openapi' },
  { file: 'specification.json', format: 'openapi+json' },
  { file: 'specification.graphql', format: 'graphql' },
  { file: 'specification.wsdl', format: 'wsdl' },
  { file: 'specification.wadl', format: 'wadl-xml' },
  { file: 'specification.xml', format: 'odata' },
];

/** The file for a description that API Management knows by this format; none for links. */
export function fileForFormat(format: string): string | null {
  const folded = format.toLowerCase();
  if (folded === 'swagger-json') return 'specification.json';
  return specificationFormats.find((one) => one.format === folded)?.file ?? null;
}
