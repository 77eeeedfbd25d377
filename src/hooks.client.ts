import type { HandleClientError } from '@sveltejs/kit/hooks';
import { isLocale } from '#kernel/words.ts';
import { m } from '#messages';
import { overwriteGetLocale } from '#runtime';

/** The page says its language; changing it loads the other page. */
overwriteGetLocale(() => (isLocale(document.documentElement.lang) ? document.documentElement.lang : 'fr'));

/** What the browser itself could not do, in the reader's words: most often the network was gone. */
export const handleError: HandleClientError = ({ kind, error }) => {
	if (kind === 'unknown') console.error(error);
	if (kind !== 'app') return { message: isCut(error) ? m.ui_unsent_network() : m.ui_unsent_failed() };
};

/** Fetch says no more than that (WHATWG Fetch, a network error is a TypeError). */
const isCut = (error: unknown): boolean => error instanceof TypeError;
