import { redirect } from '@sveltejs/kit';
import { beginRehearsal } from '#journey/desk/stories/rehearsing.server.ts';
import { requireStory, shownVersion } from '#journey/desk/stories/story.server.ts';
import { decisionForAll, decisionsIn, rehearsalIn, versionShown } from '#journey/desk/stories/version.server.ts';
import { decide, dropDraft, goLive, isPublished, publishRehearsed, shelvedStory } from '#journey/server';
import { href } from '#kernel/address.ts';
import { m } from '#messages';
import { attemptTo, change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { byOf } from '#web/require.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const story = await requireStory(event);
	const search = event.url.searchParams;
	return {
		area: 'journey' as const,
		...(await versionShown(story, event.params.version, event.locals.locale)),
		done: search.get('done'),
		numbers: ['moved', 'back', 'pinned'].map((name) => Number.parseInt(search.get(name) ?? '0', 10) || 0)
	};
};

export const actions: Actions = {
	rehearse: async (event) => {
		const { viewer, versions } = await requireStory(event);
		const { hash } = shownVersion(versions, event.params.version);
		beginRehearsal(hash, byOf(viewer), event.locals.locale);
		redirect(303, href(pathOf(event, '#gate'), event.locals.locale));
	},
	decide: async (event) => {
		await requireStory(event);
		const form = await event.request.formData();
		const rehearsal = await rehearsalIn(form, event.params.version);
		return change(
			event,
			{},
			async (tx) => {
				for (const { run, wanted } of decisionsIn(form, rehearsal)) await decide(tx, rehearsal.id, { run }, wanted);
			},
			pathOf(event, '?done=decided#gate')
		);
	},
	all: async (event) => {
		await requireStory(event);
		const form = await event.request.formData();
		const { id } = await rehearsalIn(form, event.params.version);
		const { outcome, decision } = decisionForAll(form);
		return change(event, {}, (tx) => decide(tx, id, { outcome }, decision), pathOf(event, '?done=decided#gate'));
	},
	publish: async (event) => {
		const { viewer, id: story, versions } = await requireStory(event);
		const { hash } = shownVersion(versions, event.params.version);
		const by = byOf(viewer);
		if (!(await isPublished(story)))
			return change(event, {}, (tx) => goLive(tx, { story, hash }, by), pathOf(event, '?done=first'));
		const { id } = await rehearsalIn(await event.request.formData(), hash);
		return attemptTo(
			event,
			{},
			() => publishRehearsed(id, by),
			({ moved, back, pinned }) => pathOf(event, `?done=published&moved=${moved}&back=${back}&pinned=${pinned}`)
		);
	},
	drop: async (event) => {
		const { id, slug } = await requireStory(event);
		const form = await event.request.formData();
		return change(
			event,
			{},
			async (tx) => {
				await dropDraft(tx, id, event.params.version);
				requireSure(event, doing(m.journey_desk_drop()), form);
				return shelvedStory(slug, tx);
			},
			({ versions }) => (versions.length ? `/desk/stories/${slug}?done=dropped` : '/desk/stories')
		);
	}
};

const pathOf = ({ params }: RequestEvent, rest: string): string =>
	`/desk/stories/${params.story}/${params.version}${rest}`;
