import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { span } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import { cancel } from '#participation/server';
import { free } from '../allocations.ts';

/** A booking that cannot stand any longer, and whom a letter tells so. */
export type Freed = Readonly<{
	id: string;
	booking: string;
	space: string;
	slug: string;
	name: Words;
	startsAt: Date;
	endsAt: Date;
	email: string | null;
	person: string | null;
	locale: Locale;
}>;

const columns = sql`r.id, r.booking, r.space, s.slug, s.name, lower(r.during) as starts_at, upper(r.during) as ends_at, b.contact_email as email,
	b.party as person, b.locale`;
const from = sql`spaces.reservation r join spaces.space s on s.id = r.space join participation.booking b on b.id = r.booking
	join spaces.allocation a on a.subject_kind = 'reservation' and a.subject = r.id`;

/**
 * Frees the bookings that somebody has of machines whose induction she has lost, from now on, unless another one still covers them; a letter names them all.
 * @returns how many.
 */
export async function freeWithout(tx: Tx, induction: string, person: string, by: By): Promise<number> {
	const { rows: freed } = await sql<Freed>`
		select ${columns} from ${from} join spaces.machine k on k.space = r.space and k.induction = ${induction}
		where b.party = ${person} and lower(r.during) > now() and not exists (
			select from spaces.inducted d where d.induction = k.induction and d.person = b.party and d.revoked_at is null
				and (d.until is null or d.until >= upper(r.during)))
		order by r.id`.execute(tx);
	await giveBack(tx, freed, 'induction_ended', by);
	const [first] = freed;
	if (first && by.source !== 'demo') await tellLost(tx, freed, first);
	return freed.length;
}

/** The bookings of a space that begin within a stretch of time, or go on in it, the newest first. */
export async function bookedIn(tx: Tx, space: string, startsAt: Date, endsAt: Date): Promise<Freed[]> {
	const { rows } = await sql<Freed>`
		select ${columns} from ${from} where r.space = ${space} and a.state <> 'clashing' and r.during && tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz)
		order by b.created_at desc, r.id`.execute(tx);
	return rows;
}

/** Cancels bookings and frees what they had, rows before houses as everybody does. */
async function giveBack(tx: Tx, freed: readonly Freed[], reason: string, by: By): Promise<void> {
	await cancelAll(tx, freed, reason, by);
	await free(
		tx,
		freed.map(({ id }) => ref('reservation', id)),
		by
	);
}

export async function cancelAll(tx: Tx, freed: readonly Freed[], reason: string, by: By): Promise<void> {
	for (const { booking } of freed)
		await cancel(tx, booking, { by: 'organiser', source: by.source, actor: by.actor, reason });
}

async function tellLost(tx: Tx, freed: readonly Freed[], { email, person, locale }: Freed): Promise<void> {
	if (!email) return;
	const { timeZone } = await hub();
	const lines = freed.map(
		({ name, startsAt, endsAt }) => `– ${say(name, locale).text}, ${span(startsAt, endsAt, locale, timeZone)}`
	);
	const subject = m.machines_letter_ended({ count: freed.length }, { locale });
	const text = [
		m.kernel_hello({}, { locale }),
		subject,
		lines.join('\n'),
		m.machines_letter_ended_text({}, { locale })
	];
	await post(tx, { to: email, locale, person, words: 'people', subject, text: `${text.join('\n\n')}\n` });
}
