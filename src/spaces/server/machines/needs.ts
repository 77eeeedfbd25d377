import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { Ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { shortDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import type { Space } from '../../space.ts';
import type { On } from '../tables.ts';
import { type Induction, inductionById } from './inductions.ts';
import { isMachine, type Sheet, termsOf } from './machines.ts';

/** What somebody still needs before she uses a machine. */
export type Needs = Readonly<{
	/** The induction that it asks for; `until`: how long hers holds, undefined while she has none. */
	induction: (Induction & Readonly<{ has: boolean; until: Date | null }>) | null;
	sheet: (Sheet & Readonly<{ signed: boolean }>) | null;
	/** She may be a minor: an adult is beside her. */
	minor: boolean;
	/** Until when it is out of order, at the latest of what is known. */
	outUntil: Date | null;
}>;

type Time = Readonly<{ from: Date; until: Date }>;
const soon = (): Time => ({ from: new Date(), until: new Date() });

/** What somebody needs for a machine at a time, now when it is not said; null for a space that asks for nothing. @param person null: nobody has signed in. */
export async function machineNeeds(
	{ id, kind }: Pick<Space, 'id' | 'kind'>,
	person: string | null,
	time: Time = soon(),
	on: On = db
): Promise<Needs | null> {
	if (!isMachine(kind)) return null;
	const { induction, sheet } = await termsOf(id, on);
	const asked = induction ? await inductionById(induction, on) : null;
	const hers = asked && person ? await heldUntil(asked.id, person, time, on) : undefined;
	const known = person ? await personById(person, on) : undefined;
	return {
		induction: asked && { ...asked, has: hers !== undefined, until: hers ?? null },
		sheet: sheet && { ...sheet, signed: person !== null && (await hasSigned(sheet.id, person, on)) },
		minor: known !== undefined && maybeMinor(known),
		outUntil: await outDuring(id, time, on)
	};
}

/** Until when somebody has an induction that covers a time; null: for ever, undefined: she has not. */
async function heldUntil(
	induction: string,
	person: string,
	{ from, until }: Time,
	on: On
): Promise<Date | null | undefined> {
	const { rows } = await sql<{ until: Date | null }>`
		select until from spaces.inducted where induction = ${induction} and person = ${person} and revoked_at is null and since <= ${from}
			and (until is null or until >= ${until}) order by until desc nulls first limit 1`.execute(on);
	return rows[0]?.until;
}

async function hasSigned(sheet: string, person: string, on: On): Promise<boolean> {
	const { rows } = await sql`select from spaces.signature where sheet = ${sheet} and person = ${person}`.execute(on);
	return rows.length > 0;
}

async function outDuring(space: string, { from, until }: Time, on: On): Promise<Date | null> {
	const { rows } = await sql<{ until: Date }>`
		select upper(during) as until from spaces.outage where space = ${space} and unit is null and ended_at is null
			and during && tstzrange(${from}::timestamptz, ${until}::timestamptz, '[]') order by 1 desc limit 1`.execute(on);
	return rows[0]?.until ?? null;
}

type Asked = Readonly<{ actor: Ref | null; adult?: string | null; locale: Locale }>;

/**
 * Checks that whoever books a machine by herself may use it then. The team knows what it does, and is not asked.
 * @throws spaces_sign_in (401), machines_out_then, spaces_induction_needed, machines_sheet_unsigned, machines_minor_alone.
 */
export async function checkMachine(
	tx: Tx,
	space: Space,
	time: Time,
	{ actor, adult = null, locale }: Asked
): Promise<void> {
	const person = actor?.kind === 'person' ? actor.id : null;
	const needs = await machineNeeds(space, person, time, tx);
	if (!needs) return;
	if (!person && asksAccount(space, needs)) throw refused('spaces_sign_in', {}, 401);
	if (needs.outUntil) {
		const day = shortDate(needs.outUntil, locale, (await hub()).timeZone);
		throw refused('machines_out_then', { day });
	}
	if (needs.induction && !needs.induction.has)
		throw refused('spaces_induction_needed', { induction: say(needs.induction.name, locale).text });
	if (needs.sheet && !needs.sheet.signed) throw refused('machines_sheet_unsigned');
	if (needs.minor && !adult?.trim()) throw refused('machines_minor_alone', {}, 422);
}

/** Whether whoever books it has an account: of who has none nobody knows what she has learned, nor how old she is. */
export const asksAccount = ({ kind }: Pick<Space, 'kind'>, { induction, sheet }: Needs): boolean =>
	kind === 'machine' || induction !== null || sheet !== null;

/** Keeps which adult is beside whoever booked, for the team; of an adult nobody is kept. */
export async function keepCompanion(tx: Tx, reservation: string, actor: Ref | null, adult: string | null) {
	const known = actor?.kind === 'person' ? await personById(actor.id, tx) : undefined;
	if (!adult?.trim() || !known || !maybeMinor(known)) return;
	await sql`insert into spaces.companion (reservation, adult) values (${reservation}, ${adult.trim().slice(0, 120)})
		on conflict (reservation) do update set adult = excluded.adult`.execute(tx);
}

/** The adult beside whoever has a reservation; null where none is needed. */
export async function companionOf(reservation: string, on: On = db): Promise<string | null> {
	const { rows } = await sql<{
		adult: string;
	}>`select adult from spaces.companion where reservation = ${reservation}`.execute(on);
	return rows[0]?.adult ?? null;
}
