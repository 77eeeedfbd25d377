import type { RequestEvent } from '@sveltejs/kit';
import type { By } from '#kernel/facts.ts';
import { localOf } from '#kernel/server/clock.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, type Problems } from '#web/form.server.ts';
import { type Programme, personClashes, stageClashes } from '../../../index.ts';
import {
	addStage,
	addTrack,
	changeStage,
	changeTrack,
	festivalProgramme,
	festivalTrash,
	planItem,
	raisePart,
	trashItem,
	trashPart
} from '../../../server/index.ts';
import type { Editor } from '../choices.server.ts';
import { programmeChoices } from './choices.server.ts';
import { type Read, readItem, readStage, readTrack, type Typed } from './typed.server.ts';

const USUAL_MINUTES = 45;
const MINUTE = 60_000;

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** The programme of a festival with what clashes in it, what was put away, and how the form of its next item begins. */
export async function programmeShown({ edited }: Editor, url: URL, locale: Locale) {
	const [programme, trash, choices, { timeZone }] = await Promise.all([
		festivalProgramme(edited.id),
		festivalTrash(edited.id),
		programmeChoices(edited.id, locale),
		hub()
	]);
	return {
		...{ id: edited.id, title: edited.given.title, slug: edited.given.slug, area: edited.given.area },
		...{ programme, trash, choices, published: edited.publishedAt !== null },
		stageClashes: stageClashes(programme.items),
		personClashes: personClashes(programme.items),
		next: nextItem(url, programme, choices.begins, timeZone)
	};
}

/** Plans the item that the form says. */
export async function planNext(event: Asked, { edited, by }: Editor) {
	const { timeZone } = await hub();
	const { typed, problems, given, doubts } = readItem(await event.request.formData(), timeZone, event.locals.locale);
	if (!given || doubts.some(({ said }) => !said)) return fail(422, { form: 'item', typed, problems, doubts });
	const to = `${pageOf(edited.id)}?done=planned&stage=${given.stage}#next`;
	return inForm(await change(event, typed, (tx) => planItem(tx, edited.id, given, by), to), 'item');
}

/** Writes the stage that the form says, a new one or one that there is. */
export const keepStage = (event: Asked, editor: Editor) =>
	keepPart(event, editor, { part: 'stage', read: readStage, add: addStage, change: changeStage });

/** Writes the track that the form says, a new one or one that there is. */
export const keepTrack = (event: Asked, editor: Editor) =>
	keepPart(event, editor, { part: 'track', read: readTrack, add: addTrack, change: changeTrack });

type Part<Given> = Readonly<{
	part: 'stage' | 'track';
	read: (form: FormData, locale: Locale) => Read<Given>;
	add: (tx: Tx, offering: string, given: Given, by: By) => Promise<unknown>;
	change: (tx: Tx, offering: string, id: string, given: Given, by: By) => Promise<unknown>;
}>;

async function keepPart<Given>(event: Asked, { edited, by }: Editor, its: Part<Given>) {
	const { typed, problems, given } = its.read(await event.request.formData(), event.locals.locale);
	const { id } = typed;
	const form = `${its.part}${id}`;
	if (!given) return fail(422, { form, typed, problems });
	const write = (tx: Tx) => (id ? its.change(tx, edited.id, id, given, by) : its.add(tx, edited.id, given, by));
	return inForm(await change(event, typed, write, `${pageOf(edited.id)}?done=kept#${its.part}s`), form);
}

/** Puts a stage, a track or an item first, away, or back, as its form says which. */
export async function changePart(event: Asked, { edited, by }: Editor, how: 'raise' | 'trash' | 'restore') {
	const form = await event.request.formData();
	const [part, id] = [(['stage', 'track'] as const).find((one) => one === fieldOf(form, 'part')), fieldOf(form, 'id')];
	const write = async (tx: Tx) => {
		if (how === 'raise') return part && raisePart(tx, part, edited.id, id, by);
		if (part) return trashPart(tx, part, edited.id, id, how === 'trash', by);
		return trashItem(tx, edited.id, id, how === 'trash', by);
	};
	const done = { raise: 'kept', trash: 'trashed', restore: 'restored' }[how];
	return inForm(await change(event, {}, write, `${pageOf(edited.id)}?done=${done}${part ? `#${part}s` : ''}`), '');
}

const pageOf = (offering: string): string => `/desk/activities/${offering}/programme`;

/** A refusal, and which form of the page it is said over. */
const inForm = ({ status, data }: Problems<Typed>, form: string) => fail(status, { form, ...data });

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
