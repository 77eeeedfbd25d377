import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { said } from '#kernel/words.ts';
import { requireTeam } from '#web/require.server.ts';
import { storyActs } from '../../acts.ts';
import { type ShelvedVersion, shelvedStory } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { story: string } };

/** The story that a page of the team is about, for whoever may edit stories. */
export async function requireStory(event: Asked) {
	const viewer = await requireTeam(event, storyActs.edit);
	const story = await shelvedStory(event.params.story);
	return { viewer, ...story, title: said(shownVersion(story.versions).told.title, event.locals.locale) };
}

/** The version that is looked at when none is named: what players get, else the newest. @throws 404 */
export function shownVersion(versions: readonly ShelvedVersion[], hash: string | null = null): ShelvedVersion {
	const named = hash ? versions.find((one) => one.hash === hash) : undefined;
	const version = hash ? named : (versions.find(({ state }) => state === 'live') ?? versions[0]);
	if (!version) throw missing();
	return version;
}
