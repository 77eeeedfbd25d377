import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { offeringToEdit } from '#agenda/server';
import { keep as keepNews } from '#editorial/desk/news/news.server.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { markFiles, sweepFiles } from '#kernel/server/disk.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { savePlace } from '#network/desk/places/form.server.ts';
import { addOrganization } from '#network/server';
import { answerOf, sends, teamMember } from '#web/asked.fixture.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { actions as changed } from './(coulisses)/desk/activities/[id]/+page.server.ts';
import { actions as activities } from './(coulisses)/desk/activities/new/+page.server.ts';
import { actions as gallery } from './(coulisses)/desk/gallery/new/+page.server.ts';
import { actions as profile } from './(person)/me/profile/+page.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'valley-forms-'));
let admin: Viewer;

beforeAll(async () => {
	await testDatabase();
	openStorage(folder);
	await markFiles();
	admin = await teamMember('admin');
	const sentence = { source: 'fr', fr: 'Inventée.' } as const;
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true, formerNames: [], sectors: [], sources: [] };
	const nothing = { website: null, founded: null, status: null, statusAsOf: null, sentence };
	const by = { actor: null, source: 'desk' } as const;
	await transaction((tx) => addOrganization(tx, { ...known, ...nothing, slug: 'hub', name: 'Hub', kind: 'hub' }, by));
});
afterAll(() => rmSync(folder, { recursive: true }));

let turn = 40;
async function photo(): Promise<Blob> {
	const size = { width: ++turn, height: 40, channels: 3, background: '#2f7d57' } as const;
	return new Blob([await sharp({ create: size }).png().toBuffer()], { type: 'image/png' });
}

const kept = async (): Promise<number> =>
	(await sql<{ count: number }>`select count(*)::int as count from kernel.file`.execute(db)).rows[0]?.count ?? 0;

const activity = {
	title_fr: 'Atelier',
	summary_fr: 'Un résumé.',
	kind: 'workshop',
	area: 'agenda',
	organization: 'hub',
	registration: 'open'
};
const alt = { picture_alt_fr: 'Un carré vert' };
const later = () => new Date(Date.now() + 2 * 3_600_000);

test('what came with a form that is refused is not kept', async () => {
	const picture = await photo();
	const refusals = [
		keepNews(sends(admin, { picture, ...alt, title_fr: '' }), admin, null),
		gallery.default?.(sends(admin, { picture_0: picture, picture_0_alt_fr: 'Un carré', kind: 'none' })),
		profile.save?.(sends(admin, { picture, ...alt, website: 'https://' })),
		savePlace(sends(admin, { picture, ...alt, name: 'Salle', slug: 'Pas Une Adresse' }), null, admin),
		activities.create?.(sends(admin, { ...activity, title_fr: '', picture, ...alt }))
	];
	for (const refusal of refusals) expect(await answerOf(refusal)).toMatchObject({ status: 422 });
	expect(await kept()).toBe(0);
});

test('the picture of an activity waits for the next try of its form, and is kept with it', async () => {
	const before = await kept();
	const first = await answerOf(
		activities.create?.(sends(admin, { ...activity, title_fr: '', picture: await photo(), ...alt }))
	);
	const { typed } = first.data as never as { typed: { picture: { hash: string }; preview: string } };
	expect(typed.preview).toMatch(/^data:image\/webp;base64,/);
	const again = { ...activity, ...alt, picture_kept: JSON.stringify(typed.picture) };
	const made = await answerOf(activities.create?.(sends(admin, again)));
	const id = made.location?.match(/([0-9a-f-]{36})\?/)?.[1] ?? '';
	expect((await offeringToEdit(id)).given.picture).toMatchObject({ hash: typed.picture.hash });
	expect(await kept()).toBe(before + 1);
	const rewritten = { ...again, title_fr: 'Un autre titre' };
	expect(await answerOf(changed.save?.(sends(admin, rewritten, { id })))).toMatchObject({ status: 303 });
	expect(await kept()).toBe(before + 1);
});

test('a picture that waited too long is asked for again', async () => {
	const first = await answerOf(
		activities.create?.(sends(admin, { ...activity, title_fr: '', picture: await photo(), ...alt }))
	);
	const { typed } = first.data as never as { typed: { picture: object } };
	await sweepFiles(later());
	const late = { ...activity, ...alt, picture_kept: JSON.stringify(typed.picture) };
	const refused = await answerOf(activities.create?.(sends(admin, late)));
	expect(refused).toMatchObject({ status: 422, data: { typed: { picture: null } } });
	expect(Object.keys((refused.data as never as { problems: object }).problems)).toEqual(['picture']);
});

test('a picture that is taken is kept with what names it, drawn while no transaction is open', async () => {
	const before = await kept();
	const news = {
		title_fr: 'Nouvelle',
		summary_fr: 'Un résumé.',
		body_fr: 'Un texte.',
		publish: '',
		picture: await photo()
	};
	expect(await answerOf(keepNews(sends(admin, { ...news, ...alt }), admin, null))).toMatchObject({ status: 303 });
	const room = { name: 'Salle', picture: await photo(), ...alt };
	expect(await answerOf(savePlace(sends(admin, room), null, admin))).toMatchObject({ status: 303 });
	expect(await answerOf(profile.save?.(sends(admin, { picture: await photo(), ...alt })))).toMatchObject({
		status: 303
	});
	const work = { kind: 'game', title_fr: 'Jeu', summary_fr: 'Un jeu.', year: '2026', picture_0: await photo() };
	expect(
		await answerOf(
			gallery.default?.(
				sends(admin, { ...work, picture_0_alt_fr: 'Un carré', credit_name_0: 'Zoé', credit_role_0: 'dessin' })
			)
		)
	).toMatchObject({ status: 303 });
	expect(await kept()).toBe(before + 4);
});
