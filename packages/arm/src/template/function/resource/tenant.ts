import type { TemplateFunction } from '../define-function.ts';
import { facts, unknown } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';

export const tenantFunction: TemplateFunction = {
  name: 'tenant',
  source: page('scope', 'tenant'),
  arity: exactly(0),
  call: (_, work) => {
    const { tenantId } = work.deployment;
    return facts(
      {
        id: `/tenants/${tenantId}`,
        tenantId,
        displayName: 'tenant',
        countryCode: unknown('the country of the tenant', work, 'tenant().countryCode'),
      },
      work,
    );
  },
};
