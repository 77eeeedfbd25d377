import { beforeAll, expect, test } from 'vitest';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import type { Post, Role, Viewer } from '#kernel/identity/index.ts';
import type { Act } from '#kernel/identity/policy.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOrganization, organizationBySlug } from '#network/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import { showActs } from '../../acts.ts';
import { join, makeShow } from '../../server/index.ts';
import { requireShow, requireShows } from './show.server.ts';

const by = { actor: null, source: 'desk' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
let turn = 0;

beforeAll(async () => {
	await testDatabase();
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true, formerNames: [], sectors: [], sources: [] };
	const nothing = { website: null, founded: null, status: null, statusAsOf: null, sentence: words('Inventée.') };
	await transaction((tx) => addOrganization(tx, { ...known, ...nothing, slug: 'hub', name: 'Hub', kind: 'hub' }, by));
});

const made = () =>
	transaction(async (tx) => {
		const slug = `emission-${++turn}`;
		const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], body: null };
		const told = { title: words('Titre'), summary: words('Résumé.'), organization: 'hub' };
		const offering = await writeOffering(tx, { slug, kind: 'show', area: 'stage', ...blank, ...told });
		await publishOffering(tx, offering, by);
		const startsAt = new Date(Date.now() + 3_600_000);
		const endsAt = new Date(startsAt.getTime() + 3_600_000);
		const when = { startsAt, endsAt, timeZone: 'Europe/Brussels', place: null };
		const { id } = await schedule(tx, offering, { ...when, capacity: null, waiting: false, offerMinutes: null }, by);
		return makeShow(tx, id, [], by);
	});

async function somebody(roles: Role[] = []): Promise<Viewer> {
	const email = `personne${++turn}@example.org`;
	const id = await transaction((tx) => findOrMakePerson(tx, { name: 'Zoé', email, locale: 'fr' }));
	return { id, name: 'Zoé', email, locale: 'fr', roles, secondFactor: false, sessionId: newId() };
}

const put = (show: string, { id: person }: Viewer, post: Post) =>
	transaction((tx) => join(tx, show, { person, post, station: null }));

const asked = (viewer: Viewer | null, show = '') => ({
	locals: { viewer, locale: 'fr' } as App.Locals,
	url: new URL('http://localhost/fr/coulisses/emissions'),
	params: { show }
});
const answer = (act: Promise<unknown>) =>
	act.then(
		() => 200,
		(error: { status: number }) => error.status
	);

test('a post opens its own show, as far as the post goes, and no other', async () => {
	const [show, other] = [await made(), await made()];
	const acts: Act[] = [showActs.present, showActs.moderate, showActs.direct, showActs.edit];
	const open = async (post: Post) => {
		const viewer = await somebody();
		await put(show, viewer, post);
		expect(await answer(requireShow(asked(viewer, other), showActs.present))).toBe(404);
		expect((await requireShows(asked(viewer))).only).toEqual({ organizations: [], shows: [show] });
		return Promise.all(acts.map((act) => answer(requireShow(asked(viewer, show), act))));
	};
	expect(await open('presenter')).toEqual([200, 404, 404, 404]);
	expect(await open('moderator')).toEqual([200, 200, 404, 404]);
	expect(await open('director')).toEqual([200, 200, 200, 404]);
});

test('a stranger finds nothing, a visitor goes to sign in, whoever answers for the organisation sees its shows', async () => {
	const show = await made();
	const stranger = await somebody();
	expect(await answer(requireShows(asked(stranger)))).toBe(404);
	expect(await answer(requireShow(asked(stranger, show), showActs.present))).toBe(404);
	expect(await answer(requireShow(asked(null, show), showActs.present))).toBe(303);
	const hub = (await organizationBySlug('hub')).id;
	const host = await somebody([{ role: 'director', scope: { kind: 'organization', id: hub } }]);
	expect(await answer(requireShow(asked(host, show), showActs.edit))).toBe(200);
	expect((await requireShows(asked(host))).only).toEqual({ organizations: [hub], shows: [] });
	// the team needs its second factor here too
	const coordinator = await somebody([{ role: 'coordinator', scope: null }]);
	expect(await answer(requireShow(asked(coordinator, show), showActs.present))).toBe(303);
	expect((await requireShows(asked({ ...coordinator, secondFactor: true }))).only).toBeNull();
});
