import { LEAST_TOLD } from '#journey';
import { allStories } from '#journey/server';
import { said } from '#kernel/words.ts';
import { team } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { upload } from './upload.server.ts';

export const load: PageServerLoad = async (event) => {
	await team(event, 'story.edit');
	const stories = await allStories();
	return {
		area: 'journey' as const,
		least: LEAST_TOLD,
		stories: stories.map(({ title, ...story }) => ({ ...story, title: said(title, event.locals.locale) }))
	};
};

export const actions: Actions = { add: (event) => upload(event) };
