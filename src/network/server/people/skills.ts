import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { containing } from '#kernel/server/text-search.ts';
import { eachLocale } from '#kernel/words.ts';
import type { Skill } from '../../people/person.ts';
import type { On } from '../tables.ts';
import { terms } from '../terms.ts';
import { within } from './tables.ts';

const MOST = 20;

/**
 * The skills that a text finds by one of their names in any language, beginnings of words included; accents, capitals and plurals aside. The one that is
 * called so comes first, then those whose name begins so; what ESCO no longer keeps is not offered. Without a text, none.
 */
export async function skillsLike(text: string, limit = MOST, on: On = db): Promise<Skill[]> {
	const asked = terms(text).join(' ');
	if (!asked) return [];
	const named = sql`kernel.search_text(${asked})`;
	const inAny = JSON.stringify(eachLocale(() => asked));
	return within(on)
		.selectFrom('network.skill')
		.select(['uri', 'label'])
		.where(containing(sql`words`, asked))
		.where('isGroup', '=', false)
		.where('obsolete', '=', false)
		.orderBy(sql`stems && network.stems(${inAny}::jsonb)`, 'desc')
		.orderBy(sql`exists (select from unnest(called) one where starts_with(one, ${named}))`, 'desc')
		.orderBy(sql`ts_rank(words, kernel.text_query(${asked}), 2)`, 'desc')
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

/** Writes a person's skills anew. @throws people_skill_unknown. */
export async function keepSkills(tx: Tx, person: string, uris: readonly string[]): Promise<void> {
	const wanted = [...new Set(uris)];
	const tables = within(tx);
	const known = wanted.length
		? await tables
				.selectFrom('network.skill')
				.select('uri')
				.where('uri', 'in', wanted)
				.where('isGroup', '=', false)
				.execute()
		: [];
	if (known.length < wanted.length) throw refused('people_skill_unknown', {}, 422);
	// those that stay are kept, with what organisations say of them
	await sql`delete from network.person_skill where person = ${person} and skill <> all(${wanted}::text[])`.execute(tx);
	await sql`insert into network.person_skill (person, skill, rank)
		select ${person}, skill, place - 1 from unnest(${wanted}::text[]) with ordinality as own (skill, place)
		on conflict (person, skill) do update set rank = excluded.rank`.execute(tx);
}
