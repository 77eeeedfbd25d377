import { asEvent } from '#agenda';
import { offeringBySlug } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { locale } }) => {
	const { offering, coming, past } = await offeringBySlug(params.slug);
	const at = { url: publicUrl() + href(`/agenda/${offering.slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: offering.area,
		offering,
		coming,
		past,
		events: coming.slice(0, 10).map((one) => asEvent(offering, one, at))
	};
};
