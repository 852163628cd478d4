import type { Fault, Json, Rest } from '@keelgate/model';
import { asTemplate } from '../template/value.ts';
import type { WrittenPart } from '../write-resources.ts';
import { readArtifacts } from '../folder/apiops/read-artifacts.ts';
import type { WrittenFolder } from '../folder/apiops/write-artifacts.ts';
import { writeArtifacts } from '../folder/apiops/write-artifacts.ts';
import type { InputFiles } from '../folder/input-files.ts';

export const service: string = 'Microsoft.ApiManagement/service';

/** A resource of the service. */
export function part(type: string, names: readonly string[], properties: Json = {}, more: Rest = {}): WrittenPart {
  const body = { apiVersion: '2024-05-01', properties, ...more };
  return { type: `${service}${type}`, names, own: true, body, needs: [] };
}

/** A resource with its whole name, in the form of what is written. */
export type Comparable = { readonly type: string; readonly name: string; readonly body: Json };

export type ReadBack = WrittenFolder & {
  readonly resources: readonly Comparable[];
  /** What reading complained of. */
  readonly wrong: readonly Fault[];
};

/** What is written, and what is read from it again. */
export function readBack(parts: readonly WrittenPart[], serviceName: string = 's'): ReadBack {
  const { files, secrets, faults } = writeArtifacts(parts, { serviceName });
  const wrong: Fault[] = [];
  const resources = readArtifacts(secrets === null ? files : [...files, secrets], {}, wrong);
  return {
    files,
    secrets,
    faults,
    wrong,
    resources: inOrder(resources.map(({ type, name, body }) => ({ type, name, body: asTemplate(body) }))),
  };
}

/** The resources of which they are the parts. */
export function whole(parts: readonly WrittenPart[], serviceName: string = 's'): readonly Comparable[] {
  return inOrder(
    parts.map(({ type, names, own, body }) => ({
      type,
      name: [...(own ? [serviceName] : []), ...names].join('/'),
      body,
    })),
  );
}

function inOrder(items: readonly Comparable[]): readonly Comparable[] {
  const key = (item: Comparable): string => JSON.stringify([item.type, item.name, item]);
  return items.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** The text of one file. */
export function textOf(files: InputFiles, file: string): string | undefined {
  return files.find((one) => one.file === file)?.text;
}
