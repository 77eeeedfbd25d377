import { sectors, workFacets, works } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 36;

export const load: PageServerLoad = async ({ url }) => {
	const { q, page, filters } = listQuery(url, { sorts: ['year'], filters: ['kind', 'sector', 'year'] });
	const { kind = '', sector = '', year = '' } = filters;
	const asked = { kind, sector, year: /^\d{4}$/.test(year) ? Number(year) : undefined, text: q };
	const [found, facets, known] = await Promise.all([
		works({ ...asked, limit: SHOWN, offset: (page - 1) * SHOWN }),
		workFacets(),
		sectors()
	]);
	return {
		area: 'network',
		asked: { q, kind, sector, year },
		...found,
		page,
		pages: Math.ceil(found.total / SHOWN),
		kinds: facets.kinds,
		years: facets.years,
		sectors: known.filter(({ slug }) => facets.sectors.includes(slug)).map(({ slug, label }) => ({ slug, label }))
	};
};
