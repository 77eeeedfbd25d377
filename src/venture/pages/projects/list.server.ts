import { sectors } from '#network/server';
import { listQuery } from '#web/list.server.ts';
import { stages } from '../../kinds.ts';
import { projectFacets, projects } from '../../server/index.ts';

const SHOWN = 24;

/** Projects and alumni who chose to be seen, as far as the address narrows them. */
export async function projectsAsked(url: URL) {
	const { q, page, filters } = listQuery(url, { sorts: ['shown'], filters: ['sector', 'stage'] });
	const { sector = '', stage = '' } = filters;
	const asked = { text: q || undefined, sector: sector || undefined, stage: stages.find((one) => one === stage) };
	const [found, facets, known] = await Promise.all([
		projects(asked, { limit: SHOWN, offset: (page - 1) * SHOWN }),
		projectFacets(),
		sectors()
	]);
	return {
		asked: { q, sector, stage: asked.stage ?? '' },
		...found,
		page,
		pages: Math.ceil(found.total / SHOWN),
		stages: stages.filter((one) => facets.stages.has(one)),
		sectors: known.filter(({ slug }) => facets.sectors.has(slug)).map(({ slug, label }) => ({ slug, label }))
	};
}

/** The projects that an organisation of the directory is shown with. */
export const projectsOfOrganization = async (organization: string) =>
	(await projects({ organization }, { limit: 10, offset: 0 })).projects;
