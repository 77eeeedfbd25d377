import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson, personById } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import type { NewHolder } from '../file.ts';
import type { HolderRole } from '../kinds.ts';
import { type File, ownFile } from './files.ts';
import { type On, within } from './tables.ts';

const MOST = 20;

/** Somebody whom a file is about. `accepted`: she has said so. */
export type Holder = Readonly<{
	id: string;
	person: string;
	name: string;
	email: string | null;
	role: HolderRole;
	since: string;
	until: string | null;
	accepted: boolean;
	ended: boolean;
}>;

/** A file that somebody is asked about: whether it is hers. */
export type AskedHolder = Readonly<{
	id: string;
	file: string;
	name: string;
	keeper: string;
	role: HolderRole;
	askedAt: Date;
}>;

/** Those whom a file is about, and were, each by her own name once she has said that it is hers; whoever calls has checked that the reader may see it. */
export async function holdersOf(file: string, on: On = db): Promise<Holder[]> {
	const rows = await within(on)
		.selectFrom('venture.holder as h')
		.innerJoin('identity.person as p', 'p.id', 'h.person')
		.select(['h.id', 'h.person', 'p.email', 'h.role', 'h.since', 'h.until', 'h.acceptedAt', 'h.endedAt'])
		.select(sql<string>`case when h.accepted_at is null then h.asked_as else p.name end`.as('name'))
		.where('h.file', '=', file)
		.orderBy('h.endedAt', (order) => order.asc().nullsFirst())
		.orderBy('h.since')
		.orderBy('h.id')
		.execute();
	return rows.map(({ acceptedAt, endedAt, ...row }) => ({
		...row,
		accepted: acceptedAt !== null,
		ended: endedAt !== null
	}));
}

/** Whether a file, by its column, is hers still: whoever has left takes along that there was something, and nothing of what stands in it. */
export const isHers = (person: string, file: string) =>
	sql<boolean>`exists (select from venture.holder own where own.file = ${sql.ref(file)} and own.person = ${person} and own.accepted_at is not null and own.ended_at is null)`;

/** What somebody is asked whether it is about her. */
export const askedAbout = (person: string, on: On = db): Promise<AskedHolder[]> =>
	within(on)
		.selectFrom('venture.holder as h')
		.innerJoin('venture.file as f', 'f.id', 'h.file')
		.innerJoin('network.organizationCard as k', 'k.id', 'f.keeper')
		.select(['h.id', 'h.file', 'f.name', 'k.name as keeper', 'h.role', 'h.askedAt'])
		.where('h.person', '=', person)
		.where('h.acceptedAt', 'is', null)
		.where('h.endedAt', 'is', null)
		.orderBy('h.askedAt')
		.execute();

/** Adds somebody whom a file is about, and asks her. @throws 404, venture_holders_many, what `findOrMakePerson` throws */
export async function addHolder(tx: Tx, id: string, given: NewHolder, viewer: Viewer, by: By): Promise<void> {
	await askHolder(tx, await ownFile(viewer, id, tx), given, viewer, by);
}

/** The same for a file that is locked. Nothing happens when she is asked already, or it is hers. */
export async function askHolder(
	tx: Tx,
	file: File,
	given: NewHolder,
	viewer: Pick<Viewer, 'id' | 'locale'>,
	by: By
): Promise<void> {
	const { name, email, role = 'founder', since } = given;
	const { locale } = viewer;
	const person = await findOrMakePerson(tx, { name, email, locale, fictional: file.fictional });
	if ((await holdersOf(file.id, tx)).filter(({ ended }) => !ended).length >= MOST)
		throw refused('venture_holders_many', { max: MOST }, 422);
	const made = await within(tx)
		.insertInto('venture.holder')
		.values({ id: newId(), file: file.id, person, askedAs: name.trim(), role, ...(since ? { since } : {}) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (made.numInsertedOrUpdatedRows && by.source !== 'demo') await write(tx, person, file);
}

/** Says that a file is about her: from now on she reads it. @throws 404 for what she was not asked */
export async function acceptHolding(tx: Tx, id: string, person: string, by: By): Promise<string> {
	const row = isId(id)
		? await within(tx)
				.updateTable('venture.holder')
				.set({ acceptedAt: by.at ?? new Date() })
				.where('id', '=', id)
				.where('person', '=', person)
				.where('endedAt', 'is', null)
				.where('acceptedAt', 'is', null)
				.returning(['file', 'role'])
				.executeTakeFirst()
		: undefined;
	if (!row) throw missing();
	await record(tx, {
		...by,
		verb: 'venture.holder_added',
		object: ref('venture_file', row.file),
		target: ref('person', person),
		detail: { role: row.role }
	});
	return row.file;
}

/** Says that a file is not about her, or that she leaves it: from now on she does not read it, and what she gave stays. @throws 404, venture_last_holder */
export async function leaveFile(tx: Tx, id: string, person: string, by: By): Promise<void> {
	await end(tx, id, by, (holder) => holder.person === person);
}

/** Takes a holder out, for who may change the file. @throws 404, venture_last_holder */
export async function removeHolder(tx: Tx, file: string, id: string, viewer: Viewer, by: By): Promise<void> {
	await ownFile(viewer, file, tx);
	await end(tx, id, by, (holder) => holder.file === file);
}

type Row = Readonly<{ file: string; person: string; role: HolderRole; acceptedAt: Date | null }>;

async function end(tx: Tx, id: string, by: By, may: (row: Row) => boolean): Promise<void> {
	const row = isId(id)
		? await within(tx)
				.selectFrom('venture.holder')
				.select(['file', 'person', 'role', 'acceptedAt'])
				.where('id', '=', id)
				.where('endedAt', 'is', null)
				.forUpdate()
				.executeTakeFirst()
		: undefined;
	if (!row || !may(row)) throw missing();
	const left = (await holdersOf(row.file, tx)).filter((one) => one.id !== id && one.accepted && !one.ended);
	// nobody could open or close it to a partner any more: it is closed first, or somebody else is added
	if (row.acceptedAt && !left.length && !(await isClosed(tx, row.file))) throw refused('venture_last_holder');
	const at = by.at ?? new Date();
	await within(tx)
		.updateTable('venture.holder')
		.set({ endedAt: at, until: at.toISOString().slice(0, 10) })
		.where('id', '=', id)
		.execute();
	if (!row.acceptedAt) return;
	await record(tx, {
		...by,
		verb: 'venture.holder_left',
		object: ref('venture_file', row.file),
		target: ref('person', row.person),
		detail: { role: row.role }
	});
}

async function isClosed(tx: Tx, file: string): Promise<boolean> {
	const row = await within(tx).selectFrom('venture.file').select('closedAt').where('id', '=', file).executeTakeFirst();
	return row?.closedAt != null;
}

/** The letter names who keeps it and nothing of what stands in it: the address may be a stranger's. */
async function write(tx: Tx, id: string, { keeper }: File): Promise<void> {
	const person = await personById(id, tx);
	if (!person?.email) return;
	const { locale } = person;
	const { name } = await hub();
	const said = { keeper: keeper.name, hub: name };
	await post(tx, {
		to: person.email,
		...{ person: id, locale, words: 'people' },
		subject: m.venture_holder_letter_subject(said, { locale }),
		text: [
			m.kernel_hello({}, { locale }),
			m.venture_holder_letter(said, { locale }),
			publicUrl() + href('/me/ventures', locale),
			m.venture_holder_letter_not(said, { locale }),
			`${name}\n`
		].join('\n\n')
	});
}
