import { missing } from '#kernel/errors.ts';
import type { Noun } from '#kernel/noun.ts';
import { every } from '#kernel/server/nouns.ts';
import { m } from '#messages';
import { stageName } from '../../kinds.ts';
import { projectById, projects } from './reading.ts';
import { hideReported, reportedProject } from './reporting.ts';
import { findProjects } from './search.ts';

const project: Noun = {
	kind: 'project',
	name: m.projects_noun,
	page: {
		path: '/projects',
		all: async () =>
			(await every(async (some) => (await projects({}, some)).projects)).map(({ id, updatedAt }) => ({
				slug: id,
				changed: updatedAt
			})),
		poster: async (id, locale) => {
			const { name, sentence, stage, locality } = await projectById(id);
			return { area: 'venture', kicker: stageName(stage, locale), title: name, lines: [sentence, locality ?? ''] };
		}
	},
	search: { name: m.projects_title, place: 55, find: (asked, _, near, on) => findProjects(asked, near, on) },
	report: {
		find: async (id) => {
			const found = await reportedProject(id);
			if (!found) throw missing();
			return { name: found.name, path: `/projects/${id}`, shown: found.shownAt !== null };
		},
		hide: (tx, id, by) => hideReported(tx, id, by)
	}
};

export const projectNouns: readonly Noun[] = [project];
