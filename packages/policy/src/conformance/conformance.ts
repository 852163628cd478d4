import type { Fault, PolicyDocument, RunResult, SentRequest } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import type { PolicySettings } from '../program/settings.ts';
import { runPolicies } from '../run/run-policies.ts';
import type { RunRequest } from '../run/run-request.ts';
import type { RunDocuments } from '../run/snapshot-of.ts';

/**
 * The conformance suite: policies in, a request in, and what Microsoft's documentation says comes out. What a case wants
 * was worked out by hand from the page that it names; it never repeats what the engine printed.
 *
 * A file of cases is data: `conform(subject, page, cases)`, where `page` is the documentation that holds for all cases
 * that name none of their own. A case states
 *
 * - `fact`: what the documentation says, as a sentence; it is the name of the test.
 * - `inbound`, `backend`, `outbound`, `onError`: what the API's document holds. What is left out is empty, and `backend`
 *   is `<base/>`, which forwards the request. Or `documents`: one for each scope, as sections or as whole text.
 * - `request`: a GET of https://api.example.com/orders/1, for an API whose backend is the same host, unless said otherwise.
 *   `request.backend` scripts what the backend answers (200 without a body), `request.http` what other URLs answer.
 * - `want`: what is looked at. A field that is stated is compared exactly, all others are left alone; a list is one of
 *   wants, one for each repetition of `request.repeat`.
 */
export type Case = {
  readonly fact: string;
  /** A page of learn.microsoft.com. */
  readonly doc?: string;
  readonly documents?: Documents;
  readonly format?: PolicyDocument['format'];
  readonly request?: CaseRequest;
  readonly settings?: Partial<PolicySettings>;
  readonly want: Want | readonly Want[];
} & Sections;

export type Documents = { readonly [scope in 'global' | 'product' | 'api' | 'operation']?: string | Sections };

export type CaseRequest = Partial<RunRequest>;

export type Sections = {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
};

export type Want = {
  readonly status?: number;
  readonly reason?: string;
  /** All headers of the response. */
  readonly headers?: RunResult['response']['headers'];
  /** Some headers of the response; `null` for one that must not be there. */
  readonly header?: SomeHeaders;
  readonly body?: string;
  /** What the backend got, one for each call. */
  readonly sent?: readonly WantedRequest[];
  /** What other URLs got. */
  readonly http?: readonly WantedRequest[];
  /** All variables at the end. */
  readonly variables?: RunResult['variables'];
  readonly lastError?: Partial<NonNullable<RunResult['lastError']>> | null;
  readonly logs?: readonly Partial<RunResult['logs'][number]>[];
  readonly cache?: RunResult['cache'];
  readonly counters?: RunResult['counters'];
  readonly elapsedMs?: number;
  /** The documents are refused, for these reasons: codes without `policy/`. */
  readonly faults?: readonly string[];
};

export type SomeHeaders = { readonly [name: string]: string | readonly string[] | null };
export type WantedRequest = Partial<SentRequest> & { readonly header?: SomeHeaders };

/** A page about a policy, such as `cors`. */
export function policyPage(name: string): string {
  return `${pages}/${name}-policy`;
}

/** Microsoft's pages about API Management. */
export const pages = 'https://learn.microsoft.com/en-us/azure/api-management';

export function conform(subject: string, page: string, cases: readonly Case[]): void {
  describe(subject, () => {
    for (const one of cases)
      it(one.fact, () => {
        expect(one.doc ?? page).toMatch(/^https:\/\/learn\.microsoft\.com\/[\w/.#-]+$/);
        check(one);
      });
  });
}

function check(one: Case): void {
  const { request, settings = {}, want } = one;
  const whole = { method: 'GET', url: 'https://api.example.com/orders/1', ...request };
  const ran = runPolicies(documentsOf(one), whole, { settings });
  if (!ran.ok) {
    expect({ faults: codes(ran.failure) }).toEqual(want);
    return;
  }
  const wants = isList(want) ? want : [want];
  const looked = ran.value.results.map((result, index) => lookAt(result, wants[index] ?? {}));
  expect(looked).toEqual(wants);
}

function isList(want: Case['want']): want is readonly Want[] {
  return Array.isArray(want);
}

function codes(faults: readonly Fault[]): readonly string[] {
  return faults.map(({ code }) => code.replace(/^policy\//, ''));
}

function documentsOf(one: Case): RunDocuments {
  const { documents = { api: one }, format = 'rawxml' } = one;
  const made = Object.entries(documents).map(([scope, given]) => {
    const text = typeof given === 'string' ? given : documentOf(given);
    return [scope, { format, text, place: null }] as const;
  });
  return Object.fromEntries(made);
}

function documentOf({ inbound = '', backend = '<base/>', outbound = '', onError = '' }: Sections): string {
  const before = `<inbound>${inbound}</inbound><backend>${backend}</backend>`;
  return `<policies>${before}<outbound>${outbound}</outbound><on-error>${onError}</on-error></policies>`;
}

/** The fields of a result that are wanted, as they are. */
function lookAt(result: RunResult, want: Want): Want {
  const { response, backendRequests, httpRequests, lastError, logs } = result;
  const all: Want = {
    ...response,
    header: someHeaders(response.headers, want.header),
    sent: lookAtRequests(backendRequests, want.sent),
    http: lookAtRequests(httpRequests, want.http),
    variables: result.variables,
    lastError: lastError === null ? null : stated(lastError, want.lastError ?? lastError),
    logs: logs.map((log, index) => stated(log, want.logs?.[index] ?? log)),
    cache: result.cache,
    counters: result.counters,
    elapsedMs: result.elapsedMs,
    faults: [],
  };
  return stated(all, want);
}

function lookAtRequests(requests: readonly SentRequest[], wants: Want['sent'] = []): readonly WantedRequest[] {
  return requests.map((request, index) => {
    const want = wants[index] ?? request;
    return stated({ ...request, header: someHeaders(request.headers, wants[index]?.header) }, want);
  });
}

function someHeaders(headers: RunResult['response']['headers'], wanted: SomeHeaders = {}): SomeHeaders {
  const found = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, found.get(name.toLowerCase()) ?? null]));
}

/** Those fields of a record that another one has. */
function stated<Whole extends object>(whole: Whole, like: object): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => Object.hasOwn(like, name))) as Whole;
}
