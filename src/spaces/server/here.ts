import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { type Age, maybeMinor } from '#kernel/identity/visibility.ts';
import { localOf, momentOf, shifted } from '#kernel/server/clock.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { forges, typedLine } from '#kernel/typed.ts';
import type { Showing } from '../here.ts';
import type { On } from './tables.ts';

/** Somebody who is in a house today and wants to be seen. */
type Here = Readonly<{ id: string; firstName: string; line: string }>;

/** A house in which somebody has something today; `booked`: a space, so that she can be shown there. */
type House = Readonly<{ id: string; name: string; booked: boolean }>;

const LONGEST = 80;

type Today = Readonly<{ day: string; from: Date; until: Date }>;

async function todayAt(now: Date): Promise<Today> {
	const { timeZone } = await hub();
	const day = localOf(now, timeZone).slice(0, 10);
	const at = (date: string) => momentOf(`${date.slice(0, 10)}T00:00`, timeZone) ?? now;
	return { day, from: at(day), until: at(shifted(`${day}T00:00`, 1)) };
}

/** The reservations `r` of a place, or of all, that stand today, with their bookings `b`. */
const standing = ({ from, until }: Today) => sql`spaces.reservation r join participation.booking b on b.id = r.booking
	join spaces.space s on s.id = r.space and r.during && tstzrange(${from}::timestamptz, ${until}::timestamptz)
		and exists (select from participation.seat t where t.booking = b.id and t.state in ('confirmed', 'fulfilled'))`;

/**
 * Chooses to whom somebody shows herself where she has booked. It is not told in the log: nobody is to read there, years later, on which days somebody was where.
 * @throws day_here_minor, day_here_line for a line that is too long or forges, day_here_nowhere for today when she has booked nothing.
 */
export async function showHere(
	tx: Tx,
	person: string,
	{ shows, line }: Readonly<{ shows: Showing; line: string }>,
	now = new Date()
): Promise<void> {
	if (shows === 'never') return forgetHere(tx, person);
	const known = await personById(person, tx);
	if (!known || maybeMinor(known)) throw refused('day_here_minor', {}, 422);
	const said = typedLine(line.replace(/\s+/gu, ' '));
	if (said.length > LONGEST || forges(said)) throw refused('day_here_line', { most: LONGEST }, 422);
	const { day } = await todayAt(now);
	if (shows === 'today' && !(await housesToday(person, now, tx)).some(({ booked }) => booked))
		throw refused('day_here_nowhere', {}, 422);
	await sql`insert into spaces.shown_here (person, line, day) values (${person}, ${said}, ${shows === 'today' ? day : null})
		on conflict (person) do update set line = excluded.line, day = excluded.day, chosen_at = now()`.execute(tx);
}

/** What somebody has chosen, as it holds today. */
export async function shownHere(
	person: string,
	now = new Date(),
	on: On = db
): Promise<Readonly<{ shows: Showing; line: string }>> {
	const { day } = await todayAt(now);
	const { rows } = await sql<{ line: string; today: boolean }>`
		select line, day is not null as today from spaces.shown_here where person = ${person} and (day is null or day = ${day}::date)`.execute(
		on
	);
	const [found] = rows;
	return { shows: found ? (found.today ? 'today' : 'always') : 'never', line: found?.line ?? '' };
}

/** The houses in which somebody has booked something today, or to which her plan of today is bound: in these she sees who is there. */
export async function housesToday(person: string, now = new Date(), on: On = db): Promise<House[]> {
	const today = await todayAt(now);
	const { rows } = await sql<House>`
		with booked as (select distinct s.place from ${standing(today)} where b.party = ${person}),
		bound as (
			select u.space, null::uuid as place from spaces.contract c join spaces.unit u on u.id = c.desk where ${runs(person, today)}
			union all select null, i.id::uuid from spaces.contract c, jsonb_array_elements(c.terms -> 'includes') x, jsonb_array_elements_text(x -> 'places') i (id) where ${runs(person, today)}
			union all select i.id::uuid, null from spaces.contract c, jsonb_array_elements(c.terms -> 'includes') x, jsonb_array_elements_text(x -> 'spaces') i (id) where ${runs(person, today)}
		)
		select p.id, p.name, exists (select from booked where place = p.id) as booked from network.place_card p
		where p.id in (select place from booked union select coalesce(n.place, s.place) from bound n left join spaces.space s on s.id = n.space)
		order by p.name, p.id`.execute(on);
	return rows;
}

const runs = (
	person: string,
	{ day }: Today
) => sql`c.from_day <= ${day}::date and (c.until_day is null or c.until_day >= ${day}::date)
	and (c.person = ${person} or exists (select from spaces.contract_person n where n.contract = c.id and n.person = ${person}))`;

/** Who has a space of a place today and wants to be seen, by first name. Of minors, of who was shut out and of who is erased, nobody. Whether the reader may know is for the caller to ask. */
export async function hereIn(place: string, now = new Date(), on: On = db): Promise<Here[]> {
	const today = await todayAt(now);
	const { rows } = await sql<Here & Age>`
		select p.id, split_part(btrim(p.name), ' ', 1) as first_name, h.line, p.birth_year, p.minor_until
		from spaces.shown_here h join identity.person p on p.id = h.person and p.erased_at is null and p.suspended_at is null
		where (h.day is null or h.day = ${today.day}::date)
			and exists (select from ${standing(today)} where b.party = p.id and s.place = ${place})
		order by 2, p.id`.execute(on);
	return rows.filter((one) => !maybeMinor(one)).map(({ id, firstName, line }) => ({ id, firstName, line }));
}

/** She is shown nowhere any more. */
export async function forgetHere(tx: Tx, person: string): Promise<void> {
	await sql`delete from spaces.shown_here where person = ${person}`.execute(tx);
}

/** What is kept of a person's choice. */
export async function exportHere(person: string): Promise<unknown[]> {
	const { rows } =
		await sql`select line, day::text as day, chosen_at from spaces.shown_here where person = ${person}`.execute(db);
	return rows;
}

/** Of two that are one, what the one who stays has chosen holds; where only the other has, nothing is taken over: she may not want it. */
export const mergeHere = (tx: Tx, from: string): Promise<void> => forgetHere(tx, from);

/** Forgets the choices for days that are over, and those until further notice of whoever has booked nothing for a year. */
export async function forgetShown(now = new Date()): Promise<void> {
	const { day } = await todayAt(now);
	await sql`delete from spaces.shown_here h where h.day < ${day}::date or (h.day is null and h.chosen_at < ${now}::timestamptz - interval '1 year'
		and not exists (select from spaces.reservation r join participation.booking b on b.id = r.booking
			where b.party = h.person and upper(r.during) > ${now}::timestamptz - interval '1 year'))`.execute(db);
}
