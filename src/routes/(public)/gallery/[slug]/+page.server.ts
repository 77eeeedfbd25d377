import { href } from '#kernel/address.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { asWork } from '#network';
import { sectors, workBySlug, works } from '#network/server';
import type { PageServerLoad } from './$types';

const ALSO = 3;

export const load: PageServerLoad = async ({ params, locals: { viewer, locale } }) => {
	const [work, also, known] = await Promise.all([
		workBySlug(params.slug, viewer),
		works({ limit: ALSO + 1 }),
		sectors()
	]);
	const at = { url: publicUrl() + href(`/gallery/${work.slug}`, locale), hubUrl: publicUrl(), locale };
	return {
		area: 'network',
		work,
		also: also.works.filter(({ id }) => id !== work.id).slice(0, ALSO),
		sectors: known.filter(({ slug }) => work.sectors.includes(slug)).map(({ slug, label }) => ({ slug, label })),
		jsonLd: asWork(work, at)
	};
};
