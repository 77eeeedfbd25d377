import { createHash } from 'node:crypto';

/** What is kept of a device, or of a code: a hash that leads back to nobody. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What the crew sees of a device, to recognise it. */
export const shortOf = (hash: Buffer): string => hash.toString('hex').slice(0, 8);
