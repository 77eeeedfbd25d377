import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Answers, Question } from '../../playtests/playtest.ts';
import { linked } from '../asking/links.ts';
import type { On } from '../tables.ts';
import { insideOf, lockPlaytest, namedPlaytest, type Playtest, playtestFor } from './reading.ts';
import { type Seat, seatById, seatIn } from './seats.ts';
import { within } from './tables.ts';

/** A form as whoever fills it in sees it: `open` once her slot has begun. */
export type AskedForm = Readonly<{ seat: Seat; playtest: Playtest; questions: readonly Question[]; open: boolean }>;

/** What a letter's link leads to, for whoever has the place still. @throws 404 */
export async function formByLink(token: string, on: On = db): Promise<AskedForm> {
	return formOf(await seatById(linked('playtest', token), on), on);
}

/** The same for whoever has signed in. @throws 404 */
export const ownForm = async (viewer: Pick<Viewer, 'id'>, playtest: string, on: On = db): Promise<AskedForm> =>
	formOf(await seatIn(playtest, viewer.id, on), on);

async function formOf(seat: Seat | null, on: On): Promise<AskedForm> {
	if (!seat?.person) throw missing();
	const [playtest, { questions }] = await Promise.all([
		playtestFor(null, seat.playtest, on),
		insideOf(seat.playtest, on)
	]);
	return { seat, playtest, questions, open: seat.startsAt <= new Date() };
}

/** Answers a form; answered again, it is the same answer, changed. @throws 404, playtests_early */
export async function answerForm(
	tx: Tx,
	asked: AskedForm,
	{ answers, named }: Readonly<{ answers: Answers; named: boolean }>,
	{ source, at = new Date() }: Pick<By, 'source' | 'at'>
): Promise<void> {
	await lockPlaytest(tx, asked.playtest.id);
	const { seat, playtest, open } = await formOf(await seatById(asked.seat.id, tx), tx);
	if (!open) throw refused('playtests_early', {}, 422);
	await within(tx)
		.updateTable('venture.playtestSeat')
		.set({ answers: JSON.stringify(answers), named, answeredAt: at })
		.where('id', '=', seat.id)
		.execute();
	const detail = { named, again: seat.answeredAt !== null };
	const actor = ref('person', seat.person ?? '');
	await record(tx, { actor, source, at, verb: 'venture.playtest_answered', ...namedPlaytest(playtest), detail });
}

/** What a tester answered; her name alone where she said so. */
export type Answered = Readonly<{ answers: Answers; name: string | null }>;

/** What testers answered, in an order that tells nothing; for whose it is. @throws 404 for everybody else */
export async function answersFor(viewer: Viewer, id: string, on: On = db): Promise<Answered[]> {
	if (!(await playtestFor(viewer, id, on)).owns) throw missing();
	const { rows } = await sql<Answered>`
		select s.answers, case when s.named then p.name end as name from venture.playtest_seat s left join identity.person p on p.id = s.person
		where s.playtest = ${id} and s.given_back_at is null and s.answers is not null order by md5(s.id::text)`.execute(
		on
	);
	return rows;
}
