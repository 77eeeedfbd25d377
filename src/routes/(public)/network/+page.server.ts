import { shownToAll } from '#kernel/server/kept/kept.ts';
import type { Organization } from '#network';
import { countOrganizations, organizationFacets, organizationPoints, organizations, sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 48;

export const load: PageServerLoad = async ({ url, locals: { locale } }) => {
	const { q, filters, page } = listQuery(url, { sorts: ['name'], filters: ['sector', 'kind', 'locality'] });
	const filter = { text: q, ...filters };
	const kept = `network ${JSON.stringify([filter, page])}`;
	const found = await shownToAll(kept, locale, () => read(filter, page));
	const asked = { q, sector: filters.sector ?? '', kind: filters.kind ?? '', locality: filters.locality ?? '' };
	return { area: 'network', asked, page, ...found };
};

async function read(filter: Parameters<typeof countOrganizations>[0], page: number) {
	const [found, total, facets, points, known] = await Promise.all([
		organizations({ ...filter, page, limit: SHOWN }),
		countOrganizations(filter),
		organizationFacets(filter),
		organizationPoints(filter),
		sectors()
	]);
	return {
		...{ total, pages: Math.ceil(total / SHOWN), facets, points },
		sectors: known,
		organizations: found.map(cardOf)
	};
}

const cardOf = ({ id, slug, name, kind, sentence, sectors: its, locality, lat, picture, ...rest }: Organization) => ({
	...{ id, slug, name, kind, sentence, sectors: its, locality, picture },
	onMap: lat !== null,
	verified: rest.verifiedAt !== null,
	founded: rest.founded,
	ended: rest.status === 'ended',
	fictional: rest.fictional
});
