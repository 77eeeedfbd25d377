import { said } from '#kernel/words.ts';
import { publishedWorkshops } from '#learning/server';
import { listQuery } from '#web/list.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 24;

export const load: PageServerLoad = async ({ url, locals: { locale } }) => {
	const { page } = listQuery(url, { sorts: ['newest'] });
	const { workshops, total } = await publishedWorkshops({ limit: SHOWN, offset: (page - 1) * SHOWN });
	const listed = workshops.map(({ id, slug, title, summary, fictional, coming, ...workshop }) => ({
		...{ id, slug, title: said(title, locale), summary: said(summary, locale), fictional, coming },
		disciplines: workshop.disciplines.map(({ name }) => said(name, locale)),
		campuses: workshop.campuses.map(({ name }) => said(name, locale)),
		seances: workshop.seances.map(({ id, startsAt, endsAt, timeZone, place }) => ({
			...{ id, startsAt, endsAt, timeZone, place: place?.name ?? null }
		}))
	}));
	return {
		area: 'learning',
		...{ page, pages: Math.ceil(total / SHOWN) },
		coming: listed.filter(({ coming }) => coming),
		past: listed.filter(({ coming }) => !coming)
	};
};
