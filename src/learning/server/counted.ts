import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { On } from './completion/tables.ts';

/** Somebody whom her employer enrolled, by the employer's number; `completedAt` once she has reached what the cohort asks. */
export type CountedStaff = Readonly<{
	enrolment: string;
	person: string | null;
	/** The random number of somebody who is gone and stands under seal. */
	gone: string | null;
	employer: string;
	operation: string | null;
	completedAt: Date | null;
	/** All that were issued, the latest first; moments as PostgreSQL writes them into JSON. */
	attestations: readonly Readonly<{ id: string; hash: string; issuedAt: string }>[];
}>;

/** Which bookings are of classes, and the staff that companies enrolled. */
export async function countedLearners(on: On = db) {
	const [classes, staff] = await Promise.all([
		sql<{ booking: string }>`select booking from learning.class_booking order by booking`.execute(on),
		sql<CountedStaff>`
			select e.id as enrolment, e.person, k.who as gone, e.employer_number as employer, p.operation, coalesce(c.completed_at, e.counted_at) as completed_at,
				coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'hash', a.hash, 'issuedAt', a.issued_at) order by a.issued_at desc, a.id)
					from learning.attestation a where a.enrolment = e.id), '[]') as attestations
			from learning.enrolment e join learning.cohort h on h.id = e.cohort join learning.programme p on p.id = h.programme
				left join learning.goal g on g.kind = 'cohort' and g.subject = h.id and g.withdrawn_at is null
				left join learning.completion c on c.goal = g.id and c.participant = e.person and c.lost_at is null
				left join kernel.sealed_card k on e.person is null and k.subject_kind = 'enrolment' and k.subject = e.id
			where e.employer_number is not null order by e.id`.execute(on)
	]);
	return { classes: classes.rows.map(({ booking }) => booking), staff: staff.rows };
}

/** The place of a pupil of a class who is nobody else here: the same pupil in each séance to which the class has come. */
export type CountedPupil = Readonly<{ seat: string; pupil: string }>;

/** Pupils at their places: ids alone. Whoever has claimed what she did stands at her places herself. */
export async function countedPupils(on: On = db): Promise<CountedPupil[]> {
	const { rows } = await sql<CountedPupil>`
		select s.seat, s.pupil from learning.pupil_seat s join learning.pupil p on p.id = s.pupil where p.claimed_by is null order by s.seat`.execute(
		on
	);
	return rows;
}
