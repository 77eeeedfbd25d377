import { type RequestEvent, redirect } from '@sveltejs/kit';
import { gateOf } from '#journey/desk/stories/gate.server.ts';
import { beginRehearsal, rehearsalRunning } from '#journey/desk/stories/rehearsing.server.ts';
import { shownVersion, requireStory } from '#journey/desk/stories/story.server.ts';
import {
	coverageOfWords,
	type Decision,
	decide,
	decisions,
	dropDraft,
	goLive,
	isPublished,
	publishRehearsed,
	rehearsalOf
} from '#journey/server';
import { href } from '#kernel/address.ts';
import { ifThere, missing, Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Asked = RequestEvent & { params: { story: string; version: string } };

export const load: PageServerLoad = async (event) => {
	const { id, slug, title, versions } = await requireStory(event);
	const { told: _, ...version } = shownVersion(versions, event.params.version);
	const [published, gate, coverage] = await Promise.all([
		isPublished(id),
		gateOf(version.hash, versions.find(({ state }) => state === 'live')?.hash ?? null, event.locals.locale),
		coverageOfWords(version.hash)
	]);
	const left = versions.reduce((sum, { playable, inFlight }) => sum + (playable ? 0 : inFlight), 0);
	const open = version.playable && (version.state !== 'live' || left > 0);
	const search = event.url.searchParams;
	return {
		...{ area: 'journey' as const, slug, title, version, published, coverage },
		/** Whether it can be rehearsed and published; `left`: runs that wait under other rules. */
		...{ open, left, gate: open ? gate : null },
		running: rehearsalRunning(version.hash),
		done: search.get('done'),
		numbers: ['moved', 'back', 'pinned'].map((name) => Number.parseInt(search.get(name) ?? '0', 10) || 0)
	};
};

const byHer = (id: string) => ({ actor: ref('person', id), source: 'desk' }) as const;
const here = ({ params, locals }: Asked, query = ''): string =>
	href(`/desk/stories/${params.story}/${params.version}${query}`, locals.locale);

export const actions: Actions = {
	rehearse: async (event) => {
		const { viewer, versions } = await requireStory(event);
		const { hash } = shownVersion(versions, event.params.version);
		beginRehearsal(hash, byHer(viewer.id), event.locals.locale);
		redirect(303, `${here(event)}#gate`);
	},
	decide: async (event) => {
		await requireStory(event);
		const form = await event.request.formData();
		const rehearsal = await ownRehearsal(event, form);
		await transaction(async (tx) => {
			for (const { run, decision, choices } of rehearsal.runs) {
				const wanted = decisionIn(fieldOf(form, `decision_${run}`));
				if (wanted && wanted !== decision && choices.includes(wanted)) await decide(tx, rehearsal.id, { run }, wanted);
			}
		});
		redirect(303, `${here(event, '?done=decided')}#gate`);
	},
	all: async (event) => {
		await requireStory(event);
		const form = await event.request.formData();
		const { id } = await ownRehearsal(event, form);
		const [outcome, wanted] = fieldOf(form, 'all').split(' ');
		const decision = decisionIn(wanted ?? '');
		if (!decision || (outcome !== 'differs' && outcome !== 'blocked')) throw missing();
		await transaction((tx) => decide(tx, id, { outcome }, decision));
		redirect(303, `${here(event, '?done=decided')}#gate`);
	},
	publish: async (event) => {
		const { viewer, id, versions } = await requireStory(event);
		const { hash } = shownVersion(versions, event.params.version);
		const by = byHer(viewer.id);
		try {
			if (!(await isPublished(id))) {
				await transaction((tx) => goLive(tx, { story: id, hash }, by));
				redirect(303, here(event, '?done=first'));
			}
			const { id: rehearsal } = await ownRehearsal(event, await event.request.formData());
			const { moved, back, pinned } = await publishRehearsed(rehearsal, by);
			redirect(303, here(event, `?done=published&moved=${moved}&back=${back}&pinned=${pinned}`));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return problem(error, {}, event.locals.locale);
		}
	},
	drop: async (event) => {
		const { id, slug } = await requireStory(event);
		await transaction((tx) => dropDraft(tx, id, event.params.version));
		const left = await ifThere(requireStory(event));
		redirect(303, href(left ? `/desk/stories/${slug}?done=dropped` : '/desk/stories', event.locals.locale));
	}
};

/** The rehearsal that a form names, of this version. @throws 404 */
async function ownRehearsal({ params }: Asked, form: FormData) {
	const rehearsal = await rehearsalOf(fieldOf(form, 'rehearsal'));
	if (rehearsal.version !== params.version) throw missing();
	return rehearsal;
}

const decisionIn = (text: string): Decision | undefined => decisions.find((one) => one === text);
