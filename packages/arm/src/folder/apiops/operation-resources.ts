import type { Api, ApiSchema, Operation, Rest } from '@keelgate/model';
import { defaultKeyNames, emptySnapshot } from '@keelgate/model';
import { apiSchema } from '../../resource/api-schema.ts';
import { operation } from '../../resource/operation.ts';

/** A schema or an operation of an API as it is written. */
export type OperationResource = {
  readonly type: 'schemas' | 'operations';
  readonly name: string;
  readonly body: Rest;
};

/** What of an import are resources of their own. */
export function operationResources(
  operations: readonly Operation[],
  schemas: readonly ApiSchema[],
): readonly OperationResource[] {
  const snapshot = { ...emptySnapshot, apis: [apiWith(operations, schemas)] };
  return [
    ...apiSchema
      .write(snapshot)
      .map(({ names, body }) => ({ type: 'schemas' as const, name: names.at(-1) ?? '', body })),
    ...operation
      .write(snapshot)
      .map(({ names, body }) => ({ type: 'operations' as const, name: names.at(-1) ?? '', body })),
  ];
}

function apiWith(operations: readonly Operation[], schemas: readonly ApiSchema[]): Api {
  return {
    id: 'api',
    name: '',
    path: '',
    protocols: [],
    type: 'http',
    serviceUrl: null,
    subscriptionRequired: true,
    keyNames: defaultKeyNames,
    versionSetId: null,
    version: null,
    revision: '1',
    current: true,
    online: true,
    operations,
    schemas,
    policy: null,
  };
}
