/**
 * Every policy element that API Management knows and that can stand where a policy may. Source: Microsoft's policy reference.
 * What is not in this list is a mistake; what is in it and has no definition here is named as not simulated.
 */
export const knownPolicies: ReadonlySet<string> = new Set([
  // Rate limiting and quotas
  'rate-limit',
  'rate-limit-by-key',
  'quota',
  'quota-by-key',
  'limit-concurrency',
  'llm-token-limit',
  'azure-openai-token-limit',
  // Authentication and authorization
  'check-header',
  'get-authorization-context',
  'ip-filter',
  'validate-azure-ad-token',
  'validate-jwt',
  'validate-client-certificate',
  'authentication-basic',
  'authentication-certificate',
  'authentication-managed-identity',
  // Content validation
  'validate-content',
  'validate-parameters',
  'validate-headers',
  'validate-status-code',
  'validate-graphql-request',
  'validate-odata-request',
  // Routing
  'forward-request',
  'set-backend-service',
  'proxy',
  // Caching
  'cache-lookup',
  'cache-store',
  'cache-lookup-value',
  'cache-store-value',
  'cache-remove-value',
  'cache-value',
  'llm-semantic-cache-lookup',
  'llm-semantic-cache-store',
  'azure-openai-semantic-cache-lookup',
  'azure-openai-semantic-cache-store',
  // Transformation
  'set-method',
  'set-status',
  'set-variable',
  'set-header',
  'set-query-parameter',
  'set-body',
  'rewrite-uri',
  'find-and-replace',
  'json-to-xml',
  'xml-to-json',
  'xsl-transform',
  'redirect-content-urls',
  'return-response',
  'mock-response',
  // Cross-domain
  'cors',
  'jsonp',
  'cross-domain',
  // Control flow
  'choose',
  'retry',
  'wait',
  'include-fragment',
  'base',
  // Integration and logging
  'send-request',
  'send-one-way-request',
  'invoke-request',
  'log-to-eventhub',
  'send-service-bus-message',
  'trace',
  'emit-metric',
  'llm-emit-token-metric',
  'azure-openai-emit-token-metric',
  'llm-content-safety',
  'invoke-dapr-binding',
  'publish-to-dapr',
  // GraphQL resolvers
  'http-data-source',
  'sql-data-source',
  'cosmosdb-data-source',
  'publish-event',
  'set-graphql-resolver',
]);

/** Policies whose children are policies, or hold them: where one is not simulated, what is inside it is not either. */
export const policyContainers: ReadonlySet<string> = new Set([
  'choose',
  'when',
  'otherwise',
  'retry',
  'wait',
  'limit-concurrency',
]);
