import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { bookedOccurrence } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { NewWorkshop, type Workshop } from '#learning';
import { applyTeams, endWorkshop, makeWorkshop, workshopById } from '#learning/server';
import { addOrganization } from '#network/server';
import { book } from '#participation/server';
import { by, open, settleIn } from '../../../../../claims/support/hub.ts';
import { testDatabase, untold } from '../../../../../tests/support/database.ts';
import { costOf } from '../../../../../tests/support/queries.ts';
import { load as desk } from '../../../(coulisses)/desk/workshops/+page.server.ts';
import { load } from './+page.server.ts';

const SHOWN = 24;
const MANY = 30;
const fr = (text: string) => ({ source: 'fr', fr: text }) as const;
const made: { workshop: Workshop; seance: string }[] = [];
const known = { name: 'Zoé', email: null, locale: 'fr', secondFactor: true, sessionId: 'session' } as const;
const team: Viewer = { ...known, id: newId(), roles: [{ role: 'admin', scope: null }] };

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests that is long', '.');
	await settleIn();
	await addSchool();
	for (let nth = 0; nth < MANY; nth++) made.push(await workshopOf(nth ? 'hub' : 'ecole', `atelier-${nth}`));
});

async function addSchool(): Promise<void> {
	const nothing = { formerNames: [], sectors: [], sources: [], website: null, founded: null, status: null };
	const about = { ...nothing, statusAsOf: null, locality: 'Mons', lat: null, lon: null, fictional: true };
	const school = { ...about, slug: 'ecole', name: 'École', kind: 'training', sentence: fr('Inventée.') } as const;
	await transaction((tx) => addOrganization(tx, school, by));
}

async function workshopOf(organization: string, slug: string) {
	const { id: seance } = await open(slug, {}, { organization });
	const { offering } = await bookedOccurrence(seance);
	const options = ['un', 'deux'].map((id) => ({ id, name: fr(id) }));
	const rules = { disciplines: options, campuses: options, teamSize: 3, campusRule: 'mixed', canvasKind: 'lean' };
	const id = await transaction((tx) => makeWorkshop(tx, offering.id, NewWorkshop.parse(rules), by));
	return { workshop: await workshopById(id), seance };
}

async function join(seance: string, nth: number): Promise<void> {
	const person = { name: `Personne ${nth}`, email: `p${nth}@exemple.invalid`, locale: 'fr' } as const;
	const actor = ref('person', await transaction((tx) => findOrMakePerson(tx, person)));
	const { pool } = (await bookedOccurrence(seance)).occurrence;
	const request = { ...person, seats: [{ name: undefined }], idempotencyKey: newId() };
	await book(request, { subject: ref('occurrence', seance), kind: 'rsvp', pools: [pool], actor, source: 'web' });
}

type Listed = { id: string; seances: unknown[] };
const publicPage = (query = '') =>
	load({
		locals: { locale: 'fr' },
		url: new URL(`https://hub.example/fr/apprendre/ateliers${query}`)
	} as never) as Promise<{
		coming: Listed[];
		past: Listed[];
		page: number;
		pages: number;
	}>;
const deskPage = (viewer: Viewer, query = '') =>
	desk({
		locals: { viewer, locale: 'fr' },
		url: new URL(`https://hub.example/fr/coulisses/ateliers${query}`)
	} as never) as Promise<{
		rows: { id: string; teams: number; startsAt: Date | null; organization: string; endedAt: Date | null }[];
		total: number;
		pages: number;
	}>;

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const newest = () => made.map(({ workshop }) => workshop.id).reverse();

test('the public page reads one page of workshops with a few queries, what is to come first', async () => {
	const { queries, rows } = await costOf(() => publicPage());
	expect(queries).toBe(5);
	expect(rows).toBeLessThanOrEqual(5 * SHOWN + 1);
	const past = made.at(-1);
	await untold((tx) =>
		sql`update agenda.occurrence set starts_at = now() - interval '3 days', ends_at = now() - interval '2 days'
			where id = ${past?.seance}`.execute(tx)
	);
	const hidden = made[0]?.workshop.offering;
	await untold((tx) => sql`update agenda.offering set published_at = null where id = ${hidden}`.execute(tx));
	const coming = newest().slice(1, -1);
	const [first, second] = [await publicPage(), await publicPage('?page=2')];
	expect({ pages: first.pages, coming: ids(first.coming), past: first.past }).toEqual({
		...{ pages: 2, coming: coming.slice(0, SHOWN), past: [] }
	});
	expect([ids(second.coming), ids(second.past)]).toEqual([coming.slice(SHOWN), [past?.workshop.id]]);
	expect(first.coming[0]?.seances).toHaveLength(1);
	await untold((tx) =>
		sql`update agenda.occurrence set status = 'cancelled', cancelled_at = now() where id = ${past?.seance}`.execute(tx)
	);
	expect((await publicPage('?page=2')).past).toEqual([]);
});

test('the team’s page reads its rows with a few queries, and a host those of her organisation', async () => {
	const { workshop: first, seance } = made[0] as (typeof made)[number];
	for (const nth of [1, 2, 3]) await join(seance, nth);
	await transaction((tx) => applyTeams(tx, first, by));
	await transaction((tx) => endWorkshop(tx, first, true, by));
	const { queries, rows } = await costOf(() => deskPage(team));
	expect(queries).toBeLessThanOrEqual(3);
	expect(rows).toBe(MANY + 1);
	const all = await deskPage(team);
	expect(ids(all.rows)).toEqual(newest());
	expect({ total: all.total, pages: all.pages }).toEqual({ total: MANY, pages: 1 });
	expect(all.rows.at(-1)).toMatchObject({
		id: first.id,
		teams: 1,
		startsAt: expect.any(Date),
		endedAt: expect.any(Date)
	});
	const { rows: owners } = await sql<{
		id: string;
	}>`select organization as id from agenda.offering where id = ${first.offering}`.execute(db);
	const scope = { kind: 'organization', id: owners[0]?.id ?? '' };
	const host: Viewer = { ...known, id: newId(), roles: [{ role: 'partner', scope }] };
	expect(await deskPage(host)).toMatchObject({ total: 1, rows: [{ id: first.id }] });
	expect(await deskPage(team, '?page=2')).toMatchObject({ total: MANY, rows: [] });
});
