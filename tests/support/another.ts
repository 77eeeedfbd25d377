import { AsyncLocalStorage } from 'node:async_hooks';

/** Does something as another request would do it meanwhile: in the middle of a transaction of the test it is outside of it. */
export const another: <T>(act: () => T) => T = AsyncLocalStorage.snapshot();
