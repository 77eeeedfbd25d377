import { isOpen } from '#kernel/section.ts';
import { page } from '$app/state';

/** Whether a path of ours leads somewhere: what the team has put off, and what is empty, does not. */
export const leads = (path: string): boolean => isOpen(path, page.data.closed ?? []);
