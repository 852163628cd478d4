export { arbitraryBrokenService, type BrokenService } from './arbitrary-broken-service.ts';
export { arbitraryHistory, arbitraryWrite, type History } from './arbitrary-change.ts';
export { arbitraryId, arbitraryText } from './arbitrary-name.ts';
export { arbitraryJson, arbitraryRest, arbitraryTemplateJson } from './arbitrary-rest.ts';
export { arbitraryService, arbitraryServiceOf } from './arbitrary-service.ts';
export { arbitrarySnapshot } from './arbitrary-snapshot.ts';
