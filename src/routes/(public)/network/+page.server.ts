import { sameForAll } from '#kernel/server/kept/kept.ts';
import type { Organization } from '#network';
import { countOrganizations, organizationFacets, organizationPoints, organizations, sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 48;

export const load: PageServerLoad = async ({ url }) => {
	const { q, filters, page } = listQuery(url, { sorts: ['name'], filters: ['sector', 'kind', 'locality'] });
	const filter = { text: q, ...filters };
	const kept = `network ${JSON.stringify([filter, page])}`;
	const [found, total, facets, points, known] = await sameForAll(kept, () =>
		Promise.all([
			organizations({ ...filter, page, limit: SHOWN }),
			countOrganizations(filter),
			organizationFacets(filter),
			organizationPoints(filter),
			sectors()
		])
	);
	const asked = { q, sector: filters.sector ?? '', kind: filters.kind ?? '', locality: filters.locality ?? '' };
	const pages = Math.ceil(total / SHOWN);
	return {
		...{ area: 'network', asked, total, page, pages, facets, points, sectors: known },
		organizations: found.map(cardOf)
	};
};

const cardOf = ({ id, slug, name, kind, sentence, sectors: its, locality, lat, picture, ...rest }: Organization) => ({
	...{ id, slug, name, kind, sentence, sectors: its, locality, picture },
	onMap: lat !== null,
	verified: rest.verifiedAt !== null,
	founded: rest.founded,
	ended: rest.status === 'ended',
	fictional: rest.fictional
});
