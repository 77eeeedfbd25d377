import Embed from '#agenda/pages/Embed.svelte';
import { upcomingOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isLocale } from '#kernel/words.ts';
import { framed } from '#web/framed.server.ts';
import type { RequestHandler } from './$types';

const MOST = 50;
const USUAL = 6;

/**
 * The next séances as a list for another site's page: one line of HTML there, no cookie, no script, no address of the reader kept. `?lang=`,
 * `?sector=`, `?organization=` and `?limit=` choose.
 */
export const GET: RequestHandler = async ({ url: { searchParams }, locals }) => {
	const asked = searchParams.get('lang');
	const locale = isLocale(asked) ? asked : locals.locale;
	const limit = Number(searchParams.get('limit') ?? USUAL);
	const [{ name }, listings] = await Promise.all([
		hub(),
		upcomingOf(
			{ sector: chosen(searchParams, 'sector'), organization: chosen(searchParams, 'organization') },
			Number.isInteger(limit) && limit > 0 ? Math.min(limit, MOST) : USUAL
		)
	]);
	const props = { listings, locale, hub: name, origin: publicUrl(), agenda: publicUrl() + href('/agenda', locale) };
	return framed(Embed, props, locale);
};

function chosen(params: URLSearchParams, name: string): string | undefined {
	return params.get(name)?.replaceAll('\0', '').slice(0, 80) || undefined;
}
