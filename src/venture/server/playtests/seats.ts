import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { limit } from '#kernel/server/limits.ts';
import { type Answers, tooYoung } from '../../playtests/playtest.ts';
import type { On } from '../tables.ts';
import { writeToTester } from './letters.ts';
import { lockPlaytest, namedPlaytest, type Playtest, playtestFor } from './reading.ts';
import { within } from './tables.ts';
import { testerOf } from './testers.ts';

/** A place that somebody has in a slot, and what she answered. */
export type Seat = Readonly<{
	id: string;
	playtest: string;
	slot: string;
	/** Null once she was erased. */
	person: string | null;
	startsAt: Date;
	endsAt: Date;
	answers: Answers | null;
	named: boolean;
	answeredAt: Date | null;
}>;

type Asked = Readonly<{ playtest: string; slot: string; nda: string }>;

/**
 * Takes a place in a slot, for herself. Twice the same is once. `nda`: the hash of the words that she accepts, '' for none.
 * @throws 404, playtests_is_own, playtests_minor, playtests_tester_first, playtests_too_young, playtests_nda_missing, playtests_over, playtests_one_seat, playtests_full
 */
export async function takeSeat(tx: Tx, { playtest: id, slot, nda }: Asked, viewer: Viewer, by: By): Promise<void> {
	await limit('booking', `playtest seat ${viewer.id}`);
	await lockPlaytest(tx, id);
	const playtest = await playtestFor(viewer, id, tx);
	const wanted = playtest.slots.find((one) => one.id === slot);
	if (!wanted) throw missing();
	const before = await seatIn(id, viewer.id, tx);
	if (before?.slot === slot) return;
	if (playtest.owns) throw refused('playtests_is_own', {}, 422);
	await checkTester(tx, playtest, viewer);
	if (playtest.state !== 'open' || wanted.startsAt <= new Date()) throw refused('playtests_over', {}, 422);
	if (before) throw refused('playtests_one_seat', {}, 422);
	if (playtest.ndaHash && nda !== playtest.ndaHash) throw refused('playtests_nda_missing', {}, 422);
	if (wanted.left < 1) throw refused('playtests_full', {}, 409);
	const at = by.at ?? new Date();
	const accepted = playtest.ndaHash ? { ndaHash: playtest.ndaHash, ndaAcceptedAt: at } : {};
	const row = { id: newId(), playtest: id, slot, person: viewer.id, ...accepted, takenAt: at };
	await within(tx).insertInto('venture.playtestSeat').values(row).execute();
	const detail = { nda: playtest.nda !== null, left: wanted.left - 1 };
	await record(tx, { ...by, verb: 'venture.playtest_taken', ...namedPlaytest(playtest), detail });
	if (by.source !== 'demo') await writeToTester(tx, viewer.id, playtest, 'taken', wanted);
}

/** Gives her place back, before it begins: somebody else can take it. @throws 404, playtests_over */
export async function giveSeatBack(tx: Tx, id: string, viewer: Pick<Viewer, 'id' | 'roles'>, by: By): Promise<void> {
	await lockPlaytest(tx, id);
	const seat = await seatIn(id, viewer.id, tx);
	if (!seat) throw missing();
	if (seat.startsAt <= new Date()) throw refused('playtests_over', {}, 422);
	await within(tx)
		.updateTable('venture.playtestSeat')
		.set({ givenBackAt: new Date() })
		.where('id', '=', seat.id)
		.execute();
	const playtest = await playtestFor(viewer, id, tx);
	await record(tx, { ...by, verb: 'venture.playtest_given_back', ...namedPlaytest(playtest), detail: {} });
}

/** The place that somebody has in a playtest. */
export const seatIn = async (playtest: string, person: string, on: On = db): Promise<Seat | null> =>
	isId(playtest) ? ((await seats(on, sql`p.playtest = ${playtest} and p.person = ${person}`))[0] ?? null) : null;

/** All places of somebody, the next first. */
export const seatsOfPerson = (person: string, on: On = db): Promise<Seat[]> => seats(on, sql`p.person = ${person}`);

/** All places that are taken; whoever calls has checked who reads. Their order says nothing of who came when. */
export const seatsOf = (playtest: string, on: On = db): Promise<Seat[]> => seats(on, sql`p.playtest = ${playtest}`);

/** One place, by its id; whoever calls has checked who reads. */
export const seatById = async (id: string, on: On = db): Promise<Seat | null> =>
	(await seats(on, sql`p.id = ${id}`))[0] ?? null;

async function seats(on: On, where: ReturnType<typeof sql>): Promise<Seat[]> {
	const { rows } = await sql<Seat>`
		select p.id, p.playtest, p.slot, p.person, s.starts_at, s.ends_at, p.answers, p.named, p.answered_at
		from venture.playtest_seat p join venture.playtest_slot s on s.id = p.slot
		where p.given_back_at is null and ${where} order by s.starts_at desc, md5(p.id::text)`.execute(on);
	return rows;
}

/** Whoever may be a minor needs the consent of a parent, which this hub takes for no playtest: so she takes no place. */
async function checkTester(tx: Tx, { minAge }: Playtest, { id }: Pick<Viewer, 'id'>): Promise<void> {
	const known = await personById(id, tx);
	if (!known || maybeMinor(known)) throw refused('playtests_minor', {}, 422);
	const tester = await testerOf(id, tx);
	if (!tester) throw refused('playtests_tester_first', {}, 422);
	if (tooYoung(minAge, { birthYear: known.birthYear, band: tester.ageBand }))
		throw refused('playtests_too_young', { age: minAge }, 422);
}
