import { page } from '$app/state';

/** The address of an act of the page, in the room that the page is about. */
export const act = (name: string): string => `?/${name}${page.url.searchParams.has('rehearsal') ? '&rehearsal' : ''}`;
