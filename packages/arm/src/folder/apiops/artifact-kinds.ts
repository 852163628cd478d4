type LinkKind = {
  /** The property with the id of what it leads to. */
  readonly property: string;
  readonly type: string;
  /** Outside of workspaces it says the same as a resource of this type that is named for what it leads to. */
  readonly plain?: string;
};

/** A kind of artifact: a folder that holds one folder for each resource of a type. */
export type ArtifactKind = {
  readonly folder: string;
  /** The segment of the ARM type. */
  readonly type: string;
  /** What a publisher's configuration calls it; the first is today's name. */
  readonly keys: readonly string[];
  /** The file that holds the resource's body; the first is today's name. */
  readonly information: readonly string[];
  /** What a `policy.xml` beside it is: a policy of its own, or the value of this resource. */
  readonly policy?: 'child' | 'value';
  readonly isApi?: true;
  /** Read where it is found; publishers know no such file, so that none is written. */
  readonly readOnly?: true;
  /** A link that has a name of its own, and says in a property what it leads to. */
  readonly link?: LinkKind;
  /** The file beside the parent's in which older versions list the names. */
  readonly list?: string;
  readonly inside: readonly ArtifactKind[];
};

type Given = Omit<ArtifactKind, 'type' | 'keys' | 'inside'> & Partial<ArtifactKind>;

function defineKind({ folder, ...given }: Given): ArtifactKind {
  const type = given.type ?? folder;
  return { folder, type, keys: [type], inside: [], ...given };
}

const diagnostics: ArtifactKind = defineKind({ folder: 'diagnostics', information: ['diagnosticInformation.json'] });

/** What an artifact folder has for an API. */
const apis: ArtifactKind = defineKind({
  folder: 'apis',
  information: ['apiInformation.json'],
  policy: 'child',
  isApi: true,
  inside: [
    { ...diagnostics, information: ['diagnosticInformation.json', 'apiDiagnosticInformation.json'] },
    defineKind({ folder: 'tags', information: ['apiTagInformation.json'], list: 'tags.json' }),
    defineKind({ folder: 'releases', information: ['apiReleaseInformation.json', 'releaseInformation.json'] }),
    defineKind({
      folder: 'schemas',
      information: ['apiSchemaInformation.json', 'schemaInformation.json'],
      readOnly: true,
    }),
    defineKind({
      folder: 'operations',
      information: ['apiOperationInformation.json', 'operationInformation.json'],
      policy: 'child',
      readOnly: true,
    }),
    defineKind({
      folder: 'resolvers',
      information: ['apiResolverInformation.json', 'resolverInformation.json'],
      policy: 'child',
      readOnly: true,
    }),
    defineKind({ folder: 'wikis', information: ['apiWikiInformation.json', 'wikiInformation.json'], readOnly: true }),
  ],
});

const products: ArtifactKind = defineKind({
  folder: 'products',
  information: ['productInformation.json'],
  policy: 'child',
  inside: [
    defineKind({
      folder: 'apis',
      information: ['productApiInformation.json', 'apiInformation.json'],
      link: { property: 'apiId', type: 'apiLinks', plain: 'apis' },
      list: 'apis.json',
    }),
    defineKind({
      folder: 'groups',
      information: ['productGroupInformation.json', 'groupInformation.json'],
      link: { property: 'groupId', type: 'groupLinks', plain: 'groups' },
      list: 'groups.json',
    }),
    defineKind({
      folder: 'tags',
      information: ['productTagInformation.json', 'tagInformation.json'],
      list: 'tags.json',
    }),
    defineKind({
      folder: 'wikis',
      information: ['productWikiInformation.json', 'wikiInformation.json'],
      readOnly: true,
    }),
  ],
});

const tags: ArtifactKind = defineKind({
  folder: 'tags',
  information: ['tagInformation.json'],
  inside: [
    defineKind({
      folder: 'apis',
      type: 'apiLinks',
      keys: ['apis'],
      information: ['tagApiInformation.json', 'apiInformation.json'],
      link: { property: 'apiId', type: 'apiLinks' },
    }),
    defineKind({
      folder: 'products',
      type: 'productLinks',
      keys: ['products'],
      information: ['tagProductInformation.json', 'productInformation.json'],
      link: { property: 'productId', type: 'productLinks' },
    }),
  ],
});

/** Of a service and of each of its workspaces. */
const shared: readonly ArtifactKind[] = [
  defineKind({ folder: 'named values', type: 'namedValues', information: ['namedValueInformation.json'] }),
  tags,
  defineKind({
    folder: 'version sets',
    type: 'apiVersionSets',
    keys: ['versionSets', 'apiVersionSets'],
    information: ['versionSetInformation.json', 'apiVersionSetInformation.json'],
  }),
  defineKind({ folder: 'backends', information: ['backendInformation.json'] }),
  defineKind({ folder: 'loggers', information: ['loggerInformation.json'] }),
  diagnostics,
  defineKind({
    folder: 'policy fragments',
    type: 'policyFragments',
    information: ['policyFragmentInformation.json'],
    policy: 'value',
  }),
  defineKind({ folder: 'groups', information: ['groupInformation.json'] }),
  apis,
  products,
  defineKind({ folder: 'subscriptions', information: ['subscriptionInformation.json'] }),
];

/** The kinds of artifacts that the versions of APIOps extract and publish: https://github.com/Azure/apiops. */
export const artifactKinds: readonly ArtifactKind[] = [
  ...shared,
  defineKind({
    folder: 'gateways',
    information: ['gatewayInformation.json'],
    inside: [
      defineKind({
        folder: 'apis',
        information: ['gatewayApiInformation.json', 'apiInformation.json'],
        list: 'apis.json',
      }),
    ],
  }),
  defineKind({
    folder: 'authorization servers',
    type: 'authorizationServers',
    information: ['authorizationServerInformation.json'],
  }),
  defineKind({ folder: 'workspaces', information: ['workspaceInformation.json'], policy: 'child', inside: shared }),
];

/** The file of the service itself, which only the oldest versions have. */
export const serviceFile = 'serviceInformation.json';

export const policyFile = 'policy.xml';

/** The kind of artifact whose folder has this name. */
export function kindOfFolder(kinds: readonly ArtifactKind[], folder: string): ArtifactKind | undefined {
  return kinds.find((kind) => kind.folder === folder.toLowerCase());
}
