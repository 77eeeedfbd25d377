import { sql } from 'kysely';
import { ifThere } from '#kernel/errors.ts';
import type { Fact } from '#kernel/facts.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { hearPresences, type Presence } from '#spaces/server';
import { offeringBySlug } from './listings.ts';
import type { On } from './tables.ts';

const verbs = new Set(['participation.attended', 'participation.presence_undone']);

/** Reader of the log: tells the machines who was at a séance, and who turns out not to have been, by what her seat says now. */
export async function hearAttended(tx: Tx, facts: readonly Fact[]): Promise<void> {
	const seats = facts.flatMap(({ verb, object, context }) =>
		verbs.has(verb) && context?.kind === 'occurrence' ? [object.id] : []
	);
	if (!seats.length) return;
	const { rows } = await sql<Presence>`
		select s.holder as person, o.offering, o.id as occurrence, o.starts_at as at, s.state = 'fulfilled' as came
		from participation.seat s join participation.booking b on b.id = s.booking join agenda.occurrence o on o.id = b.subject
		where s.id = any(${[...new Set(seats)]}::uuid[]) and b.subject_kind = 'occurrence' and s.holder is not null order by o.starts_at, s.id`.execute(
		tx
	);
	await hearPresences(tx, rows, { actor: null, source: 'job' });
}

/** The séances to come of an activity that gives an induction, the next first; null when nobody can see it. */
export async function givingNext(offering: string, on: On = db) {
	const { rows } = await sql<{ slug: string }>`select slug from agenda.offering where id = ${offering}`.execute(on);
	const found = rows[0] && (await ifThere(offeringBySlug(rows[0].slug)));
	if (!found) return null;
	const coming = found.coming.filter(({ status }) => status === 'scheduled').slice(0, MOST);
	return { slug: found.offering.slug, title: found.offering.title, coming };
}

const MOST = 3;

/** Activities that may give an induction, by title: those that are not in the trash. */
export async function coursesToChoose(on: On = db): Promise<{ id: string; title: Words }[]> {
	const { rows } = await sql<{ id: string; title: Words }>`
		select id, title from agenda.offering where deleted_at is null order by title ->> (title ->> 'source') limit 500`.execute(
		on
	);
	return rows;
}
