import { createHash, createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
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

/** What somebody has chosen, in this browser too before signing in; null when that is nothing yet. */
export async function selectionOf(offering: string, who: Chooser, on: On = db): Promise<Selection | null> {
	const [own, other] = await festivals(on)
		.selectFrom('agenda.selection')
		.select('id')
		.where('offering', '=', offering)
		.where(ofHers(who))
		.orderBy('person')
		.execute();
	if (!own) return null;
	const items = [...(await chosenIn(own.id, on)), ...(other ? await chosenIn(other.id, on) : [])];
	return { items: [...new Set(items)], link: linkOf(own.id) };
}

/** Forgets what somebody has chosen of a festival; the address that shares it opens nothing any more. */
export async function dropSelection(tx: Tx, offering: string, who: Chooser): Promise<void> {
	await festivals(tx).deleteFrom('agenda.selection').where('offering', '=', offering).where(ofHers(who)).execute();
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
	const { numInsertedOrUpdatedRows: fresh } = await festivals(tx)
		.insertInto('agenda.selection')
		.values({ id, offering, ...owner, linkHash: hashOf(linkOf(id)) })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	const mine = await festivals(tx)
		.selectFrom('agenda.selection')
		.select('id')
		.where('offering', '=', offering)
		.where(ofHers({ person, token: person ? null : token }))
		.forUpdate()
		.executeTakeFirstOrThrow();
	const other = person && token ? await held(tx, offering, token) : null;
	if (!person || !other) return mine.id;
	return fresh ? become(tx, mine.id, other, person) : takeOver(tx, other, mine.id);
}

/** What a browser had chosen, held until the end of the transaction. */
async function held(tx: Tx, offering: string, token: string): Promise<string | null> {
	const found = await festivals(tx)
		.selectFrom('agenda.selection')
		.select('id')
		.where('offering', '=', offering)
		.where(ofHers({ person: null, token }))
		.forUpdate()
		.executeTakeFirst();
	return found?.id ?? null;
}

/** Makes what a browser had chosen a person's first selection: an address of it that was shared goes on opening it. */
async function become(tx: Tx, empty: string, other: string, person: string): Promise<string> {
	await festivals(tx).deleteFrom('agenda.selection').where('id', '=', empty).execute();
	await festivals(tx)
		.updateTable('agenda.selection')
		.set({ person, tokenHash: null })
		.where('id', '=', other)
		.execute();
	return other;
}

/** Puts what a browser had chosen into the selection that a person had already. */
async function takeOver(tx: Tx, other: string, selection: string): Promise<string> {
	const items = await chosenIn(other, tx);
	if (items.length)
		await festivals(tx)
			.insertInto('agenda.selected')
			.values(items.map((item) => ({ selection, item })))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	await festivals(tx).deleteFrom('agenda.selection').where('id', '=', other).execute();
	return selection;
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

/** Of this person, or of this browser; a null is nobody's. */
const ofHers = ({ person, token }: Chooser) =>
	sql<boolean>`(person = ${person}::uuid or token_hash = ${token === null ? null : hashOf(token)}::bytea)`;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
