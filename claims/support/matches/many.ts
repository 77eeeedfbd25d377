import { sql } from 'kysely';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { matchesFor } from '#partnering/server';
import { quantile } from '../quantile.ts';
import { readJudged } from './judged.ts';

/** How long it takes to find what fits one of so many requests among so many offers. */
export async function amongMany(offers: number, turns: number): Promise<{ offers: number; p95: number }> {
	await transaction((tx) => fillProposals(tx, 0, offers, 'offer'));
	await transaction((tx) => fillProposals(tx, 0, Math.max(turns, offers / 10), 'request'));
	await sql`analyze`.execute(db);
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Ada', email: 'ada@example.org', locale: 'fr', fictional: true })
	);
	const times: number[] = [];
	for (const { id, organization } of await someRequests(turns)) {
		const began = performance.now();
		const found = await matchesFor(hostOf(person, organization), id, 5);
		times.push(performance.now() - began);
		if (!found.length) throw new Error(`a request among ${offers} offers finds nothing`);
	}
	return { offers, p95: quantile(times.slice(Math.floor(times.length / 20)), 0.95) };
}

export async function someRequests(count: number): Promise<{ id: string; organization: string }[]> {
	const { rows } = await sql<{ id: string; organization: string }>`
		select id, organization from partnering.proposal where direction = 'request' and state = 'open' order by md5(id::text) limit ${count}`.execute(
		db
	);
	return rows;
}

export const hostOf = (id: string, organization: string): Viewer => ({
	...{ id, name: 'Ada', email: null, locale: 'fr', secondFactor: false, sessionId: '' },
	roles: [{ role: 'partner', scope: { kind: 'organization', id: organization } }]
});

const KINDS = [
	'studio',
	'motion_capture',
	'machine',
	'kit',
	'trainee',
	'juror',
	'test_place',
	'residency',
	'tour',
	'skills',
	'business',
	'technology'
];
const TOWNS = [
	'Mons',
	'La Louvière',
	'Frameries',
	'Binche',
	'Charleroi',
	'Tournai',
	'Lille',
	'Bruxelles',
	'Namur',
	'Soignies'
];

/**
 * Offers or requests from one count to another, of organisations that have ten each. A text is a sentence of a judged one, four names of skills and some
 * words of its own; skills, sectors, kind and town are drawn by its number. Nothing is checked row by row.
 */
export async function fillProposals(tx: Tx, from: number, to: number, direction: 'offer' | 'request'): Promise<void> {
	const { offers, requests } = readJudged();
	const sentences = [...offers, ...requests].flatMap(({ needs }) => needs.split(/(?<=[.?!])\s+/));
	await sql`set local session_replication_role = replica`.execute(tx);
	await sql`create temporary table made on commit drop as
		select n, gen_random_uuid() as id, overlay(overlay(md5(${direction}::text || n / 10) placing '4' from 13) placing '8' from 17)::uuid as organization, abs(hashint4(n * 7 + ${direction.length})) as h from generate_series(${from}::int, ${to - 1}::int) n`.execute(
		tx
	);
	await sql`insert into network.organization (id, slug, name, kind, sentence, sectors, fictional)
		select distinct organization, 'made-' || organization, 'Maison ' || left(organization::text, 8), 'company', '{"source":"fr","fr":"Une maison inventée."}'::jsonb, '{}'::text[], true from made
		on conflict do nothing`.execute(tx);
	await sql`create temporary table known on commit drop as select row_number() over (order by uri) - 1 as n, uri, label from network.skill where not is_group and not obsolete`.execute(
		tx
	);
	const skill = (salt: number) =>
		sql`(select uri from known where known.n = (h::bigint * ${salt} + ${salt}) % (select count(*) from known))`;
	const word = (salt: number) =>
		sql`(select coalesce(label ->> case when h % 3 = 0 then 'en' else 'fr' end, label ->> 'fr') from known where known.n = (h::bigint * ${salt} + ${salt}) % (select count(*) from known))`;
	const sectors = sql`(select array_agg(slug order by slug) from (select slug from network.sector order by md5(slug || h) limit 2) two)`;
	await sql`insert into partnering.proposal (id, organization, direction, kind, title, needs, sectors, skills, locality, languages, until, state, fictional, published_at)
		select id, organization, ${direction}, (${[...KINDS]}::text[])[h % ${KINDS.length} + 1], initcap(${word(3)}) || ' ' || left(md5('a' || h), 5),
			(${sentences}::text[])[h % ${sentences.length} + 1] || ' ' || ${word(5)} || ', ' || ${word(11)} || '. ' || (${sentences}::text[])[h / 7 % ${sentences.length} + 1] || ' ' || left(md5('b' || h), 6),
			${sectors}, array[${skill(3)}, ${skill(13)}], (${[...TOWNS]}::text[])[h / 11 % ${TOWNS.length} + 1], array['fr'], current_date + 20 + h % 200, 'open', true, now() - n % 90 * interval '1 day'
		from made`.execute(tx);
}
