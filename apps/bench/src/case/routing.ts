import { createRouter } from '@keelgate/traffic';
import findMyWay from 'find-my-way';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { TrieRouter } from 'hono/router/trie-router';
import { Memoirist } from 'memoirist';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { Contender } from '../measure.ts';
import { measureInTurn } from '../measure.ts';
import { requestsTo, routesOf } from '../peers/routes.ts';

/** Asked of every contender at once: long enough that no path is asked for twice while it is still warm. */
const batch = 2000;

/**
 * Which operation does a request mean? Every contender has the same routes and requests, whose paths are texts that nobody has
 * hashed yet, and reads a parameter where there is one. Only ours compares without case and knows escapes and revisions.
 */
export const routing: BenchCase = defineCase({
  name: 'routing',
  question: 'Is an operation found sooner than by find-my-way and memoirist, with 500 operations and with 50,000?',
  target: { of: 'ours, 50,000 operations', ratioMax: 1 },
  run: (options) => [10, 500, 50_000].flatMap((operations) => measureInTurn(contendersFor(operations), options)),
});

function contendersFor(operations: number): readonly Contender[] {
  const { snapshot, routes } = routesOf(operations);
  const state = { requests: requestsTo(routes, batch) };
  const prepare = (): void => {
    state.requests = requestsTo(routes, batch);
  };
  const of = (name: string, find: (method: string, path: string) => unknown): Contender => ({
    name: `${name}, ${operations.toLocaleString('en')} operations`,
    per: batch,
    prepare,
    run: () => {
      let found = 0;
      for (const { method, path } of state.requests) if (find(method, path) !== null) found += 1;
      if (found !== batch) throw new Error(`${name} found ${found} of ${batch}`);
      return found;
    },
  });
  return [memoirist(routes, of), fmw(routes, of), ...hono(routes, of), { ...ours(snapshot, of), besideAll: true }];
}

type Make = (name: string, find: (method: string, path: string) => unknown) => Contender;
type Routes = ReturnType<typeof routesOf>['routes'];

function memoirist(routes: Routes, of: Make): Contender {
  const router = new Memoirist<string>();
  for (const [method, path] of routes) router.add(method, path, path);
  return of('memoirist', (method, path) => {
    const found = router.find(method, path);
    return found === null ? null : (found.params['id'] ?? found.store);
  });
}

function fmw(routes: Routes, of: Make): Contender {
  const router = findMyWay();
  for (const [method, path] of routes) router.on(method as 'GET', path, () => path);
  return of('find-my-way', (method, path) => {
    const found = router.find(method as 'GET', path);
    return found === null ? null : (found.params['id'] ?? found.handler);
  });
}

/** The regular expression of many routes takes minutes to build, and the tree of many seconds to walk. */
function hono(routes: Routes, of: Make): readonly Contender[] {
  if (routes.length > 1000) return [];
  return [new RegExpRouter<string>(), new TrieRouter<string>()].map((router) => {
    for (const [method, path] of routes) router.add(method, path, path);
    return of(`hono ${router.name}`, (method, path) => router.match(method, path)[0][0] ?? null);
  });
}

function ours(snapshot: ReturnType<typeof routesOf>['snapshot'], of: Make): Contender {
  const route = createRouter(snapshot);
  const header = (): readonly string[] => [];
  return of('ours', (method, path) => {
    const found = route({ method, path, query: '', header });
    return found.kind === 'match' ? (found.parameter('id') ?? found.operationId) : null;
  });
}
