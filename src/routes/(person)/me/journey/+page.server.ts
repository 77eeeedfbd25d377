import { redirect } from '@sveltejs/kit';
import { wishDue } from '#journey';
import { challengesOf } from '#journey/pages/journey/challenges.server.ts';
import { goToThursday, takeThursdayBack } from '#journey/pages/journey/thursday.server.ts';
import { runSaid } from '#journey/pages/journey/told.server.ts';
import { publishedStories, type RunInShort, removeRun, runsOf, wishesOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { can } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { isDemo } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import { requirePerson } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = requirePerson(event);
	const { id } = viewer;
	const { locale } = event.locals;
	const [runs, stories, demo] = await Promise.all([runsOf(id), publishedStories(locale), isDemo()]);
	const played = Map.groupBy(runs, ({ story }) => story);
	return {
		area: 'journey' as const,
		demo,
		adds: can(viewer, 'story.edit'),
		played: await Promise.all([...played].map(([story, its]) => playedSaid(id, story, its, locale))),
		first: stories.find(({ story }) => !played.has(story))?.story ?? null,
		done: event.url.searchParams.get('done')
	};
};

/** A story that somebody plays: the run that goes on, those put aside, and her challenges. */
async function playedSaid(person: string, story: string, runs: readonly RunInShort[], locale: Locale) {
	const [current, ...aside] = await Promise.all(runs.map((run) => runSaid(run, locale)));
	const version = runs[0]?.version ?? '';
	const [quests, wishes] = await Promise.all([challengesOf(person, story, version, locale), wishesOf(person, story)]);
	return { story, current, aside, quests, wish: wishDue(wishes, runs[0]?.chapters.length ?? 0) };
}

const nothing = { key: '' };

export const actions: Actions = {
	forget: async (event) => {
		const { id } = requirePerson(event);
		const run = fieldOf(await event.request.formData(), 'run');
		await transaction((tx) => removeRun(tx, id, run));
		redirect(303, href('/me/journey?done=forgotten', event.locals.locale));
	},
	thursday: async (event) => {
		const viewer = requirePerson(event);
		const { locale } = event.locals;
		const form = await event.request.formData();
		const [story, key, undo] = [fieldOf(form, 'story'), fieldOf(form, 'key'), fieldOf(form, 'undo') === '1'];
		try {
			await (undo ? takeThursdayBack : goToThursday)(viewer, story, key, locale);
		} catch (error) {
			return problem(error, nothing, locale);
		}
		redirect(303, `${href(`/me/journey?done=${undo ? 'undone' : 'thursday'}`, locale)}#quest-${key}`);
	}
};
