import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { type Proof, stillAsked } from '#kernel/server/proofs.ts';
import type { On } from './tables.ts';

type Place = Readonly<{ enrolment: string; operation: string; since: Date; file: string | null }>;

/** Her places in programmes that an operation paid for, with the last sheet that attests them. */
export async function proofsOfStudies(person: string, on: On): Promise<Proof[]> {
	const { rows } = await sql<Place>`
		select e.id as enrolment, p.operation, e.since, a.file from learning.enrolment e
			join learning.cohort h on h.id = e.cohort join learning.programme p on p.id = h.programme
			left join lateral (select file from learning.attestation where enrolment = e.id order by issued_at desc, id limit 1) a on true
		where e.person = ${person} and p.operation is not null order by e.id`.execute(on);
	return rows.map(({ enrolment, operation, since, file }) => ({
		...{ operations: [operation], subject: ref('enrolment', enrolment), at: since, file }
	}));
}

/** What a figure counts of somebody who goes stays on her places that an operation paid for: when she completed them, and for which employer, by its number. @returns those places */
export async function keepCounted(tx: Tx, person: string): Promise<string[]> {
	const kept = (await stillAsked(await proofsOfStudies(person, tx), tx)).map(({ subject }) => subject.id);
	await sql`
		update learning.enrolment e set counted_at = c.completed_at
		from learning.cohort h join learning.goal g on g.kind = 'cohort' and g.subject = h.id and g.withdrawn_at is null
			join learning.completion c on c.goal = g.id and c.lost_at is null
		where e.id = any(${kept}::uuid[]) and h.id = e.cohort and c.participant = e.person`.execute(tx);
	return kept;
}
