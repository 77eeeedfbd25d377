import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { streamOf, thingBySlug } from '../server/index.ts';
import { rangeAsked, valuesTable } from './charts.server.ts';

/** What a chart shows as a file, for whoever may see the thing. @throws 404 */
export async function valuesFile(url: URL, slug: string, viewer: Viewer | null, locale: Locale): Promise<Response> {
	const asked = url.searchParams.get('stream') ?? '';
	if (!/^\d{1,15}$/.test(asked)) throw missing();
	const thing = await thingBySlug(slug, viewer);
	const stream = await streamOf(thing.number, Number(asked));
	const { content, mediaType, name } = await valuesTable(thing.slug, stream, rangeAsked(url), locale);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-cache'
		}
	});
}
