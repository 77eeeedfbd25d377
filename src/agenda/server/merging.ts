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
	await dropDoubleSources(tx, from, into);
	await sql`update agenda.source set organization = ${into} where organization = ${from}`.execute(tx);
}

/** A calendar that both have the hub read is read once; what came of the other reading stays, and follows it no more. */
async function dropDoubleSources(tx: Tx, from: string, into: string): Promise<void> {
	const doubles = sql`(select given.id from agenda.source given join agenda.source own on own.url = given.url and own.organization = ${into}
		where given.organization = ${from})`;
	await sql`delete from agenda.source_occurrence where source in ${doubles}`.execute(tx);
	await sql`delete from agenda.source_offering where source in ${doubles}`.execute(tx);
	await sql`delete from agenda.source where id in ${doubles}`.execute(tx);
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
