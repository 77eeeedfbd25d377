import { sameForAll } from '#kernel/server/kept/kept.ts';
import { countOrganizations, organizationFacets, organizationPoints, organizations, sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 48;

export const load: PageServerLoad = async ({ url }) => {
	const { q, filters, page } = listQuery(url, { sorts: ['name'], filters: ['sector', 'kind', 'locality'] });
	const filter = { text: q, ...filters };
	const [found, total, facets, points, known] = await sameForAll(`network ${JSON.stringify([filter, page])}`, () =>
		Promise.all([
			organizations({ ...filter, page, limit: SHOWN }),
			countOrganizations(filter),
			organizationFacets(filter),
			organizationPoints(filter),
			sectors()
		])
	);
	const cards = found.map(({ id, slug, name, kind, sentence, sectors: its, locality, lat, picture, ...rest }) => ({
		...{ id, slug, name, kind, sentence, sectors: its, locality, picture },
		onMap: lat !== null,
		verified: rest.verifiedAt !== null,
		founded: rest.founded,
		ended: rest.status === 'ended',
		fictional: rest.fictional
	}));
	const asked = { q, sector: filters.sector ?? '', kind: filters.kind ?? '', locality: filters.locality ?? '' };
	const pages = Math.ceil(total / SHOWN);
	return { area: 'network', asked, organizations: cards, total, page, pages, facets, points, sectors: known };
};
