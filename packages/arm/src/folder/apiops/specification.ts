import { describesApi } from '../../openapi/index.ts';
import type { Value } from '../../template/value.ts';
import { valueOf } from '../../template/value.ts';
import type { InputFile } from '../input-files.ts';
import type { ArtifactNode } from './artifact-tree.ts';
import { specificationFormats } from './specification-file.ts';

export type Specification = { readonly file: InputFile; readonly format: string };

/** The description of an API, with the name that API Management has for its format. */
export function specificationOf({ files }: ArtifactNode): Specification | null {
  for (const { file, format } of specificationFormats) {
    const found = files.get(file);
    if (found === undefined) continue;
    const isSwagger = format.startsWith('openapi') && describesApi(found.text) === 'swagger';
    return { file: found, format: isSwagger ? 'swagger-json' : format };
  }
  return null;
}

/** The schema that a GraphQL API has in its description's place. */
export const graphqlSchema: { readonly name: string; readonly contentType: string } = {
  name: 'graphql',
  contentType: 'application/vnd.ms-azure-apim.graphql.schema',
};

/** The text of a file as a value. */
export function textOf({ file, text }: InputFile): Value {
  return { kind: 'scalar', value: text, place: { file, line: 1, column: 1 } };
}

/** What the API says of its description. */
export function imported({ file, format }: Specification): ReadonlyMap<string, Value> {
  const place = { file: file.file, line: 1, column: 1 };
  return new Map([
    ['format', valueOf(format, place)],
    ['value', textOf(file)],
  ]);
}
