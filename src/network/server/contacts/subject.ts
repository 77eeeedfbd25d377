import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { mayBeMinor } from '#kernel/identity/server/visibility.ts';
import { maybeMinor } from '#kernel/identity/visibility.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Contact } from '../../contacts/contact.ts';
import type { On } from '../tables.ts';
import { within } from './tables.ts';

/** Holds a contact while something is written about it. @throws 404, contacts_minor for who may be a minor. */
export async function holdContact(tx: Tx, { kind, id }: Contact): Promise<void> {
	if (!isId(id)) throw missing();
	if (kind === 'organization') {
		const its = within(tx).selectFrom('network.organization').select('id').where('id', '=', id);
		if (!(await its.where('deletedAt', 'is', null).forShare().executeTakeFirst())) throw missing();
		return;
	}
	const found = await within(tx)
		.selectFrom('identity.person')
		.select(['birthYear', 'minorUntil'])
		.where('id', '=', id)
		.where('erasedAt', 'is', null)
		// her year of birth is not written down meanwhile
		.forShare()
		.executeTakeFirst();
	if (!found) throw missing();
	if (maybeMinor(found)) throw refused('contacts_minor', {}, 422);
}

/** Whether nothing is kept of somebody, because she may be a minor. */
export async function isSpared({ kind, id }: Contact, on: On = db): Promise<boolean> {
	if (kind === 'organization') return false;
	const found = await within(on)
		.selectFrom('identity.person')
		.select(['birthYear', 'minorUntil'])
		.where('id', '=', id)
		.executeTakeFirst();
	return !found || maybeMinor(found);
}

/** Forgets all that the team keeps of somebody: of who is erased, and of who turns out to be a minor. */
export async function forgetContact(tx: Tx, person: string): Promise<void> {
	for (const table of ['tagged', 'note', 'follow_up', 'list_entry'])
		await sql`delete from network.${sql.table(table)} where person = ${person}`.execute(tx);
}

/** Forgets what was written of persons before anybody knew that they may be minors. @returns of how many. */
export async function forgetMinors(tx: Tx): Promise<number> {
	const { rows } = await sql<{ id: string }>`select w.id from identity.person w where ${mayBeMinor('w')} and (
		exists (select from network.tagged t where t.person = w.id) or exists (select from network.note n where n.person = w.id)
		or exists (select from network.follow_up f where f.person = w.id)
		or exists (select from network.list_entry e where e.person = w.id))`.execute(tx);
	for (const { id } of rows) await forgetContact(tx, id);
	return rows.length;
}

/** The hub's team now, by name: who may be asked to do something. */
export async function teamMembers(on: On = db): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select w.id, w.name from identity.person w where w.id in (${teamIds}) order by w.name collate "und-x-icu", w.id`.execute(
		on
	);
	return rows;
}

/** SQL of the ids of the hub's team. */
export const teamIds = sql`select r.person from identity.role r join identity.person p on p.id = r.person
	where r.role in ('admin', 'coordinator') and r.scope is null and r.revoked_at is null and p.erased_at is null and p.suspended_at is null`;
