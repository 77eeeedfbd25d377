import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Skill } from '../../people/person.ts';
import type { On } from '../tables.ts';
import { terms } from '../terms.ts';
import { within } from './tables.ts';

const MOST = 20;

/**
 * The skills that hold every word of a text, in French, English or another name of theirs, accents and capitals aside; whole words
 * come first, then beginnings of words. Without a text, none.
 */
export async function skillsLike(text: string, limit = MOST, on: On = db): Promise<Skill[]> {
	const words = terms(text);
	if (!words.length) return [];
	let query = within(on).selectFrom('network.skill').select(['uri', 'label']);
	for (const word of words)
		query = query.where((row) => row(row.fn<number>('strpos', ['search', row.val(word)]), '>', 0));
	return query
		.orderBy(sql`strpos(' ' || search || ' ', ${` ${words.join(' ')} `}) = 0`)
		.orderBy(sql`strpos(' ' || search, ${` ${words[0]}`}) = 0`)
		.orderBy(sql`strpos(search, ${words.join(' ')}) <> 1`)
		.orderBy(sql`length(search)`)
		.orderBy('uri')
		.limit(Math.min(limit, MOST))
		.execute();
}

/** Skills by their identifiers, in the order asked for; an unknown one is left out. */
export async function skillsByUri(uris: readonly string[], on: On = db): Promise<Skill[]> {
	if (!uris.length) return [];
	const found = await within(on)
		.selectFrom('network.skill')
		.select(['uri', 'label'])
		.where('uri', 'in', uris)
		.execute();
	return uris.flatMap((uri) => found.find((one) => one.uri === uri) ?? []);
}

/** The skills of several persons, each in its owner's order. Whoever calls has cut the persons by what they show. */
export async function skillsOf(persons: readonly string[], on: On = db): Promise<Map<string, Skill[]>> {
	if (!persons.length) return new Map();
	const rows = await within(on)
		.selectFrom('network.personSkill as h')
		.innerJoin('network.skill as s', 's.uri', 'h.skill')
		.select(['h.person', 's.uri', 's.label'])
		.where('h.person', 'in', persons)
		.orderBy('h.rank')
		.execute();
	const byPerson = Map.groupBy(rows, ({ person }) => person);
	return new Map([...byPerson].map(([person, own]) => [person, own.map(({ uri, label }) => ({ uri, label }))]));
}

/** Writes a person's skills anew. @returns what a search goes through. @throws people_skill_unknown. */
export async function keepSkills(tx: Tx, person: string, uris: readonly string[]): Promise<string> {
	const wanted = [...new Set(uris)];
	const tables = within(tx);
	const known = wanted.length
		? await tables.selectFrom('network.skill').select(['uri', 'search']).where('uri', 'in', wanted).execute()
		: [];
	if (known.length < wanted.length) throw refused('people_skill_unknown', {}, 422);
	await tables.deleteFrom('network.personSkill').where('person', '=', person).execute();
	if (wanted.length)
		await tables
			.insertInto('network.personSkill')
			.values(wanted.map((skill, rank) => ({ person, skill, rank })))
			.execute();
	return known.map(({ search }) => search).join(' ');
}
