import { redirect } from '@sveltejs/kit';
import { askedBy, askedIn } from '#journey/pages/journey/run.server.ts';
import { answerInPlace } from '#journey/pages/journey/wish.server.ts';
import { closedKeys, type StoryNow, stage, takeChoice, wishesOf } from '#journey/server';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { type Locale, said } from '#kernel/words.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { locale, viewer } }) => {
	const { story, run, seed, log } = await (viewer ? askedBy(viewer.id, params.story, url) : askedIn(url, params.story));
	const anew = url.searchParams.get('run') === 'new';
	const [staged, closed, wishes] = await Promise.all([
		stage(story, locale, { seed, log }),
		viewer ? closedKeys(viewer.id, story.id) : new Set<string>(),
		viewer ? wishesOf(viewer.id, story.story) : null
	]);
	return {
		area: 'journey' as const,
		story: storySaid(story, locale),
		...staged,
		seed,
		played: staged.stuckAt === null ? log : log.slice(0, staged.stuckAt),
		run: run && { id: run.id, seed: run.seed, log: run.log, hash: run.stateHash },
		closed: [...closed].toSorted(),
		wishes,
		// for a form that is sent without JavaScript
		fresh: { run: newId(), key: newId(), query: run || anew ? `&run=${run?.id ?? 'new'}` : '' }
	};
};

/** What the page says of a version, and where the browser finds the rest of it. */
function storySaid(story: StoryNow, locale: Locale) {
	const address = `/journey/${story.story}`;
	const pictures = (kind: string, named: Readonly<Record<string, string>>) =>
		Object.fromEntries(Object.entries(named).map(([name, file]) => [name, `${address}/${kind}/${file}.png`]));
	return {
		...{ slug: story.story, hash: story.hash, title: said(story.title, locale), summary: said(story.summary, locale) },
		files: {
			bundle: `${address}/bundle/${story.hash}.json`,
			words: `${address}/words/${locale}/${story.words[locale]}.json`
		},
		...{ scenes: pictures('scene', story.scenes), portraits: pictures('portrait', story.portraits) },
		sources: Object.fromEntries(
			story.sources.map(({ key, title, url, checkedAt }) => [key, { title: said(title, locale), url, checkedAt }])
		)
	};
}

export const actions: Actions = {
	wish: answerInPlace,
	/** One choice, or one card, of somebody who plays without JavaScript. */
	choose: async ({ params, request, url, locals: { locale, viewer } }) => {
		if (!viewer) throw missing();
		const form = await request.formData();
		const { story, run, log } = await askedBy(viewer.id, params.story, url);
		const field = (name: string): string => fieldOf(form, name);
		const choice = {
			run: run?.id ?? field('run'),
			seed: run?.seed ?? Number(field('seed')),
			hash: story.hash,
			key: field('key')
		};
		try {
			// a page that is older than the run says where it is now
			if (Number(field('base')) === log.length)
				await takeChoice(viewer.id, { ...choice, log, entry: field('entry') }, locale);
		} catch (error) {
			return problem(error, {}, locale);
		}
		redirect(303, `${href(`/journey/${params.story}?run=${choice.run}`, locale)}#said`);
	}
};
