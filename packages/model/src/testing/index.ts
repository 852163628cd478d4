export { arbitraryBrokenService, type BrokenService } from './arbitrary-broken-service.ts';
export { arbitraryService, arbitraryServiceOf } from './arbitrary-service.ts';
