import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';

import { mergeCoOrganizers } from './co-organizers.ts';

/** Gives what the agenda keeps of one person, or one organisation, to another who is the same. */
export const merge = (tx: Tx, from: Ref, into: Ref): Promise<void> =>
	from.kind === 'person' ? mergePerson(tx, from.id, into.id) : mergeOrganization(tx, from.id, into.id);

async function mergeOrganization(tx: Tx, from: string, into: string): Promise<void> {
	await sql`update agenda.offering set organization = ${into}, updated_at = now() where organization = ${from}`.execute(
		tx
	);
	await mergeCoOrganizers(tx, from, into);
	await sql`update agenda.source set organization = ${into} where organization = ${from}`.execute(tx);
}

async function mergePerson(tx: Tx, from: string, into: string): Promise<void> {
	await sql`update agenda.followup set person = ${into} where person = ${from}`.execute(tx);
	await sql`update agenda.proposal set person = ${into} where person = ${from}`.execute(tx);
	await sql`update agenda.proposal set decided_by = ${into} where decided_by = ${from}`.execute(tx);
	// a festival of which both chose something: one choice holds both
	await sql`insert into agenda.selected (selection, item)
		select own.id, s.item from agenda.selected s join agenda.selection other on other.id = s.selection and other.person = ${from}
		join agenda.selection own on own.offering = other.offering and own.person = ${into}
		on conflict do nothing`.execute(tx);
	await sql`delete from agenda.selection other using agenda.selection own
		where other.person = ${from} and own.person = ${into} and own.offering = other.offering`.execute(tx);
	await sql`update agenda.selection set person = ${into} where person = ${from}`.execute(tx);
}
