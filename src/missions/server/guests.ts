import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { forgetAddress } from '#kernel/server/letters-forgotten.ts';
import { limit } from '#kernel/server/limits.ts';
import type { Locale } from '#kernel/words.ts';
import type { CounterpartState } from '../kinds.ts';
import type { NewCounterpart } from '../mission.schema.ts';
import { lockPlanned } from './itinerary.ts';
import { writeToGuests } from './letters.ts';
import { linked } from './links.ts';
import { type Mission, missionById } from './reading.ts';
import { type On, within } from './tables.ts';

/** Somebody there whom travellers may meet. */
export type Counterpart = Readonly<{
	id: string;
	mission: string;
	name: string;
	organization: string;
	email: string;
	phone: string;
	locale: Locale;
	about: string;
	state: CounterpartState;
	turn: number;
	invitedAt: Date | null;
}>;

/** So many a mission invites. */
const MOST = 200;

const select = (on: On) =>
	within(on)
		.selectFrom('missions.counterpart')
		.select([
			'id',
			'mission',
			'name',
			'organization',
			'email',
			'phone',
			'locale',
			'about',
			'state',
			'turn',
			'invitedAt'
		]);

/** Those who were invited there; whoever calls has asked who reads. */
export const counterpartsOf = (mission: string, on: On = db): Promise<Counterpart[]> =>
	select(on)
		.where('mission', '=', mission)
		.orderBy(sql`state = 'left'`)
		.orderBy(sql`name collate "und-x-icu"`)
		.orderBy('id')
		.execute();

/** Puts somebody on the list of those whom travellers may meet, or writes her anew; with another address, no link that went to the one before opens anything. Nobody is written to yet. @throws 404, missions_not_now, missions_guests_many */
export async function keepCounterpart(
	tx: Tx,
	mission: string,
	given: NewCounterpart,
	{ id = newId(), before = null }: Readonly<{ id?: string; before?: string | null }>
): Promise<string> {
	await lockPlanned(tx, mission);
	if (before) {
		await rewrite(tx, await counterpartIn(tx, mission, before), given);
		return before;
	}
	if ((await counterpartsOf(mission, tx)).length >= MOST) throw refused('missions_guests_many', { count: MOST }, 422);
	await within(tx)
		.insertInto('missions.counterpart')
		.values({ id, mission, ...given })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return id;
}

async function rewrite(tx: Tx, { id, state, email }: Counterpart, given: NewCounterpart): Promise<void> {
	if (state === 'left') throw refused('missions_not_now', {}, 422);
	const moved = given.email.toLowerCase() !== email.toLowerCase();
	await within(tx)
		.updateTable('missions.counterpart')
		.set((row) => ({ ...given, ...(moved && { turn: row('turn', '+', 1), invitedAt: null }) }))
		.where('id', '=', id)
		.execute();
	if (moved) await forgetAddress(tx, email, id);
}

/** Writes to one of them, with a link of her own; sent again, the link before it opens nothing any more. @throws 404, missions_not_now */
export async function inviteCounterpart(tx: Tx, mission: string, id: string): Promise<void> {
	const its = await lockPlanned(tx, mission);
	const { state, invitedAt } = await counterpartIn(tx, mission, id);
	if (state === 'left' || its.state === 'draft') throw refused('missions_not_now', {}, 422);
	await within(tx)
		.updateTable('missions.counterpart')
		.set((row) => ({ invitedAt: new Date(), turn: invitedAt ? row('turn', '+', 1) : row.ref('turn') }))
		.where('id', '=', id)
		.execute();
	await writeToGuests(tx, its, { letter: 'guest_invited' }, [id]);
}

/** @throws 404 */
async function counterpartIn(tx: On, mission: string, id: string): Promise<Counterpart> {
	const found = isId(id)
		? await select(tx).where('id', '=', id).where('mission', '=', mission).executeTakeFirst()
		: undefined;
	if (!found) throw missing();
	return found;
}

/** Whose page a link of a letter opens. @throws 404 for one that is not ours, or not the last one, or of who has left */
export async function guestByLink(token: string, on: On = db): Promise<{ guest: Counterpart; mission: Mission }> {
	const { id, turn } = linked('guest', token);
	const guest = await select(on).where('id', '=', id).where('turn', '=', turn).executeTakeFirst();
	if (!guest || guest.state === 'left') throw missing();
	return { guest, mission: await missionById(guest.mission, on) };
}

/** The same for what she changes: her mission is locked, and her answers are counted. @throws 404, missions_not_now, 429 */
export async function guestActing(tx: Tx, token: string): Promise<{ guest: Counterpart; mission: Mission }> {
	const { guest } = await guestByLink(token, tx);
	await limit('booking', `missions guest ${guest.id}`);
	const mission = await lockPlanned(tx, guest.mission);
	return { guest: (await guestByLink(token, tx)).guest, mission };
}

/** She does not come, and is forgotten: her name and address go, and what was written to her; her meetings are cancelled. @returns whom she was to meet */
export async function leave(tx: Tx, { id }: Pick<Counterpart, 'id'>): Promise<string[]> {
	const left = await within(tx)
		.updateTable('missions.meeting')
		.set({ state: 'cancelled', updatedAt: new Date() })
		.where('counterpart', '=', id)
		.where('state', '=', 'planned')
		.returning('traveller')
		.execute();
	await within(tx).deleteFrom('missions.wish').where('counterpart', '=', id).execute();
	await within(tx).deleteFrom('missions.absence').where('party', '=', id).execute();
	const { rows } = await sql<{ email: string }>`select email from missions.counterpart where id = ${id}`.execute(tx);
	await within(tx)
		.updateTable('missions.counterpart')
		.set((row) => ({
			...{ state: 'left' as const, name: '', email: '', phone: '', about: '', organization: '' },
			turn: row('turn', '+', 1)
		}))
		.where('id', '=', id)
		.execute();
	for (const { email } of rows) await forgetAddress(tx, email, id);
	return left.map(({ traveller }) => traveller);
}

/** Takes somebody off the list for the team. @throws 404, missions_not_now */
export async function dropCounterpart(
	tx: Tx,
	mission: string,
	id: string
): Promise<Readonly<{ name: string; left: string[] }>> {
	await lockPlanned(tx, mission);
	const its = await counterpartIn(tx, mission, id);
	return { name: its.name, left: await leave(tx, its) };
}
