import { describe, expect, it } from 'vitest';
import type { RunRequest, RunResult } from '../run/run-request.ts';
import { runPolicies } from '../run/run-policies.ts';

const resolver = `<http-data-source>
  <http-request>
    <set-method>POST</set-method>
    <set-url>@($"https://people.internal/users/{context.GraphQL.Arguments["id"]}?of={context.GraphQL.Parent["name"]}")</set-url>
    <set-header name="X-Caller" exists-action="override"><value>@(context.Request.Method)</value></set-header>
    <set-body>@(new JObject(new JProperty("id", context.GraphQL.Arguments["id"])).ToString(Newtonsoft.Json.Formatting.None))</set-body>
  </http-request>
  <http-response>
    <set-body>@(context.Response.Body.As<JObject>()["user"].ToString(Newtonsoft.Json.Formatting.None))</set-body>
  </http-response>
</http-data-source>`;

function run(text: string, request: Partial<RunRequest> = {}): RunResult {
  const ran = runPolicies(
    { operation: { format: 'rawxml', text, place: null } },
    {
      method: 'POST',
      url: 'https://api.example.com/graphql',
      graphql: { arguments: { id: 7 }, parent: { name: 'team' } },
      http: { 'https://people.internal/users/7?of=team': { status: 200, body: '{"user":{"id":7,"name":"Ada"}}' } },
      ...request,
    },
  );
  if (!ran.ok) throw new Error(ran.failure.map(({ message }) => message).join('; '));
  return ran.value.results[0]!;
}

describe('http-data-source', () => {
  it('asks by HTTP, and hands on what is made of the answer', () => {
    const { response, httpRequests, backendRequests } = run(resolver);
    expect(httpRequests).toMatchObject([
      {
        method: 'POST',
        url: 'https://people.internal/users/7?of=team',
        headers: { 'X-Caller': 'POST' },
        body: '{"id":7}',
      },
    ]);
    expect(backendRequests).toEqual([]);
    expect([response.status, response.body]).toEqual([200, '{"id":7,"name":"Ada"}']);
  });

  it('hands the answer itself on where nothing is made of it', () => {
    const text = resolver.replace(/<http-response>[\s\S]*<\/http-response>/, '');
    expect(run(text).response.body).toBe('{"user":{"id":7,"name":"Ada"}}');
  });

  it('fails as sending does', () => {
    expect(run(resolver, { http: {} })).toMatchObject({
      response: { status: 500 },
      lastError: { source: 'http-data-source', reason: 'BackendConnectionFailure', section: 'inbound' },
    });
  });
});
