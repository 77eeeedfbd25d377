import { sql } from 'kysely';
import type { Ref } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { isOver, type State } from '#participation';
import { cancel, cancelAll } from '#participation/server';
import { applicationById, applicationsOf } from './applications.ts';
import { forgetChanges, mergeChanges } from './changes-of-persons.ts';
import { enrolmentsOf, leaveCohort } from './enrolments.ts';
import { blankApplications, forgetPapers } from './forgetting.ts';
import { keepCounted } from './proofs.ts';
import { within } from './tables.ts';

/** What the programmes keep of a person. What was advised of her application is told without names, once it is decided. */
export async function exportStudies(person: string): Promise<Record<string, unknown[]>> {
	const tables = within(db);
	const applications = await tables
		.selectFrom('learning.application')
		.select(['id', 'cohort', 'route', 'degree', 'experience', 'motivation', 'submittedAt', 'outcome', 'reason'])
		.select(['words'])
		.where('person', '=', person)
		.execute();
	const ids = applications.map(({ id }) => id);
	const enrolments = await tables.selectFrom('learning.enrolment').selectAll().where('person', '=', person).execute();
	const places = enrolments.map(({ id }) => id);
	const [documents, reviewsOfHers, reviewsByHer, instalments, attestations, results, teams] = await Promise.all([
		tables
			.selectFrom('learning.document')
			.select(['kind', 'name', 'bytes', 'addedAt'])
			.select(sql<string>`'/me/programmes/application/' || application || '/documents/' || id`.as('address'))
			.where('application', 'in', some(ids))
			.execute(),
		tables
			.selectFrom('learning.review as r')
			.innerJoin('learning.application as a', 'a.id', 'r.application')
			.select(['r.application', 'r.recommendation', 'r.words', 'r.writtenAt'])
			.where('r.application', 'in', some(ids))
			.where('a.decidedAt', 'is not', null)
			.execute(),
		tables
			.selectFrom('learning.review')
			.select(['application', 'recommendation', 'words'])
			.where('reader', '=', person)
			.execute(),
		tables.selectFrom('learning.instalment').selectAll().where('enrolment', 'in', some(places)).execute(),
		tables
			.selectFrom('learning.attestation as t')
			.innerJoin('learning.enrolment as e', 'e.id', 't.enrolment')
			.select(['t.number', 't.year', 't.quarter', 't.hash'])
			.select(sql<string>`'/me/programmes/' || e.cohort || '/attestations/' || t.id`.as('address'))
			.where('t.enrolment', 'in', some(places))
			.execute(),
		tables
			.selectFrom('learning.result as k')
			.innerJoin('learning.deliberation as d', 'd.id', 'k.deliberation')
			.select(['k.courses', 'k.verdict', 'd.heldDay'])
			.where('k.enrolment', 'in', some(places))
			.execute(),
		tables
			.selectFrom('learning.challengeMember as x')
			.innerJoin('learning.challengeTeam as t', 't.id', 'x.team')
			.select(['t.name', 't.challenge', 't.takenAt'])
			.where('x.person', '=', person)
			.execute()
	]);
	return {
		applications,
		...{ documents, reviewsOfHers, reviewsByHer, enrolments, instalments, attestations, results, teams }
	};
}

/**
 * Takes out what names a person: the words and documents of her applications, what she wrote of others, her numbers and marks, and the sheets with
 * her name. That there was a place, an attestation of so many hours and its hash stay.
 */
export async function eraseStudies(tx: Tx, person: string): Promise<void> {
	const tables = within(tx);
	await leaveUndecided(tx, person);
	await forgetChanges(tx, person);
	const mine = await tables.selectFrom('learning.application').select('id').where('person', '=', person).execute();
	await blankApplications(
		tx,
		mine.map(({ id }) => id)
	);
	await tables.updateTable('learning.application').set({ person: null }).where('person', '=', person).execute();
	const places = tables.selectFrom('learning.enrolment').select('id').where('person', '=', person);
	await tables.deleteFrom('learning.review').where('reader', '=', person).where('writtenAt', 'is', null).execute();
	await tables.updateTable('learning.review').set({ reader: null, words: null }).where('reader', '=', person).execute();
	await tables.deleteFrom('learning.mark').where('enrolment', 'in', places).execute();
	await tables.deleteFrom('learning.result').where('enrolment', 'in', places).execute();
	const sheets = await tables
		.selectFrom('learning.attestation')
		.select('file')
		.where('enrolment', 'in', places)
		.execute();
	await tables
		.updateTable('learning.attestation')
		.set({ file: null, signedBy: null, signedAs: null })
		.where('enrolment', 'in', places)
		.execute();
	await forgetPapers(
		tx,
		sheets.flatMap(({ file }) => file ?? [])
	);
	const counted = await keepCounted(tx, person);
	const paid = { employer: null, employerScheme: null, orderNumber: null, invoiceNumber: null };
	await tables
		.updateTable('learning.enrolment')
		.set((row) => ({
			...{ ...paid, person: null },
			employerNumber: row
				.case()
				.when('id', '=', row.fn.any(row.val(counted)))
				.then(row.ref('employerNumber'))
				.else(null)
				.end()
		}))
		.where('person', '=', person)
		.execute();
	await tables.deleteFrom('learning.challengeMember').where('person', '=', person).execute();
	await eraseName(tx, person);
}

