import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, newText, notSupported } from '../runtime.ts';
import { raiseCryptographic } from './failure.ts';
import { rsaKeyOfXml, rsaKeyToXml } from './rsa-xml.ts';
import type { Rsa } from './rsa-value.ts';

/** RSA is the one asymmetric algorithm that policy expressions can get at. */
export const asymmetricAlgorithm: TypeDefinition = defineType({
  name: 'System.Security.Cryptography.AsymmetricAlgorithm',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.security.cryptography.asymmetricalgorithm',
  members: {
    'int KeySize { get; set; }': (_: Runtime, { keySize }: Rsa) => keySize,
    'string SignatureAlgorithm { get; }': () => 'RSA',
    'string KeyExchangeAlgorithm { get; }': () => 'RSA',
    'void FromXmlString(string xmlString)': (rt: Runtime, self: Rsa, xml: string | null) => {
      if (xml === null) return raiseArgumentNull('xmlString');
      burn(rt, xml.length);
      self.key = rsaKeyOfXml(xml);
      self.keySize = self.key.asymmetricKeyDetails?.modulusLength ?? self.keySize;
      return null;
    },
    'string ToXmlString(bool includePrivateParameters)': (rt: Runtime, { key }: Rsa, withPrivate: boolean) =>
      key === null
        ? notSupported('An RSA key has to be imported: keys are not generated here.')
        : newText(rt, rsaKeyToXml(key, withPrivate)),
    'void Clear()': () => null,
    'void Dispose()': () => null,
  },
  setters: {
    'int KeySize { get; set; }': (_: Runtime, self: Rsa, value: number) => {
      if (value < 384 || value > 16_384 || value % 8 !== 0)
        raiseCryptographic('Specified key is not a valid size for this algorithm.');
      self.keySize = value;
      return null;
    },
  },
});
