import type { Signature } from '../../dotnet/member-table.ts';

/** Members whose result depends on the time or on chance, by type and name; `.ctor` for a constructor. */
const sources: ReadonlyMap<string, 'clock' | 'random'> = new Map([
  ['System.DateTime.UtcNow', 'clock'],
  ['System.DateTime.Now', 'clock'],
  ['System.DateTime.Today', 'clock'],
  ['System.DateTimeOffset.UtcNow', 'clock'],
  ['System.DateTimeOffset.Now', 'clock'],
  ['System.Guid.NewGuid', 'random'],
  ['System.Random..ctor', 'random'],
  ['System.Security.Cryptography.RNGCryptoServiceProvider..ctor', 'random'],
  ['System.Security.Cryptography.SymmetricAlgorithm.GenerateKey', 'random'],
  ['System.Security.Cryptography.SymmetricAlgorithm.GenerateIV', 'random'],
]);

/** What beside its arguments a member's result depends on. */
export function impureSource({ owner, kind, name }: Signature): 'clock' | 'random' | null {
  return sources.get(`${owner.name}.${kind === 'constructor' ? '.ctor' : name}`) ?? null;
}
