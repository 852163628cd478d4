import type { Snapshot } from '@keelgate/model';
import { defaultKeyNames, emptySnapshot, plainOperation } from '@keelgate/model';

/** Ten operations that an API usually has, four of them without parameters. */
const shapes = [
  ['GET', '/items'],
  ['POST', '/items'],
  ['GET', '/items/{id}'],
  ['PUT', '/items/{id}'],
  ['DELETE', '/items/{id}'],
  ['GET', '/items/{id}/lines'],
  ['GET', '/items/{id}/lines/{line}'],
  ['GET', '/search'],
  ['POST', '/batch/run'],
  ['GET', '/status'],
] as const;

const nouns = ['orders', 'customers', 'invoices', 'shipments', 'catalog', 'payments', 'users', 'reports'] as const;

export type Routes = {
  readonly snapshot: Snapshot;
  /** Method and path, with `:name` for a parameter. */
  readonly routes: readonly (readonly [method: string, path: string])[];
};

export function routesOf(operations: number): Routes {
  const apis = Array.from({ length: Math.ceil(operations / shapes.length) }, (_, index) => ({
    id: `api${index}`,
    name: '',
    path: `${nouns[index % nouns.length]}-${index}/v1`,
    protocols: ['https'] as const,
    type: 'http' as const,
    serviceUrl: null,
    subscriptionRequired: false,
    keyNames: defaultKeyNames,
    versionSetId: null,
    version: null,
    revision: '1',
    current: true,
    online: true,
    operations: shapes.map(([method, urlTemplate], number) =>
      plainOperation({ id: `o${number}`, method, urlTemplate }),
    ),
    schemas: [],
    policy: null,
  }));
  const routes = apis.flatMap(({ path }) =>
    shapes.map(([method, template]) => [method, `/${path}${template.replaceAll(/\{(\w+)\}/g, ':$1')}`] as const),
  );
  return { snapshot: { ...emptySnapshot, apis }, routes };
}

/** Requests to all of them in no order, whose paths are new texts, as they come from a socket. */
export function requestsTo(
  routes: Routes['routes'],
  count: number,
): readonly { readonly method: string; readonly path: string }[] {
  const written = Array.from({ length: count }, (_, index) => {
    const [method, path] = routes[(Math.imul(index + 1, 0x9e3779b1) >>> 0) % routes.length] as Routes['routes'][number];
    return { method, path: path.replace(':id', `a${index}`).replace(':line', String(index % 100)) };
  });
  const bytes = Buffer.from(written.map(({ path }) => path).join(''));
  let from = 0;
  return written.map(({ method, path }) => {
    from += path.length;
    return { method, path: bytes.toString('latin1', from - path.length, from) };
  });
}
