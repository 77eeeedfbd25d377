import type { RequestEvent } from '@sveltejs/kit';
import type { Table } from '#exchange';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { answersTo } from '../../index.ts';
import {
	type AskedForm,
	answerForm,
	answersFor,
	closePlaytest,
	formByLink,
	giveSeatBack,
	insideOf,
	ownForm,
	playtestFor,
	publishPlaytest,
	seatIn,
	seatsOf,
	takeSeat,
	testerOf
} from '../../server/index.ts';
import { playtestChoices, typedPlaytest } from './form.server.ts';

const pageOf = (id: string, done: string): string => `/me/playtests/${id}?done=${done}`;

/** A playtest for whoever has signed in: whose it is reads the answers, whoever has a place where it is. @throws 404 */
export async function playtestShown(viewer: Viewer, id: string) {
	const playtest = await playtestFor(viewer, id);
	const [seat, tester] = await Promise.all([seatIn(id, viewer.id), testerOf(viewer.id)]);
	const inside = playtest.owns || seat ? await insideOf(id) : null;
	const draft = playtest.owns && playtest.state === 'draft';
	return {
		playtest,
		inside,
		tester: tester !== null,
		seat: seat && { slot: seat.slot, answers: seat.answers, named: seat.named, began: seat.startsAt <= new Date() },
		answered: playtest.owns && !draft ? await answersFor(viewer, id) : [],
		draft: draft ? { typed: await typedPlaytest(playtest), choices: await playtestChoices(viewer) } : null
	};
}

type Asked = RequestEvent & Readonly<{ params: { playtest: string } }>;

/** Announces a draft: the testers whom it fits are told. */
export async function publish(event: Asked, viewer: Viewer) {
	const { playtest } = event.params;
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await publishPlaytest(tx, playtest, viewer, bySelf(viewer));
		requireSure(event, doing(m.playtests_publish(), [m.playtests_publish_says()]), form);
	};
	return change(event, typedTexts(form), write, pageOf(playtest, 'published'));
}

/** Closes it, once she is sure: how many have a place ahead is said. */
export async function close(event: Asked, viewer: Viewer) {
	const { playtest } = event.params;
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await closePlaytest(tx, playtest, viewer, bySelf(viewer));
		const count = (await seatsOf(playtest, tx)).filter(({ startsAt }) => startsAt > new Date()).length;
		requireSure(event, doing(m.playtests_close(), [m.playtests_close_says({ count })]), form);
	};
	return change(event, typedTexts(form), write, pageOf(playtest, 'closed'));
}

/** Takes a place in a slot. */
export async function take(event: Asked, viewer: Viewer) {
	const { playtest } = event.params;
	const form = await event.request.formData();
	const asked = { playtest, slot: fieldOf(form, 'slot'), nda: fieldOf(form, 'nda') };
	const write = (tx: Tx) => takeSeat(tx, asked, viewer, bySelf(viewer));
	return change(event, typedTexts(form), write, pageOf(playtest, 'taken'));
}

/** Gives her place back, once she is sure. */
export async function giveBack(event: Asked, viewer: Viewer) {
	const { playtest } = event.params;
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await giveSeatBack(tx, playtest, viewer, bySelf(viewer));
		requireSure(event, doing(m.playtests_give_back(), [m.playtests_give_back_says()]), form);
	};
	return change(event, typedTexts(form), write, pageOf(playtest, 'given_back'));
}

/** Says how it was, signed in. */
export const answer = async (event: Asked, viewer: Viewer) =>
	answerFrom(event, await ownForm(viewer, event.params.playtest), pageOf(event.params.playtest, 'answered'));

/** The same by the link of a letter. @throws 404 */
export const answerByLink = async (event: RequestEvent, token: string) =>
	answerFrom(event, await formByLink(token), `/venture/playtests/form/${token}?done=answered`);

async function answerFrom(event: RequestEvent, asked: AskedForm, to: string) {
	const form = await event.request.formData();
	const answers = answersTo(asked.questions, (row) => fieldOf(form, `answer ${row}`));
	const typed = typedTexts(form);
	if (!answers) return fail(422, { typed, problems: { '': m.playtests_nothing_said() } as Record<string, string> });
	const given = { answers, named: fieldOf(form, 'named') === 'yes' };
	return change(event, typed, (tx) => answerForm(tx, asked, given, { source: 'web' }), to);
}

/** What testers answered, as a table: a column for each question. @throws 404 for whose it is not */
export async function answersTable(viewer: Viewer, id: string, locale: Locale): Promise<Table> {
	// whoever may not read it learns nothing, also not that it is gone
	const answered = await answersFor(viewer, id);
	const [{ questions }, { title }] = await Promise.all([insideOf(id), playtestFor(viewer, id)]);
	return {
		name: title,
		columns: [
			{ id: 'name', label: m.playtests_tester({}, { locale }) },
			...questions.map(({ words: label }, row) => ({ id: `answer${row}`, label }))
		],
		rows: answered.map(({ name, answers }) => ({
			name: name ?? '',
			...Object.fromEntries(questions.map((_, row) => [`answer${row}`, answers[row] ?? '']))
		}))
	};
}
