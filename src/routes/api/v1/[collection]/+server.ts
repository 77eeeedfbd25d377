import { missing } from '#kernel/errors.ts';
import { collections } from '#nouns.ts';
import type { RequestHandler } from './$types';

/** Whatever a module gives as open data, by its name: `/api/v1/places?q=quai`. */
export const GET: RequestHandler = async ({ params, url, locals: { locale } }) => {
	const collection = collections.find(({ path }) => path === `/${params.collection}`);
	if (!collection) throw missing();
	return Response.json(await collection.read({ url, locale }));
};
