import { createHash, createHmac, randomBytes } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keyFor } from '#kernel/server/secret.ts';
import type { On } from '../tables.ts';
import { festivals } from './tables.ts';

/** Whose choice it is: a person, or whoever holds the secret of a cookie; neither has chosen anything. */
export type Chooser = Readonly<{ person: string | null; token: string | null }>;

/** What somebody has chosen of a festival: ids of items, and the secret in the address that shares it. */
type Selection = Readonly<{ items: readonly string[]; link: string }>;

const FORGOTTEN_DAYS = 200;
const DAY_MS = 86_400_000;

/** A secret for the cookie of somebody without an account. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/**
 * Chooses an item, or lets go of it. What was chosen in this browser before signing in becomes the person's. @throws 404 when this festival has no such item.
 */
export async function choose(tx: Tx, offering: string, item: string, chosen: boolean, who: Chooser): Promise<void> {
	const known = isId(item) && (await itemIn(tx, offering, item));
	if (!known) throw missing();
	const selection = await selectionFor(tx, offering, who);
	if (chosen)
		await festivals(tx)
			.insertInto('agenda.selected')
			.values({ selection, item })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	else
		await festivals(tx)
			.deleteFrom('agenda.selected')
			.where('selection', '=', selection)
			.where('item', '=', item)
			.execute();
	await festivals(tx)
		.updateTable('agenda.selection')
		.set({ changedAt: new Date() })
		.where('id', '=', selection)
		.execute();
}

/** What somebody has chosen; null when that is nothing yet. A person's own choice goes before that of her browser. */
export async function selectionOf(
	offering: string,
	{ person, token }: Chooser,
	on: On = db
): Promise<Selection | null> {
	if (!person && !token) return null;
	const found = await festivals(on)
		.selectFrom('agenda.selection')
		.select('id')
		.where('offering', '=', offering)
		.where((row) =>
			row.or([
				...(person ? [row('person', '=', person)] : []),
				...(token ? [row('tokenHash', '=', hashOf(token))] : [])
			])
		)
		.orderBy('person')
		.limit(1)
		.executeTakeFirst();
	return found ? { items: await chosenIn(found.id, on), link: linkOf(found.id) } : null;
}

/** The choice that an address shares: ids of items. @throws 404 when the secret opens nothing of this festival. */
export async function selectionByLink(offering: string, link: string): Promise<readonly string[]> {
	const found = await festivals(db)
		.selectFrom('agenda.selection')
		.select('id')
		.where('offering', '=', offering)
		.where('linkHash', '=', hashOf(link))
		.executeTakeFirst();
	if (!found) throw missing();
	return chosenIn(found.id, db);
}

/** Forgets what nobody with an account has chosen and nobody has touched for two hundred days. */
export async function forgetSelections(now = new Date()): Promise<void> {
	await festivals(db)
		.deleteFrom('agenda.selection')
		.where('person', 'is', null)
		.where('changedAt', '<', new Date(now.getTime() - FORGOTTEN_DAYS * DAY_MS))
		.execute();
}

/** What a person has chosen, festival by festival. */
export const exportSelections = (person: string): Promise<unknown[]> =>
	festivals(db)
		.selectFrom('agenda.selection as s')
		.innerJoin('agenda.selected as x', 'x.selection', 's.id')
		.innerJoin('agenda.item as i', 'i.id', 'x.item')
		.innerJoin('agenda.offering as f', 'f.id', 's.offering')
		.select(['f.slug', 'i.title', 'i.startsAt'])
		.where('s.person', '=', person)
		.orderBy('i.startsAt')
		.execute();

/** Forgets what a person has chosen. */
export async function eraseSelections(tx: Tx, person: string): Promise<void> {
	await festivals(tx).deleteFrom('agenda.selection').where('person', '=', person).execute();
}

async function selectionFor(tx: Tx, offering: string, { person, token }: Chooser): Promise<string> {
	if (!person && !token) throw missing();
	const id = newId();
	const owner = person ? { person, tokenHash: null } : { person: null, tokenHash: hashOf(token ?? '') };
	await festivals(tx)
		.insertInto('agenda.selection')
		.values({ id, offering, ...owner, linkHash: hashOf(linkOf(id)) })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const mine = await festivals(tx)
		.selectFrom('agenda.selection')
		.select('id')
		.where('offering', '=', offering)
		.where((row) => (person ? row('person', '=', person) : row('tokenHash', '=', hashOf(token ?? ''))))
		.forUpdate()
		.executeTakeFirstOrThrow();
	if (person && token) await takeOver(tx, offering, token, mine.id);
	return mine.id;
}

/** Puts what a browser had chosen into a person's selection. */
async function takeOver(tx: Tx, offering: string, token: string, selection: string): Promise<void> {
	const other = await festivals(tx)
		.selectFrom('agenda.selection')
		.select('id')
		.where('offering', '=', offering)
		.where('tokenHash', '=', hashOf(token))
		.forUpdate()
		.executeTakeFirst();
	if (!other) return;
	const items = await chosenIn(other.id, tx);
	if (items.length)
		await festivals(tx)
			.insertInto('agenda.selected')
			.values(items.map((item) => ({ selection, item })))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	await festivals(tx).deleteFrom('agenda.selection').where('id', '=', other.id).execute();
}

async function chosenIn(selection: string, on: On): Promise<string[]> {
	const rows = await festivals(on)
		.selectFrom('agenda.selected')
		.select('item')
		.where('selection', '=', selection)
		.execute();
	return rows.map(({ item }) => item);
}

const itemIn = (tx: Tx, offering: string, id: string) =>
	festivals(tx)
		.selectFrom('agenda.item')
		.select('id')
		.where('id', '=', id)
		.where('offering', '=', offering)
		.where('deletedAt', 'is', null)
		.executeTakeFirst();

const linkOf = (id: string): string =>
	createHmac('sha256', keyFor('agenda.selection')).update(id).digest('base64url').slice(0, 22);

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
