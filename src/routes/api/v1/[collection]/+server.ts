import { missing } from '#kernel/errors.ts';
import { requireAsked } from '#kernel/server/open-data.ts';
import { shownNow } from '#nouns.ts';
import type { RequestHandler } from './$types';

/** Whatever a module gives as open data, by its name: `/api/v1/places?q=quai`. */
export const GET: RequestHandler = async ({ params, url, locals: { locale } }) => {
	const collection = (await shownNow()).open.find(({ path }) => path === `/${params.collection}`);
	if (!collection) throw missing();
	requireAsked(url, collection.parameters);
	return Response.json(await collection.read({ url, locale }));
};

/** What a browser asks before it reads from another site's page; the answer itself is open to all (`hooks.server.ts`). */
export const OPTIONS: RequestHandler = () =>
	new Response(null, {
		status: 204,
		headers: {
			'access-control-allow-methods': 'GET, HEAD',
			'access-control-allow-headers': '*',
			'access-control-max-age': '86400'
		}
	});
