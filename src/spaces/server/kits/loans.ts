import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Locale, say } from '#kernel/words.ts';
import { allot, free, Taken } from '../allocations.ts';
import { lockHouses } from '../houses.ts';
import { spaceById } from '../reading.ts';
import type { On } from '../tables.ts';

/** When a kit is lent, and to whom. */
export type Loan = Readonly<{
	id: string;
	/** The id of the kit. */
	space: string;
	/** A school or a person, in words. */
	borrower: string;
	startsAt: Date;
	endsAt: Date;
	/** What asked for it, which is never looked into. */
	request: string | null;
}>;

type NewLoan = Omit<Loan, 'id' | 'request'> &
	Readonly<{
		request?: string | null;
		/** To whom a letter goes when it is late. */
		email?: string | null;
		person?: string | null;
		locale?: Locale;
	}>;

/** Lends a kit. @returns the id of the loan; throws kits_lent, kits_ends_first, spaces_gone, 404. */
export async function lend(tx: Tx, given: NewLoan, by: By): Promise<string> {
	const { space, borrower, startsAt, endsAt, request = null, email = null, person = null, locale = 'fr' } = given;
	if (endsAt <= startsAt) throw refused('kits_ends_first', {}, 422);
	const kit = await spaceById(space, tx);
	if (kit.kind !== 'kit' || kit.deletedAt) throw missing();
	const id = newId();
	await allot(tx, [{ subject: ref('loan', id), space, startsAt, endsAt }], by).catch((error: unknown) => {
		throw error instanceof Taken ? refused('kits_lent', { kit: say(kit.name, locale).text }) : error;
	});
	await sql`insert into spaces.loan (id, space, borrower, person, email, locale, request, during)
		values (${id}, ${space}, ${borrower}, ${person}, ${email}, ${locale}, ${request}, tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz))`.execute(
		tx
	);
	return id;
}

/** Takes back loans that are not needed: those that have not begun are gone, the others end now. @throws kits_still_out while a unit is out, 404. */
export async function endLoans(tx: Tx, ids: readonly string[], by: By, now = new Date()): Promise<void> {
	const { rows: houses } = await sql<{ place: string }>`
		select distinct s.place from spaces.loan l join spaces.space s on s.id = l.space where l.id = any(${ids.filter(isId)}::uuid[])`.execute(
		tx
	);
	await lockHouses(
		tx,
		houses.map(({ place }) => place)
	);
	const { rows } = await sql<Loan & { out: boolean }>`
		select l.id, l.space, lower(l.during) as starts_at, upper(l.during) as ends_at,
			exists (select from spaces.handover h where h.subject_kind = 'loan' and h.subject = l.id and h.back_at is null) as out
		from spaces.loan l where l.id = any(${ids.filter(isId)}::uuid[])`.execute(tx);
	if (rows.length < ids.length) throw missing();
	if (rows.some(({ out }) => out)) throw refused('kits_still_out');
	const [begun, ahead] = [
		rows.filter(({ startsAt, endsAt }) => startsAt < now && endsAt > now),
		rows.filter(({ startsAt }) => startsAt >= now)
	];
	await free(
		tx,
		ahead.map(({ id }) => ref('loan', id)),
		by
	);
	await sql`delete from spaces.loan where id = any(${ahead.map(({ id }) => id)}::uuid[])`.execute(tx);
	await endNow(tx, begun, by, now);
}

/** Gives back what is left of some loans. */
async function endNow(tx: Tx, loans: readonly Loan[], by: By, now: Date): Promise<void> {
	const wishes = loans.map(({ id, space, startsAt }) => ({ subject: ref('loan', id), space, startsAt, endsAt: now }));
	await allot(tx, wishes, by);
	await sql`update spaces.loan set during = tstzrange(lower(during), ${now}::timestamptz) where id = any(${loans.map(({ id }) => id)}::uuid[])`.execute(
		tx
	);
}

/** The loans of a request that have not ended. */
export async function loansFor(request: string, on: On = db): Promise<string[]> {
	const { rows } = await sql<{
		id: string;
	}>`select id from spaces.loan where request = ${request} and upper(during) > now()`.execute(on);
	return rows.map(({ id }) => id);
}

/** When kits are not there, between two moments, in order: what is lent, and what is reserved by whoever needs it. */
export async function loansIn(from: Date, until: Date, on: On = db): Promise<(Loan & { kind: string })[]> {
	const { rows } = await sql<Loan & { kind: string }>`
		select a.subject as id, a.space, coalesce(l.borrower, b.contact_name, '—') as borrower, lower(a.during) as starts_at, upper(a.during) as ends_at, l.request,
			a.subject_kind as kind
		from spaces.allocation a join spaces.space s on s.id = a.space and s.kind = 'kit'
			left join spaces.loan l on a.subject_kind = 'loan' and l.id = a.subject
			left join spaces.reservation r on a.subject_kind = 'reservation' and r.id = a.subject
			left join participation.booking b on b.id = r.booking
		where a.during && tstzrange(${from}::timestamptz, ${until}::timestamptz) and a.state <> 'clashing' order by lower(a.during), a.id`.execute(
		on
	);
	return rows;
}
