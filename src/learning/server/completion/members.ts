import { sql } from 'kysely';
import { occurrencesIn } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import { enrolmentsIn } from '../programmes/enrolments.ts';
import type { Participant } from './participants.ts';
import type { On } from './tables.ts';

/** What the team sets a goal for: an activity, or a cohort, by its id. */
export type GoalSubject = Readonly<{ kind: 'offering' | 'cohort'; id: string }>;

/** Somebody who takes part in an activity or a cohort; a pupil is called by her pseudonym and has no address. */
export type Member = Participant & Readonly<{ name: string; email: string | null }>;
/** `as`: because the id of a pupil and that of a person are alike. */
type Row = { as: Participant['kind']; id: string; name: string; email: string | null };

/** Who takes part in what a goal is for, by name: who is in the cohort, or has a place in a séance of the activity. Who was called off or left is not. */
export async function membersOf({ kind, id }: GoalSubject, on: On = db): Promise<Member[]> {
	const all = kind === 'cohort' ? await inCohort(id, on) : await inActivity(id, on);
	return all.toSorted((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

const byName = new Intl.Collator('fr', { numeric: true });

async function inCohort(cohort: string, on: On): Promise<Member[]> {
	const here = (await enrolmentsIn(cohort, on)).filter(({ leftAt }) => !leftAt);
	const persons = here.flatMap(({ person, name, email }): Member[] =>
		person ? [{ kind: 'person', id: person, name: name ?? '—', email }] : []
	);
	return [...new Map(persons.map((one) => [one.id, one])).values()];
}

/** Whoever holds a seat, or the pupil for whom it is kept; a teacher holds none of those that she booked for her class. */
async function inActivity(offering: string, on: On): Promise<Member[]> {
	const seances = (await occurrencesIn([offering], on)).map(({ occurrence }) => occurrence.id);
	const { rows } = await sql<Row>`
		with held as (
			select s.seat, s.booking, s.holder from participation.attendance_card s where s.subject_kind = 'occurrence'
				and s.subject = any(${seances}::uuid[]) and s.state in ('confirmed', 'fulfilled', 'no_show')
		), pupils as (
			select u.id, u.pseudonym, u.claimed_by from held h join learning.pupil_seat p on p.seat = h.seat join learning.pupil u on u.id = p.pupil
		), persons as (
			select h.holder as id from held h where h.holder is not null
				and not exists (select from learning.class_booking c where c.booking = h.booking)
			union select claimed_by from pupils where claimed_by is not null
		)
		select 'person' as "as", i.id, i.name, i.email from identity.person i join persons p on p.id = i.id where i.erased_at is null
		union select 'pupil', id, pseudonym, null from pupils where claimed_by is null`.execute(on);
	return rows.map(({ as, ...row }) => ({ kind: as, ...row }));
}
