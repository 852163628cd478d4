import type { UserFacts } from '../../program/facts.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { netArray } from '../value.ts';
import { utc } from './proxy-request-context.ts';

/** `context.User`; null where no user is known. */
export const user: TypeDefinition = defineType({
  name: 'IUser',
  kind: 'interface',
  source: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-iuser',
  members: {
    'string Id { get; }': (_: Runtime, { id }: UserFacts) => id,
    'string Email { get; }': (_: Runtime, { email }: UserFacts) => email,
    'string FirstName { get; }': (_: Runtime, { firstName }: UserFacts) => firstName,
    'string LastName { get; }': (_: Runtime, { lastName }: UserFacts) => lastName,
    'string Note { get; }': (_: Runtime, { note }: UserFacts) => note,
    'IEnumerable<IGroup> Groups { get; }': (_: Runtime, { groups }: UserFacts) => netArray('IGroup', [...groups]),
    'IEnumerable<IUserIdentity> Identities { get; }': (_: Runtime, { identities }: UserFacts) =>
      netArray('IUserIdentity', [...identities]),
    'DateTime RegistrationDate { get; }': (_: Runtime, { registeredMs }: UserFacts) => utc(registeredMs),
  },
});
