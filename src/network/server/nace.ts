import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import type { Nace } from '../nace.ts';
import { type On, within } from './tables.ts';
import { terms } from './terms.ts';

const SUGGESTED = 20;
const key = sql<string>`revision || ':' || code`;

const select = (on: On) =>
	within(on).selectFrom('network.nace').select(['revision', 'code', 'label']).select(key.as('key'));

/** The activities of some keys, in the order of their codes, the newest revision first. */
export async function naceOf(keys: readonly string[], on: On = db): Promise<Nace[]> {
	if (!keys.length) return [];
	return select(on)
		.where(key, 'in', [...keys])
		.orderBy('revision')
		.orderBy('code')
		.execute();
}

/** What a person may mean who types the beginning of a code or words of a label; at most twenty, those of 2025 first. */
export async function suggestNace(text: string, locale: Locale, on: On = db): Promise<Nace[]> {
	const words = terms(text);
	if (!words.length) return [];
	let query = select(on).orderBy('revision').orderBy('code').limit(SUGGESTED);
	if (words.every((word) => /^[\d.]+$/.test(word))) query = query.where('code', 'like', `${words[0]}%`);
	else
		for (const word of words)
			query = query.where(sql<boolean>`strpos(network.plain_text(label ->> ${locale}), ${word}) > 0`);
	return query.execute();
}

/** All keys of the classification. */
export const naceKeys = async (on: On): Promise<Set<string>> =>
	new Set((await within(on).selectFrom('network.nace').select(key.as('key')).execute()).map((one) => one.key));

/** The code in a key, as people know it. */
export const codeOf = (one: string): string => one.replace(/^\w+:/, '');

/** @throws network_nace_unknown, naming the first key that the classification does not have. */
export async function checkNace(tx: Tx, keys: readonly string[]): Promise<void> {
	const known = new Set((await naceOf(keys, tx)).map((one) => one.key));
	const unknown = keys.find((one) => !known.has(one));
	if (unknown) throw refused('network_nace_unknown', { code: codeOf(unknown) }, 422);
}