const undecided: readonly State[] = ['draft', 'submitted', 'under_review', 'waitlisted', 'offered'];

/** An application that has not led to a place, or to none, is withdrawn, one that waits or has an offer too: nobody could answer it. */
async function leaveUndecided(tx: Tx, person: string): Promise<void> {
	const open = (await applicationsOf(person, tx)).filter(({ state }) => undecided.includes(state));
	await within(tx)
		.updateTable('learning.application')
		.set({ withdrawnAt: new Date() })
		.where('id', 'in', some(open.map(({ id }) => id)))
		.execute();
	const bookings = open.map(({ booking }) => booking);
	await cancelAll(tx, bookings, { by: 'party', ...byNobody, reason: 'erased' });
}

/** Her name where the team announced her as a teacher, and her address where a challenge named it. */
async function eraseName(tx: Tx, person: string): Promise<void> {
	const known = await personById(person, tx);
	if (!known) return;
	// the team announces teachers by name alone: where two have the same, nobody can tell whose it is
	await sql`update learning.course set teachers = array_remove(teachers, ${known.name}) where ${known.name} = any(teachers)
		and not exists (select from identity.person o where o.name = ${known.name} and o.id <> ${person})`.execute(tx);
	if (known.email)
		await sql`update learning.challenge set contact = null
			where ${known.email.toLowerCase()} = any(regexp_split_to_array(lower(contact), '[[:space:]<>(),;:]+'))`.execute(
			tx
		);
}

/** Gives what the programmes keep of a person, or of an organisation, to another one who is the same. */
export async function mergeStudies(tx: Tx, from: Ref, into: Ref): Promise<void> {
	const columns = from.kind === 'person' ? ofPersons : ofOrganizations;
	if (from.kind === 'person') {
		await mergeChanges(tx, from.id, into.id);
		await oneEach(tx, from.id, into.id);
	}
	for (const [table, column] of columns) {
		const [of, by] = [sql.table(table), sql.ref(column)];
		await sql`update ${of} set ${by} = ${into.id} where ${by} = ${from.id}`.execute(tx);
	}
}

/** Where both have what one person has but once, one of the two ends: a place in a cohort, an application to it, a reading, a membership. */
async function oneEach(tx: Tx, from: string, into: string): Promise<void> {
	const hers = (await enrolmentsOf(into, tx)).filter(({ leftAt }) => !leftAt);
	for (const place of await enrolmentsOf(from, tx))
		if (hers.some(({ cohort }) => cohort === place.cohort)) await leaveCohort(tx, place, byNobody);
	await oneApplication(tx, [from, into]);
	// what was written stays, whoever of the two wrote it
	await sql`delete from learning.review a using learning.review b where a.application = b.application and a.reader = ${from} and b.reader = ${into}
		and (a.written_at is null or b.written_at is not null)`.execute(tx);
	await sql`delete from learning.review b using learning.review a where a.application = b.application and a.reader = ${from} and b.reader = ${into}`.execute(
		tx
	);
	await sql`delete from learning.challenge_member a using learning.challenge_member b where a.team = b.team and a.person = ${from} and b.person = ${into}`.execute(
		tx
	);
}

const byNobody = { actor: null, source: 'job' } as const;

/** Of two applications to a cohort the one that led to a place stays, else the one that was sent first. */
async function oneApplication(tx: Tx, persons: readonly [string, string]): Promise<void> {
	const { rows } = await sql<{ id: string }>`
		select a.id from learning.application a left join learning.enrolment e on e.booking = a.booking and e.left_at is null
		where a.person = any(${[...persons]}::uuid[]) and a.withdrawn_at is null
		order by e.id is null, a.submitted_at nulls last, a.created_at`.execute(tx);
	const kept = new Set<string>();
	for (const { id } of rows) {
		const { booking, cohort, state } = await applicationById(id, tx);
		if (!kept.has(cohort)) kept.add(cohort);
		else {
			if (!isOver(state)) await cancel(tx, booking, { by: 'organiser', ...byNobody, reason: 'merged' });
			await within(tx)
				.updateTable('learning.application')
				.set({ withdrawnAt: new Date() })
				.where('id', '=', id)
				.execute();
		}
	}
}

const ofPersons = [
	['learning.application', 'person'],
	['learning.application', 'decided_by'],
	['learning.review', 'reader'],
	['learning.enrolment', 'person'],
	['learning.challenge', 'proposed_by'],
	['learning.challenge_member', 'person']
] as const;
const ofOrganizations = [
	['learning.programme', 'organization'],
	['learning.challenge', 'organization']
] as const;

/** Without a value an « in » would be no SQL. */
const some = (ids: readonly string[]): string[] => (ids.length ? [...ids] : ['00000000-0000-0000-0000-000000000000']);
