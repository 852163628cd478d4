import type { Region, Service } from '@keelgate/model';
import { members } from '../record/json.ts';
import { type Shape, flag, list, nullable, number, oneOf, optional, record, text } from '../record/shape.ts';
import { type Section, singleSection } from './section.ts';
import { Unfit } from '../record/unfit.ts';

const zones: Shape<Region['zones']> = {
  pack: (value) => (value === 'automatic' ? value : list(text).pack(value)),
  unpack: (packed) => (packed === 'automatic' ? packed : list(text).unpack(packed)),
};

const region: Shape<Region> = record<Region>({
  location: text,
  units: number,
  zones,
  publicIpId: nullable(text),
  subnet: nullable(record({ id: text, location: nullable(text) })),
  gatewayDisabled: flag,
  rest: optional(members),
});

const regions: Shape<Service['regions']> = {
  pack: (value) => list(region).pack(value),
  unpack: (packed) => {
    const [primary, ...others] = list(region).unpack(packed);
    if (primary === undefined) throw new Unfit('a service has a region');
    return [primary, ...others];
  },
};

export const serviceShape: Shape<Service> = record<Service>({
  name: text,
  tier: oneOf({
    Consumption: true,
    Developer: true,
    Basic: true,
    Standard: true,
    Premium: true,
    BasicV2: true,
    StandardV2: true,
    PremiumV2: true,
  }),
  regions,
  network: oneOf({ none: true, external: true, internal: true }),
  hostNames: list(text),
  autoscale: list(
    record({
      location: text,
      minimum: number,
      maximum: number,
      default: number,
      steps: list(number),
    }),
  ),
  rest: optional(members),
});

export const service: Section = singleSection('service', serviceShape);
