import { parseAddress } from '#kernel/address.ts';
import { isOpen } from '#kernel/section.ts';
import { page } from '$app/state';

/** Whether a path of ours leads somewhere: what the team has put off, and what is empty, does not. */
export const leads = (path: string): boolean => isOpen(path, page.data?.closedPaths ?? []);

/** The same of an address that somebody wrote into a text; what is not ours is not for us to say. */
export const goes = (address: string): boolean => leads(parseAddress(address)?.path ?? '');
