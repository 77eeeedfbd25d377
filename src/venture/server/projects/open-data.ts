import { z } from 'zod';
import { choiceParameter, nextPage, openData, pageOf, pageParameter, textParameter } from '#kernel/server/open-data.ts';
import { listQuery } from '#web/list.server.ts';
import { fileKinds, stages } from '../../kinds.ts';
import { projects } from './reading.ts';

const MOST = 100;

/** A project as those whom it is about have chosen to show it to everybody. */
const ProjectShown = z.strictObject({
	id: z.uuid(),
	kind: z.enum(fileKinds),
	name: z.string(),
	sentence: z.string(),
	stage: z.enum(stages),
	sector: z.string().nullable(),
	locality: z.string().nullable(),
	organization: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
	fictional: z.boolean()
});

export const projectData = openData({
	path: '/projects',
	summary: 'Projects and alumni who chose to be seen',
	parameters: [
		textParameter('sector', 'A sector, by its slug'),
		choiceParameter('stage', 'How far it is', stages),
		textParameter('q', 'Words to find'),
		pageParameter
	],
	gives: '100 projects, the latest shown first; founders are named on their page alone',
	shape: pageOf(ProjectShown),
	read: async ({ url }) => {
		const { q, page, filters } = listQuery(url, { sorts: ['shown'], filters: ['sector', 'stage'] });
		const stage = stages.find((one) => one === filters.stage);
		const asked = { text: q || undefined, sector: filters.sector || undefined, stage };
		const found = await projects(asked, { limit: MOST, offset: (page - 1) * MOST });
		const items = found.projects.map(({ founders: _, shownAt: __, updatedAt: ___, company, ...project }) => ({
			...project,
			organization: company
		}));
		return { items, total: found.total, next: nextPage(page, MOST, found.total) };
	}
});
