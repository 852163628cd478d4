import type { Value } from '../../template/value.ts';
import type { TerraformKind } from './attribute.ts';
import { defineKind, relativeId } from './attribute.ts';

/** A backend or a pool of them. */
export const backendKind: TerraformKind = defineKind('_backend', 'backends', ['name'], {
  url: 'url',
  protocol: 'protocol',
  title: 'title',
  description: 'description',
  resource_id: 'resourceId',
  credentials: {
    to: 'credentials',
    block: {
      authorization: { to: 'authorization', block: { scheme: 'scheme', parameter: 'parameter' } },
      certificate: 'certificate',
      header: { to: 'header', as: listed },
      query: { to: 'query', as: listed },
    },
  },
  proxy: { to: 'proxy', block: { url: 'url', username: 'username', password: 'password' } },
  tls: {
    to: 'tls',
    block: {
      validate_certificate_chain: 'validateCertificateChain',
      validate_certificate_name: 'validateCertificateName',
    },
  },
  service_fabric_cluster: {
    to: 'properties.serviceFabricCluster',
    block: {
      client_certificate_thumbprint: 'clientCertificatethumbprint',
      client_certificate_id: 'clientCertificateId',
      management_endpoints: 'managementEndpoints',
      max_partition_resolution_retries: 'maxPartitionResolutionRetries',
      server_certificate_thumbprints: 'serverCertificateThumbprints',
      server_x509_name: {
        to: 'serverX509Names',
        blocks: { name: 'name', issuer_certificate_thumbprint: 'issuerCertificateThumbprint' },
      },
    },
  },
  pool: {
    to: 'pool',
    block: {
      service: {
        to: 'services',
        blocks: { id: { to: 'id', as: relativeId }, weight: 'weight', priority: 'priority' },
      },
    },
  },
  circuit_breaker_rule: {
    to: 'circuitBreaker.rules',
    blocks: {
      name: 'name',
      trip_duration: 'tripDuration',
      accept_retry_after_enabled: 'acceptRetryAfter',
      failure_condition: {
        to: 'failureCondition',
        block: {
          count: 'count',
          percentage: 'percentage',
          interval_duration: 'interval',
          interval: 'interval',
          error_reasons: 'errorReasons',
          status_code_range: { to: 'statusCodeRanges', blocks: { min: 'min', max: 'max' } },
        },
      },
    },
  },
});

/** A list that Terraform has as a text with commas. */
function listed(value: Value): Value {
  if (value.kind !== 'map') return value;
  const entries = [...value.entries].map(([name, inner]): readonly [string, Value] => {
    if (inner.kind !== 'scalar') return [name, inner];
    const items = String(inner.value)
      .split(',')
      .map((item): Value => ({ ...inner, value: item.trim() }));
    return [name, { kind: 'list', items, place: inner.place }];
  });
  return { ...value, entries: new Map(entries) };
}
