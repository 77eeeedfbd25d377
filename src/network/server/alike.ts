import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { wordsIn } from '../alike/called.ts';
import { type Alike, hostOf, type Known, organizationFinder } from '../alike/finder.ts';
import { kinds, small } from '../alike/vocabulary.ts';
import type { On } from './tables.ts';

const LOOKED_AT = 1500;
const LONG = 5;

/** The organisations that one which is written down may be already, the likeliest first, and why. */
export async function organizationsAlike(given: Omit<Known, 'id'>, on: On = db): Promise<(Alike & { name: string })[]> {
	const { rows } = await sql<Known>`
		select o.id, o.name, o.former_names, o.website, o.email, o.locality from network.organization o
		where o.deleted_at is null and (${mayBe(given)}) limit ${LOOKED_AT}`.execute(on);
	const finder = organizationFinder();
	await gently(rows, finder.add);
	const names = new Map(rows.map(({ id, name }) => [id, name]));
	return finder.find(given).map((one) => ({ ...one, name: names.get(one.id) ?? '' }));
}

/** Those that share a site, an address, or how one of their words begins or ends: the others are not looked at. */
function mayBe({ name, website, email }: Omit<Known, 'id'>) {
	const all = wordsIn(name).filter((word) => !small.has(word));
	const own = all.filter((word) => !kinds.has(word));
	const pieces = (own.length ? own : all).slice(0, 6).flatMap(piecesOf);
	const folded = sql`replace(kernel.search_text(o.name || ' ' || kernel.list_text(o.former_names)), ' ', '')`;
	const host = hostOf(website);
	return sql.join(
		[
			sql`${folded} like any(${pieces.map((piece) => `%${piece}%`)}::text[])`,
			sql`lower(o.email) = ${(email ?? '').toLowerCase()}`,
			...(host ? [sql`strpos(lower(o.website), ${host}) > 0`] : []),
			...initialsOf(all)
		],
		sql` or `
	);
}

/** A word of which a letter may be wrong: its beginning and its end. */
const piecesOf = (word: string): string[] => (word.length > LONG ? [word.slice(0, 4), word.slice(-4)] : [word]);

/** « HEH » may be « Haute École en Hainaut ». */
function initialsOf([word = '', ...rest]: readonly string[]) {
	if (rest.length || word.length < 3 || word.length > 6) return [];
	const pattern = [...word].map((letter) => `\\m${letter}`).join('.*');
	return [sql`kernel.search_text(o.name) ~ ${pattern}`];
}
