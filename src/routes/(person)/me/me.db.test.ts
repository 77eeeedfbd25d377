import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { book } from '#participation/server';
import { open, settleIn } from '../../../../claims/support/hub.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { countQueries } from '../../../../tests/support/queries.ts';
import { load as known } from '../../(coulisses)/desk/people/[id]/+page.server.ts';
import { load } from './+page.server.ts';

const person = { name: 'Zoé Delvaux', email: 'zoe@example.org', locale: 'fr' } as const;
let viewer: Viewer;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests that is long', '.');
	await settleIn();
	const id = await transaction((tx) => findOrMakePerson(tx, person));
	viewer = { ...person, id, roles: [{ role: 'admin', scope: null }], secondFactor: true, sessionId: 'session' };
});

const event = () =>
	({
		locals: { viewer, locale: 'fr' },
		params: { id: viewer.id },
		url: new URL('https://hub.example/fr/moi')
	}) as never;

async function booked(slug: string, hours: number): Promise<string> {
	const startsAt = new Date(Date.now() + hours * 3_600_000);
	const { id, pool } = await open(slug, { startsAt });
	const request = { ...person, seats: [{ name: undefined }], idempotencyKey: newId() };
	const actor = ref('person', viewer.id);
	await book(request, { subject: ref('occurrence', id), kind: 'rsvp', pools: [pool], actor, source: 'web' });
	return id;
}

test('the page of a person costs the same however many bookings she has, and so does what the team sees of her', async () => {
	const first = await booked('un', 24);
	const [one, oneKnown] = [await countQueries(() => load(event())), await countQueries(() => known(event()))];
	const ids = [first];
	for (const nth of [2, 3, 4, 5, 6]) ids.push(await booked(`seance-${nth}`, 24 * nth));
	expect(await countQueries(() => load(event()))).toBe(one);
	expect(await countQueries(() => known(event()))).toBe(oneKnown);
	const shown = await load(event());
	expect((shown as { coming: { occurrence: { id: string } }[] }).coming.map(({ occurrence }) => occurrence.id)).toEqual(
		ids
	);
	await untold((tx) => sql`update agenda.offering set published_at = null where slug = 'un'`.execute(tx));
	expect(await load(event())).toMatchObject({
		coming: ids.slice(1).map((id) => ({ occurrence: { id }, states: ['confirmed'] }))
	});
});
