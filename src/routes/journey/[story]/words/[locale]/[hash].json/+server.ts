import { sentWords } from '#journey/server';
import { missing } from '#kernel/errors.ts';
import { isLocale } from '#kernel/words.ts';
import { immutable } from '#web/immutable.server.ts';
import type { RequestHandler } from './$types';

/** The words of a story in one language, with French where there are none. */
export const GET: RequestHandler = async ({ params: { story, locale, hash } }) => {
	if (!isLocale(locale)) throw missing();
	return immutable(JSON.stringify(await sentWords(story, locale, hash)), 'application/json');
};
