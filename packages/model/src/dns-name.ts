import { findLocation } from './location.ts';
import type { Service } from './service.ts';

/** The host name that clients use everywhere, and that resolves to the nearest region. */
export function gatewayHost({ name }: Service): string {
  return `${name}.azure-api.net`;
}

/** The host name of one region's gateway; the primary has one too. Source: Microsoft's page on multi-region deployment. */
export function regionalHost({ name }: Service, location: string): string {
  const region = findLocation(location)?.name ?? location.replaceAll(/\s+/g, '').toLowerCase();
  return `${name}-${region}-01.regional.azure-api.net`;
}
