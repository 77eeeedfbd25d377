import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref, type Source } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { type Booking, bookingsOf } from '#participation/server';
import type { Followup } from '../after.ts';
import type { On } from './tables.ts';
import { takingPart } from './taking-part.ts';

export type NewFollowup = Readonly<{
	occurrence: string;
	/** Who asks, when the hub knows her. */
	person: string | null;
	/** How it is signed; null: not at all. */
	name: string | null;
	text: string;
	locale: Locale;
}>;

const MOST_WAITING = 100;
const SHOWN = 500;

/** Whether somebody had a place in a séance: those may ask afterwards. */
export const hadPlace = ({ seats }: Pick<Booking, 'seats'>): boolean =>
	seats.some(({ state }) => state === 'confirmed' || state === 'fulfilled');

/** Whether a person took part in a séance. */
export const tookPart = async (person: string, occurrence: string): Promise<boolean> =>
	(await bookingsOf(person)).some((booking) => booking.subject.id === occurrence && hadPlace(booking));

/** Asks a question after a séance; the organiser reads it first. @throws agenda_followups_many when too many wait for an answer. */
export async function askFollowup(tx: Tx, given: NewFollowup, source: Source): Promise<string> {
	const waiting = await takingPart(tx)
		.selectFrom('agenda.followup')
		.select('id')
		.where('occurrence', '=', given.occurrence)
		.where('shownAt', 'is', null)
		.where('hiddenAt', 'is', null)
		.limit(MOST_WAITING)
		.execute();
	if (waiting.length === MOST_WAITING) throw refused('agenda_followups_many');
	const id = newId();
	await takingPart(tx)
		.insertInto('agenda.followup')
		.values({
			...given,
			id,
			answer: null,
			answeredBy: null,
			answeredAt: null,
			shownAt: null,
			hiddenAt: null
		})
		.execute();
	const actor = given.person ? ref('person', given.person) : null;
	await record(tx, {
		verb: 'agenda.asked',
		actor,
		object: ref('followup', id),
		context: ref('occurrence', given.occurrence),
		source,
		detail: {}
	});
	return id;
}

/** The questions that came after a séance, in the order of time; for everybody only those that the organiser accepted. */
export function followupsOf(occurrence: string, { all = false, on = db }: { all?: boolean; on?: On } = {}) {
	let query = takingPart(on)
		.selectFrom('agenda.followup')
		.select(['id', 'occurrence', 'text', 'locale', 'askedAt', 'answer', 'answeredAt', 'shownAt', 'hiddenAt'])
		.select(signed.as('name'))
		.where('occurrence', '=', occurrence);
	if (!all) query = query.where('shownAt', 'is not', null).where('hiddenAt', 'is', null);
	return query.orderBy('askedAt').orderBy('id').limit(SHOWN).execute() as Promise<Followup[]>;
}

/** A question with the address of the page where it stands. @throws 404 when there is none. */
export async function followupById(
	id: string,
	on: On = db
): Promise<Readonly<{ occurrence: string; text: string; shown: boolean; path: string }>> {
	if (!isId(id)) throw missing();
	const row = await takingPart(on)
		.selectFrom('agenda.followup as q')
		.innerJoin('agenda.occurrence as o', 'o.id', 'q.occurrence')
		.innerJoin('agenda.offering as f', 'f.id', 'o.offering')
		.select(['q.occurrence', 'q.text', 'q.shownAt', 'q.hiddenAt', 'f.slug', 'f.publishedAt'])
		.where('q.id', '=', id)
		.executeTakeFirst();
	if (!row) throw missing();
	const { occurrence, text, slug } = row;
	const shown = row.publishedAt !== null && row.shownAt !== null && row.hiddenAt === null;
	return { occurrence, text, shown, path: `/agenda/${slug}/${occurrence}` };
}

/** Answers a question, and with the answer shows it to everybody. @throws 404 when the séance has no such question. */
export async function answerFollowup(tx: Tx, occurrence: string, id: string, words: Words, by: By): Promise<void> {
	const now = new Date();
	await change(tx, occurrence, id, {
		answer: JSON.stringify(words),
		answeredBy: by.actor?.id ?? null,
		answeredAt: now,
		shownAt: now,
		hiddenAt: null
	});
	await record(tx, {
		verb: 'agenda.answered',
		actor: by.actor,
		object: ref('followup', id),
		context: ref('occurrence', occurrence),
		source: by.source,
		detail: {}
	});
}

/** Takes a question from the page, or shows it, answered or not. @throws 404 when the séance has no such question. */
export async function showFollowup(tx: Tx, occurrence: string, id: string, shown: boolean, by: By): Promise<void> {
	const { shownAt, hiddenAt } = await held(tx, occurrence, id);
	if (shown ? shownAt && !hiddenAt : hiddenAt) return;
	await change(tx, occurrence, id, shown ? { shownAt: new Date(), hiddenAt: null } : { hiddenAt: new Date() });
	const about = { object: ref('followup', id), context: ref('occurrence', occurrence) };
	await record(tx, { ...by, ...about, verb: shown ? 'agenda.followup_shown' : 'agenda.followup_hidden', detail: {} });
}

/** Whoever may be a minor does not stand below what she asked. */
const signed = sql<
	string | null
>`case when exists (select from identity.person p where p.id = agenda.followup.person and ${mayBeMinor('p')})
	then null else agenda.followup.name end`;

type Change = Readonly<{
	answer?: string;
	answeredBy?: string | null;
	answeredAt?: Date;
	shownAt?: Date;
	hiddenAt?: Date | null;
}>;

async function held(tx: Tx, occurrence: string, id: string) {
	const row = isId(id)
		? await takingPart(tx)
				.selectFrom('agenda.followup')
				.select(['shownAt', 'hiddenAt'])
				.where('id', '=', id)
				.where('occurrence', '=', occurrence)
				.forUpdate()
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

async function change(tx: Tx, occurrence: string, id: string, to: Change): Promise<void> {
	if (!isId(id)) throw missing();
	const changed = await takingPart(tx)
		.updateTable('agenda.followup')
		.set(to)
		.where('id', '=', id)
		.where('occurrence', '=', occurrence)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) throw missing();
}
