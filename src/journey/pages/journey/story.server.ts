import { refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Locale, said } from '#kernel/words.ts';
import { fieldOf } from '#web/form.server.ts';
import { closedKeys, type StoryNow, stage, takeChoice, wishesOf } from '../../server/index.ts';
import { picturesAt } from './front.server.ts';
import { type Asked, askedBy, askedIn } from './run.server.ts';

/** A story as far as the reader has played it: a run of hers, or what stands in the address of a visitor. @throws 404 */
export async function storyShown(slug: string, url: URL, viewer: Viewer | null, locale: Locale) {
	const { story, run, seed, log } = await (viewer ? askedBy(viewer.id, slug, url) : askedIn(url, slug));
	const [staged, closed, wishes] = await Promise.all([
		stage(story, locale, { seed, log }),
		viewer ? closedKeys(viewer.id, story.id) : new Set<string>(),
		viewer ? wishesOf(viewer.id, story.story) : null
	]);
	return {
		story: storySaid(story, locale),
		...staged,
		seed,
		played: staged.stuckAt === null ? log : log.slice(0, staged.stuckAt),
		run: run && { id: run.id, seed: run.seed, log: run.log, hash: run.stateHash },
		closed: [...closed].toSorted(),
		wishes,
		fresh: { run: newId(), key: newId(), query: queryOf(run, url) }
	};
}

/** What a form adds to its address that is sent without JavaScript. */
const queryOf = (run: Asked['run'], url: URL): string =>
	run || url.searchParams.get('run') === 'new' ? `&run=${run?.id ?? 'new'}` : '';

/** What the page says of a version, and where the browser finds the rest of it. */
function storySaid(story: StoryNow, locale: Locale) {
	const address = `/journey/${story.story}`;
	return {
		...{ slug: story.story, hash: story.hash, title: said(story.title, locale), summary: said(story.summary, locale) },
		files: {
			bundle: `${address}/bundle/${story.hash}.json`,
			words: `${address}/words/${locale}/${story.words[locale]}.json`
		},
		scenes: picturesAt(`${address}/scene`, story.scenes),
		portraits: picturesAt(`${address}/portrait`, story.portraits),
		sources: Object.fromEntries(
			story.sources.map(({ key, title, url, checkedAt }) => [key, { title: said(title, locale), url, checkedAt }])
		)
	};
}

/** Takes one choice, or one card, of somebody who plays without JavaScript. @returns the id of the run */
export async function takeTyped(form: FormData, { story, run, log }: Asked, person: string, locale: Locale) {
	const id = run?.id ?? fieldOf(form, 'run');
	if (!isId(id)) throw refused('kernel_bad_request', {}, 400);
	const seed = run?.seed ?? Number(fieldOf(form, 'seed'));
	const choice = { run: id, seed, hash: story.hash, key: fieldOf(form, 'key') };
	// a page that is older than the run says where it is now
	if (Number(fieldOf(form, 'base')) === log.length)
		await takeChoice(person, { ...choice, log, entry: fieldOf(form, 'entry') }, locale);
	return id;
}
