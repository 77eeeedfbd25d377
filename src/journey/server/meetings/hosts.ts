import { missing } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { nameForOthers } from '#kernel/identity/server/visibility.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewHost } from '../../meeting.schema.ts';
import type { Host } from '../../meeting.ts';
import { type On, within } from '../tables.ts';

const columns = ['id', 'person', 'mentor', 'coach', 'about', 'languages', 'hiddenAt'] as const;

/** A host as the team sees her. */
export type ListedHost = Host & Readonly<{ person: string; hidden: boolean }>;

/** Lists somebody whom players may ask to meet, or says it anew; she hears of it by letter. @returns the host's id. @throws 404 for nobody */
export async function listHost(tx: Tx, given: NewHost, by: By): Promise<string> {
	const person = await personById(given.person, tx);
	if (!person || person.erasedAt) throw missing();
	const { mentor, coach, languages } = given;
	const said = { mentor, coach, languages: [...languages], about: JSON.stringify(given.about), hiddenAt: null };
	const before = await hostOf(person.id, tx);
	const { id } = await within(tx)
		.insertInto('journey.host')
		.values({ id: newId(), person: person.id, ...said })
		.onConflict((known) => known.column('person').doUpdateSet(said))
		.returning('id')
		.executeTakeFirstOrThrow();
	if (before && before.mentor === mentor && before.coach === coach) return id;
	const told = { object: ref('host', id), target: ref('person', person.id), detail: { mentor, coach } };
	await record(tx, { ...by, ...told, verb: 'journey.host_listed' });
	return id;
}

/** Takes a host off the list: the team does, or she herself. What was agreed stands. @throws 404 */
export async function hideHost(tx: Tx, id: string, by: By): Promise<void> {
	if (!isId(id)) throw missing();
	const row = await within(tx)
		.updateTable('journey.host')
		.set({ hiddenAt: new Date() })
		.where('id', '=', id)
		.where('hiddenAt', 'is', null)
		.returning('person')
		.executeTakeFirst();
	if (!row) throw missing();
	const told = { object: ref('host', id), target: ref('person', row.person), detail: {} };
	await record(tx, { ...by, ...told, verb: 'journey.host_hidden' });
}

/** Whom players may ask, for whoever is signed in: mentors first. */
export async function hosts(on: On = db): Promise<Host[]> {
	const listed = await allHosts(on);
	const adults = await Promise.all(listed.map(({ person }) => nameForOthers(person, on)));
	return listed
		.filter(({ hidden }, at) => !hidden && adults[at] !== null)
		.map(({ person: _, hidden: __, ...host }) => host);
}

/** All who were ever listed, for the team. */
export async function allHosts(on: On = db): Promise<ListedHost[]> {
	const rows = await within(on).selectFrom('journey.host').select(columns).orderBy('listedAt').execute();
	const named: ListedHost[] = [];
	for (const { hiddenAt, ...row } of rows) {
		const person = await personById(row.person, on);
		if (person && !person.erasedAt) named.push({ ...row, name: person.name, hidden: hiddenAt !== null });
	}
	return named.toSorted((a, b) => Number(b.mentor) - Number(a.mentor) || a.name.localeCompare(b.name, 'fr'));
}

/** Whether and how somebody is listed; null when she is not. */
export async function hostOf(person: string, on: On = db) {
	const row = await within(on)
		.selectFrom('journey.host')
		.select(columns)
		.where('person', '=', person)
		.where('hiddenAt', 'is', null)
		.executeTakeFirst();
	return row ?? null;
}

/** A host who can be asked. @throws 404 */
export async function openHost(
	id: string,
	on: On
): Promise<{ id: string; person: string; mentor: boolean; coach: boolean }> {
	const row = isId(id)
		? await within(on)
				.selectFrom('journey.host')
				.select(['id', 'person', 'mentor', 'coach'])
				.where('id', '=', id)
				.where('hiddenAt', 'is', null)
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	return row;
}

/** The person behind a host who coaches. @throws 404 */
export async function coachOfHost(id: string, on: On): Promise<string> {
	const { coach, person } = await openHost(id, on);
	if (!coach) throw missing();
	return person;
}
