import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import { streamsOf, thingBySlug } from '../server/index.ts';
import { rangeAsked, valuesTable } from './charts.server.ts';

/** What a chart shows as a file, for whoever may see the thing; unasked, the first one. @throws 404 */
export async function valuesFile(url: URL, slug: string, viewer: Viewer | null, locale: Locale): Promise<Response> {
	const thing = await thingBySlug(slug, viewer);
	const streams = (await streamsOf([thing.number])).get(thing.number) ?? [];
	const asked = url.searchParams.get('stream');
	const stream = asked === null ? streams[0] : streams.find(({ number }) => String(number) === asked);
	if (!stream) throw missing();
	const { content, mediaType, name } = await valuesTable(thing.slug, stream, rangeAsked(url), locale);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-cache'
		}
	});
}
