import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { proposalFacets, proposals } from './index.ts';
import { organization, person } from './partnering.fixture.ts';

const audiences = ['public', 'partners', 'invited'] as const;
const states = ['open', 'open', 'draft', 'withdrawn', 'expired'] as const;
let readers: (Viewer | null)[];
let houses: string[];

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	houses = await Promise.all(['Atelier', 'Ondine', 'Houille', 'Close'].map((name) => organization(name)));
	const [atelier = '', ondine = '', , close = ''] = houses;
	readers = [
		...[null, await person('Strange'), await person('Cora', 'coordinator')],
		...[await person('Ada', 'director', atelier), await person('Odile', 'partner', ondine)],
		await person('Clo', 'director', close)
	];
	await untold((tx) => sql`update network.organization set deleted_at = now() where id = ${close}`.execute(tx));
});

/** One of each audience, state and house, each in a place of its own; every other one has an invitation and an interest of another house. */
const put = () =>
	untold(async (tx) => {
		for (const [at, audience] of audiences.entries())
			for (const [turn, state] of states.entries())
				for (const [which, house] of houses.entries()) {
					const [id, n] = [newId(), at * 100 + turn * 10 + which];
					const other = houses[(which + 1 + (n % 3)) % houses.length];
					await sql`insert into partnering.proposal (id, organization, direction, kind, title, needs, sectors, languages, locality, until, audience, state)
						values (${id}, ${house}, 'offer', ${n % 2 ? 'studio' : 'tour'}, 'Un titre', '', ${[`sector ${n}`, `sector ${at}`]}::text[],
							${turn ? ['fr'] : []}::text[], ${n % 7 ? `place ${n}` : null}, current_date, ${audience}, ${state})`.execute(
						tx
					);
					if (turn % 2) await sql`insert into partnering.invited values (${id}, ${other})`.execute(tx);
					if (n % 2)
						await sql`insert into partnering.interest (id, proposal, organization) values (${newId()}, ${id}, ${other})`.execute(
							tx
						);
				}
	});

/** What there is in the list that a reader is given: all of it, and nothing else, is offered to narrow it by. */
async function expectAsListed(): Promise<void> {
	for (const reader of readers) {
		const { proposals: listed, total } = await proposals(reader, {}, { limit: 1000, offset: 0 });
		expect(listed).toHaveLength(total);
		const { kinds, sectors, localities, languages } = await proposalFacets(reader);
		const of = (values: readonly (string | null)[]) => [...new Set(values.filter((one) => one !== null))].toSorted();
		expect({
			kinds: of([...kinds]),
			sectors: of([...sectors]),
			localities: of(localities),
			languages: of([...languages])
		}).toEqual({
			kinds: of(listed.map(({ kind }) => kind)),
			sectors: of(listed.flatMap((one) => one.sectors)),
			localities: of(listed.map(({ locality }) => locality)),
			languages: of(listed.flatMap((one) => one.languages))
		});
	}
}

test('a list is narrowed by what is in it, for each reader, and after each change', async () => {
	await expectAsListed();
	await put();
	await expectAsListed();
	const changes = [
		sql`state = case state when 'open' then 'withdrawn' when 'expired' then 'open' else state end`,
		sql`audience = case audience when 'public' then 'invited' when 'invited' then 'partners' else 'public' end`,
		sql`sectors = array[locality], locality = 'Mons', kind = 'machine', languages = '{nl,fi}'`
	];
	for (const change of changes) {
		await untold((tx) => sql`update partnering.proposal set ${change} where md5(id::text) < 'a'`.execute(tx));
		await expectAsListed();
	}
	await untold((tx) => sql`delete from partnering.interest`.execute(tx));
	await expectAsListed();
});
