import { rowOf } from '#agenda';
import { upcomingOf } from '#agenda/server';
import { townsSaying } from '#city/server';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import { asPlace } from '#network';
import { placeBySlug } from '#network/server';
import { spaces } from '#spaces/server';
import type { PageServerLoad } from './$types';

const SHOWN = 12;

export const load: PageServerLoad = async ({ params, locals: { locale } }) => {
	const place = await placeBySlug(params.slug);
	const coming = await upcomingOf({ place: place.slug }, SHOWN);
	const at = { url: publicUrl() + href(`/places/${place.slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: 'network',
		place,
		towns: await townsSaying(place.id),
		spaces: await ifOpen('spaces', () => spaces({ place: place.slug }), []),
		coming: coming.map((listing) => rowOf(listing, locale)),
		structured: asPlace(place, at)
	};
};
