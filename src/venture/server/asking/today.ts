import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';

/** The day that it is where the hub is. */
export const dayOf = async (at = new Date()): Promise<string> => isoDate(at, (await hub()).timeZone);
