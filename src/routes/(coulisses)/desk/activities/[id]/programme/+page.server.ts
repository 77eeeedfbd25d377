import { fail, redirect } from '@sveltejs/kit';
import { type Programme, personClashes, stageClashes } from '#agenda';
import { editorOf } from '#agenda/desk/activities/choices.server.ts';
import { programmeChoices } from '#agenda/desk/activities/programme/choices.server.ts';
import { readItem, readStage, readTrack, type Typed } from '#agenda/desk/activities/programme/typed.server.ts';
import {
	addStage,
	addTrack,
	changeStage,
	changeTrack,
	festivalProgramme,
	festivalTrash,
	localOf,
	planItem,
	raisePart,
	trashItem,
	trashPart
} from '#agenda/server';
import { href } from '#kernel/address.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const USUAL_MINUTES = 45;
const MINUTE = 60_000;

export const load: PageServerLoad = async (event) => {
	const { edited } = await editorOf(event);
	const [programme, trash, choices, { timeZone }] = await Promise.all([
		festivalProgramme(edited.id),
		festivalTrash(edited.id),
		programmeChoices(edited.id, event.locals.locale),
		hub()
	]);
	return {
		...{ id: edited.id, title: edited.given.title, slug: edited.given.slug, area: edited.given.area },
		...{ programme, trash, choices, published: edited.publishedAt !== null },
		stageClashes: stageClashes(programme.items),
		personClashes: personClashes(programme.items),
		next: nextItem(event.url, programme, choices.begins, timeZone)
	};
};

/** The form of the next item begins where the last one on its stage ended, as long as that one; the first one where the festival does. */
function nextItem(url: URL, { stages, items }: Programme, begins: Date | null, timeZone: string): Typed {
	const asked = url.searchParams.get('stage');
	const last = items.findLast(({ stage }) => stage === asked) ?? items.at(-1);
	const starts = last?.endsAt ?? begins;
	const minutes = last ? (last.endsAt.getTime() - last.startsAt.getTime()) / MINUTE : USUAL_MINUTES;
	const local = starts ? localOf(starts, timeZone) : '';
	const ends = starts ? localOf(new Date(starts.getTime() + minutes * MINUTE), timeZone) : '';
	return {
		...{ stage: last?.stage ?? stages[0]?.id ?? '', track: last?.track ?? '', date: local.slice(0, 10) },
		...{ start: local.slice(11), end: ends.slice(11) }
	};
}

export const actions: Actions = {
	plan: async (event) => {
		const { edited, by } = await editorOf(event);
		const { locale } = event.locals;
		const { typed, problems, given } = readItem(await event.request.formData(), (await hub()).timeZone, locale);
		if (!given) return fail(422, { form: 'item', typed, problems });
		const failed = await attempt(event, 'item', typed, (tx) => planItem(tx, edited.id, given, by));
		return failed ?? done(event, 'planned', `&stage=${given.stage}#next`);
	},
	stage: async (event) => {
		const { edited, by } = await editorOf(event);
		const { typed, problems, given } = readStage(await event.request.formData(), event.locals.locale);
		if (!given) return fail(422, { form: `stage${typed.id}`, typed, problems });
		const { id } = typed;
		const failed = await attempt(event, `stage${id}`, typed, (tx) =>
			id ? changeStage(tx, edited.id, id, given, by) : addStage(tx, edited.id, given, by)
		);
		return failed ?? done(event, 'kept', '#stages');
	},
	track: async (event) => {
		const { edited, by } = await editorOf(event);
		const { typed, problems, given } = readTrack(await event.request.formData(), event.locals.locale);
		if (!given) return fail(422, { form: `track${typed.id}`, typed, problems });
		const { id } = typed;
		const failed = await attempt(event, `track${id}`, typed, (tx) =>
			id ? changeTrack(tx, edited.id, id, given, by) : addTrack(tx, edited.id, given, by)
		);
		return failed ?? done(event, 'kept', '#tracks');
	},
	raise: (event) =>
		simple(event, 'kept', (tx, { offering, part, id, by }) =>
			part === 'item' ? missed : raisePart(tx, part, offering, id, by)
		),
	trash: (event) => simple(event, 'trashed', (tx, its) => putAway(tx, its, true)),
	restore: (event) => simple(event, 'restored', (tx, its) => putAway(tx, its, false))
};

type Part = 'stage' | 'track' | 'item';
const missed = Promise.resolve();

type Its = Readonly<{ offering: string; part: Part; id: string; by: Awaited<ReturnType<typeof editorOf>>['by'] }>;

const putAway = (tx: Tx, { offering, part, id, by }: Its, out: boolean): Promise<void> =>
	part === 'item' ? trashItem(tx, offering, id, out, by) : trashPart(tx, part, offering, id, out, by);

async function simple(event: RequestEvent, what: string, act: (tx: Tx, its: Its) => Promise<void>) {
	const { edited, by } = await editorOf(event);
	const form = await event.request.formData();
	const part: Part = (['stage', 'track'] as const).find((one) => one === fieldOf(form, 'part')) ?? 'item';
	const its = { offering: edited.id, part, id: fieldOf(form, 'id'), by };
	const failed = await attempt(event, '', {}, (tx) => act(tx, its));
	return failed ?? done(event, what, part === 'item' ? '' : `#${part}s`);
}

async function attempt(event: RequestEvent, form: string, typed: Typed, act: (tx: Tx) => Promise<unknown>) {
	const failed = await transaction(async (tx) => {
		await act(tx);
		return null;
	}).catch((error: unknown) => problem(error, typed, event.locals.locale));
	return failed && fail(failed.status, { form, ...failed.data });
}

function done(event: RequestEvent, what: string, rest: string): never {
	redirect(303, `${href(`/desk/activities/${event.params.id}/programme`, event.locals.locale)}?done=${what}${rest}`);
}
