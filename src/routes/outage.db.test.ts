import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { addNews } from '#editorial/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { creditsIn } from '#network/desk/gallery/work.server.ts';
import { organizationBySlug } from '#network/server';
import { book } from '#participation/server';
import { by, open, settleIn } from '../../claims/support/hub.ts';
import { testDatabase, untold } from '../../tests/support/database.ts';
import { mayReport } from '../nouns.ts';
import { load as person } from './(coulisses)/desk/people/[id]/+page.server.ts';
import { load as piece } from './(public)/news/[slug]/+page.server.ts';

const fr = (text: string) => ({ source: 'fr', fr: text }) as const;
let viewer: Viewer;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests that is long', '.');
	await settleIn();
	const known = { name: 'Zoé Delvaux', email: 'zoe@example.org', locale: 'fr' } as const;
	const id = await transaction((tx) => findOrMakePerson(tx, known));
	viewer = { ...known, id, roles: [{ role: 'admin', scope: null }], secondFactor: true, sessionId: 'session' };
});

/** What a look comes to while a table cannot be read. */
async function without(table: string, look: () => unknown): Promise<unknown> {
	const name = table.split('.')[1] ?? '';
	await sql`alter table ${sql.table(table)} rename to away`.execute(db);
	try {
		return await Promise.resolve(look()).then(
			() => 'an answer',
			(error: { code?: string }) => error.code
		);
	} finally {
		await sql`alter table ${sql.table(table.replace(name, 'away'))} rename to ${sql.id(name)}`.execute(db);
	}
}

const NO_SUCH_TABLE = '42P01';

test('a piece of news does not lose its organisation when the directory cannot be read', async () => {
	const { id: organization } = await organizationBySlug('hub');
	const told = { slug: 'ouverture', title: fr('Titre'), summary: fr('Résumé'), body: fr('Corps'), picture: null };
	const given = { ...told, sectors: [], organization, authorShown: false, publishedAt: new Date(0) };
	await transaction((tx) => addNews(tx, given, by));
	const shown = () => piece({ params: { slug: 'ouverture' }, locals: { locale: 'fr' } } as never);
	expect(await shown()).toMatchObject({ organization: 'La Maison' });
	expect(await without('network.organization', shown)).toBe(NO_SUCH_TABLE);
});

test('the team is not told that a séance is gone when the agenda cannot be read', async () => {
	const seance = await open('cafe');
	const { name, email, locale } = { ...viewer, email: viewer.email ?? '' };
	const request = { name, email, locale, seats: [{ name: undefined }], idempotencyKey: newId() };
	const actor = ref('person', viewer.id);
	await book(request, {
		...{ subject: ref('occurrence', seance.id), kind: 'rsvp', actor, source: 'web' },
		pools: [seance.pool]
	});
	const shown = () =>
		person({
			params: { id: viewer.id },
			locals: { viewer, locale: 'fr' },
			url: new URL('https://hub.example/')
		} as never);
	expect(await shown()).toMatchObject({ registrations: [{ occurrence: seance.id }] });
	expect(await without('agenda.offering', shown)).toBe(NO_SUCH_TABLE);
	await untold((tx) => sql`update agenda.offering set published_at = null`.execute(tx));
	expect(await shown()).toMatchObject({ registrations: [{ occurrence: null }] });
});

test('nobody is unknown or hidden because profiles cannot be read', async () => {
	const credit = { name: 'Ada', role: 'Code', who: '/people/ada', linked: '' };
	const credited = () => creditsIn({ credits: [credit] } as never, [], viewer);
	expect(await Promise.resolve(credited()).catch(({ code }) => code)).toBe('gallery_credit_unknown');
	expect(await without('network.profile', credited)).toBe(NO_SUCH_TABLE);
	const reporting = () => mayReport('person', newId(), { name: 'Ada', path: '/people/ada', shown: true }, null);
	expect(await reporting()).toBe(false);
	expect(await without('network.profile', reporting)).toBe(NO_SUCH_TABLE);
});
