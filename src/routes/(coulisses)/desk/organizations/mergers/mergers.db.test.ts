import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { mergeOrganizations } from '#merge.ts';
import { affiliate } from '#network/server';
import { testDatabase } from '../../../../../../tests/support/database.ts';
import { by, house, somebody } from '../bond.fixture.ts';
import { actions, load } from './+page.server.ts';

let team: Viewer;
const partnerOf = (id: string): Viewer => ({
	...{ id: newId(), name: 'Zoé', email: null, locale: 'fr', secondFactor: true, sessionId: 's' },
	roles: [{ role: 'partner', scope: { kind: 'organization', id } }]
});

beforeAll(async () => {
	await testDatabase();
	const id = await somebody('Ada');
	team = { ...partnerOf(''), id, roles: [{ role: 'coordinator', scope: null }] };
});

const ask = (viewer: Viewer | null, sent: Record<string, string>, search = '') => ({
	locals: { viewer, locale: 'fr' },
	params: {},
	url: new URL(`https://hub.example/fr/coulisses/organisations/fusions${search}`),
	request: { formData: async () => new Map(Object.entries(sent)) as unknown as FormData },
	setHeaders: () => undefined
});
type Asks = Readonly<{
	status: number;
	data: { asks?: { action: string; says: string[] }; problems: Record<string, string> };
}>;
const undo = async (viewer: Viewer | null, sent: Record<string, string>, search = ''): Promise<Asks> =>
	(await actions.undo?.(ask(viewer, sent, search) as never)) as unknown as Asks;
const listed = async () =>
	(await load(ask(team, {}) as never)) as { mergers: { id: string; figures: string; ended: string | null }[] };

test('the team alone sees the mergers; one is undone after its figures, and leads to whoever is back', async () => {
	const [gone, kept] = [await house('ondine-un'), await house('ondine-deux')];
	const person = await somebody('Mia');
	const part = { person, organization: gone, role: { source: 'fr', fr: 'Code' }, since: null } as const;
	await transaction((tx) => affiliate(tx, part, by));
	await transaction((tx) => mergeOrganizations(tx, gone, kept, team.id));
	await transaction((tx) => affiliate(tx, { ...part, organization: kept, person: team.id }, by));
	const [its] = (await listed()).mergers;
	expect(its).toMatchObject({ ended: null, figures: 'Personnes (1)' });
	const sent = { merger: its?.id ?? '' };
	for (const viewer of [partnerOf(kept), partnerOf(gone)]) {
		await expect(Promise.resolve(load(ask(viewer, {}) as never))).rejects.toMatchObject({ status: 404 });
		await expect(undo(viewer, sent)).rejects.toMatchObject({ status: 404 });
	}
	await expect(undo(null, sent)).rejects.toMatchObject({ status: 303 });
	await expect(undo(team, { merger: kept })).rejects.toMatchObject({ status: 404 });
	const asked = await undo(team, sent);
	expect(asked.status).toBe(428);
	expect(asked.data.asks?.says).toEqual([
		'ondine-un retrouve sa page, à l’adresse /fr/reseau/ondine-un.',
		'Ce qui lui revient\u00A0: Personnes (1).',
		'Ce qui est venu depuis la fusion reste à ondine-deux\u00A0: Personnes (1).'
	]);
	expect((await sql`select from network.organization where id = ${gone}`.execute(db)).rows).toEqual([]);
	const to = { status: 303, location: `/fr/coulisses/organisations/${gone}?done=unmerged` };
	await expect(undo(team, sent, asked.data.asks?.action)).rejects.toMatchObject(to);
	await sequence();
	expect((await latestFacts(1))[0]).toMatchObject({
		verb: 'network.unmerged',
		object: { id: kept },
		target: { id: gone }
	});
	const again = await undo(team, sent);
	expect(again.data.problems['']).toBe('Cette fusion est déjà annulée.');
	expect((await listed()).mergers[0]?.ended).toBe('undone');
});
