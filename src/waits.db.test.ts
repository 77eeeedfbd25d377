import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { keepSetting, tellSettings } from '#kernel/server/hub.ts';
import { declareSections } from '#kernel/server/sections.ts';
import { report } from '#moderation/server';
import { addOrganization } from '#network/server';
import { testDatabase } from '../tests/support/database.ts';
import { modules } from './modules.ts';
import { waitsFor } from './waits.ts';

let person: string;
const by = { actor: null, source: 'desk' } as const;
const viewer = (role: 'admin' | 'partner'): Viewer => ({
	...{ id: person, name: 'Andrée', email: null, locale: 'fr', sessionId: 's', secondFactor: true },
	roles: [{ role, scope: null }]
});

beforeAll(async () => {
	await testDatabase();
	declareSections(modules.flatMap(({ sections }) => sections ?? []));
	const sentence = { source: 'fr', fr: 'Inventé.' } as const;
	const unsaid = { formerNames: [], sectors: [], sources: [], lat: null, lon: null, website: null, founded: null };
	await transaction(async (tx) => {
		person = await findOrMakePerson(tx, { name: 'Andrée', email: 'a@example.org', locale: 'fr' });
		const known = {
			name: 'Studio',
			kind: 'company',
			sentence,
			locality: null,
			status: null,
			statusAsOf: null
		} as const;
		const object = await addOrganization(tx, { ...known, ...unsaid, fictional: true }, by);
		const about = { kind: 'organization', object, path: '/network/studio', reason: 'other' } as const;
		await report(tx, { ...about, words: 'Faux.', email: null }, { reporter: null, locale: 'fr' });
		await sql`insert into network.claim (id, organization, person, message) values (gen_random_uuid(), ${object}, ${person}, 'À moi')`.execute(
			tx
		);
		await sql`insert into kernel.mail (id, recipient, locale, subject, text, attempts, failure) values (gen_random_uuid(), 'x@example.org', 'fr', 'S', 'T', 3, 'refused')`.execute(
			tx
		);
		await sql`insert into stage.reply_request (id, name, contact, concerns, received_on) values (gen_random_uuid(), 'N', 'C', 'Q', current_date)`.execute(
			tx
		);
	});
});

const paths = async (role: 'admin' | 'partner') =>
	(await waitsFor(viewer(role))).map(({ path, count }) => [path, count]);

test('what waits is told with its figure to whoever may act on it, and to nobody else', async () => {
	expect(await paths('admin')).toEqual([
		['/desk/outbox?state=failed', 1],
		['/desk/claims', 1],
		['/desk/reports?state=open', 1],
		['/desk/trade/replies', 1]
	]);
	expect(await paths('partner')).toEqual([]);
});

test('nothing waits in a section that is off, nor what was answered', async () => {
	await transaction(async (tx) => {
		await keepSetting(tx, 'sections', { stage: false });
		await tellSettings(tx, null);
		await sql`update network.claim set state = 'refused', decided_at = now()`.execute(tx);
	});
	expect((await paths('admin')).map(([path]) => path)).toEqual([
		'/desk/outbox?state=failed',
		'/desk/reports?state=open'
	]);
	await sql`update kernel.mail set sent_at = now()`.execute(db);
	expect((await paths('admin')).map(([path]) => path)).toEqual(['/desk/reports?state=open']);
});
