import {
  BlobServiceClient,
  ContainerSASPermissions,
  StorageSharedKeyCredential,
  generateBlobSASQueryParameters,
} from '@azure/storage-blob';
import { account, key } from './azurite.ts';

/** A container of an Azurite: its address, and a SAS that allows everything in it. */
export type AzureContainer = { readonly url: string; readonly sas: string };

export async function createContainer(port: number, name: string): Promise<AzureContainer> {
  const credential = new StorageSharedKeyCredential(account, key);
  const service = new BlobServiceClient(`http://127.0.0.1:${port}/${account}`, credential);
  await service.createContainer(name);
  const permissions = ContainerSASPermissions.parse('racwdl');
  const expiresOn = new Date('2090-01-01');
  const sas = generateBlobSASQueryParameters({ containerName: name, permissions, expiresOn }, credential);
  return { url: `http://127.0.0.1:${port}/${account}/${name}`, sas: sas.toString() };
}
