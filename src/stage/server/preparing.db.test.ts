import { beforeAll, expect, test } from 'vitest';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOrganization, organizationBySlug } from '#network/server';
import { testDatabase } from '../../../tests/support/database.ts';
import type { NewStation, Settings } from '../preparing.schema.ts';
import type { CueContent } from '../room/orders.schema.ts';
import { codeCounts, forgetCodes, hashOfCode, makeCodes } from './codes.ts';
import { crewOf, join, leave, postsOf, showActObject } from './crew.ts';
import { addFilm } from './film/films.ts';
import { allShows } from './list.ts';
import { stage } from './module.ts';
import { type FilmsOf, makeShow, settingsOf, setUp, undoSettings, unmakeShow } from './preparing.ts';
import { appendRundown, editRundown, rundownOf, undoRundown } from './rundown.ts';
import { showById } from './shows.ts';
import { addStation, allStations, changeStation, stationForm, trashStation, undoStation } from './stations.ts';
import { within } from './tables.ts';

const by = { actor: null, source: 'desk' } as const;
const words = (fr: string) => ({ source: 'fr', fr }) as const;
const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
let turn = 0;

beforeAll(async () => {
	await testDatabase();
	await transaction((tx) => addOrganization(tx, { ...organizationOf('hub'), kind: 'hub' }, by));
});

const organizationOf = (slug: string) =>
	({
		...{ locality: 'Mons', lat: null, lon: null, fictional: true, formerNames: [], sectors: [], sources: [] },
		...{ website: null, founded: null, status: null, statusAsOf: null },
		...{ slug, name: `Ceux de ${slug}`, kind: 'company' as const, sentence: words('Une phrase.') }
	}) as const;

const station = (more: Partial<NewStation> = {}): NewStation => ({
	...{ name: 'Canal', slug: `canal-${++turn}`, organization: null, locale: 'fr', delayMs: 6000 },
	theme: { primary: '#5b2a6e', onPrimary: '#ffffff', ground: '#15171c', onGround: '#ffffff', mark: 'CV' },
	...more
});

/** A published show on one station, which begins in an hour. */
async function made() {
	return transaction(async (tx) => {
		const slug = `emission-${++turn}`;
		const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], body: null };
		const told = { title: words(`Titre ${slug}`), summary: words('Résumé.') };
		const offering = await writeOffering(tx, {
			slug,
			kind: 'show',
			area: 'stage',
			organization: 'hub',
			...blank,
			...told
		});
		await publishOffering(tx, offering, by);
		const startsAt = new Date(Date.now() + 3_600_000);
		const when = {
			startsAt,
			endsAt: new Date(startsAt.getTime() + 3_600_000),
			timeZone: 'Europe/Brussels',
			place: null
		};
		const { id } = await schedule(tx, offering, { ...when, capacity: null, waiting: false, offerMinutes: null }, by);
		const channel = await addStation(tx, station());
		return { channel, seance: id, show: await makeShow(tx, id, [channel], by) };
	});
}

const person = (name: string) =>
	transaction((tx) => findOrMakePerson(tx, { name, email: `${name}${++turn}@example.org`, locale: 'fr' }));

const poll: CueContent = {
	...{ kind: 'poll', form: 'choice', question: words('Oui ?'), options: [words('Oui'), words('Non')] },
	...{ most: 1, points: 5, results: 'voted', coded: true, right: [], explanation: null, onAir: true, seconds: 0 }
};
const segment = (fr: string) => ({ title: words(fr), seconds: 60, note: null });

test('a séance becomes a show once, and is listed for those who may see it', async () => {
	const { channel, seance, show } = await made();
	expect(await transaction((tx) => makeShow(tx, seance, [], by))).toBe(show);
	expect((await showById(show)).stations).toMatchObject([{ id: channel, delayMs: 6000 }]);
	const hub = (await organizationBySlug('hub')).id;
	const asked = {
		q: 'TITRE',
		state: 'coming',
		station: channel,
		sort: 'date',
		descending: false,
		locale: 'fr'
	} as const;
	const list = (only: { organizations: string[]; shows: string[] } | null) =>
		allShows({ ...asked, only }).then((rows) => rows.map(({ id }) => id));
	expect(await list(null)).toEqual([show]);
	expect(await list({ organizations: [hub], shows: [] })).toEqual([show]);
	expect(await list({ organizations: [], shows: [show] })).toEqual([show]);
	expect(await list({ organizations: [newId()], shows: [] })).toEqual([]);
	await transaction((tx) => unmakeShow(tx, show, by));
	expect(await list(null)).toEqual([]);
});

test('settings are undone, and what is not there is refused', async () => {
	const { channel, show } = await made();
	const before = await settingsOf(show);
	const set = (more: Partial<Settings>) => code(transaction((tx) => setUp(tx, show, { ...before, ...more }, by, null)));
	expect(await set({ stations: [newId()] })).toBe('stage_station_gone');
	expect(await set({ film: newId() })).toBe('stage_film_gone');
	const second = await transaction((tx) => addStation(tx, station()));
	expect(
		await set({ stations: [second, channel], chat: 'live', hlsUrl: 'https://video.exemple.be/a.m3u8' })
	).toBeNull();
	expect(await settingsOf(show)).toMatchObject({ stations: [second, channel], chat: 'live' });
	// a station that went into the trash stays with the shows that have it
	await transaction((tx) => trashStation(tx, second, true));
	expect(await set({ stations: [channel, second] })).toBeNull();
	await transaction((tx) => undoSettings(tx, show, by, null));
	await transaction((tx) => undoSettings(tx, show, by, null));
	expect(await settingsOf(show)).toEqual(before);
	await expect(transaction((tx) => undoSettings(tx, show, by, null))).rejects.toMatchObject({
		code: 'kernel_nothing_to_undo'
	});
});

test('a show is made of films of those who set it up, or of what it shows already: no other becomes public by its id', async () => {
	const { show } = await made();
	const before = await settingsOf(show);
	const [mine, theirs] = await Promise.all([filmOf('nous'), filmOf('eux')]);
	const hubs = await filmOf(null);
	const set = (more: Partial<Settings>, films: FilmsOf) =>
		code(transaction((tx) => setUp(tx, show, { ...before, ...more }, by, films)));
	for (const foreign of [theirs.film, hubs.film]) {
		expect(await set({ trailer: foreign }, [mine.organization])).toBe('stage_film_gone');
		expect(await set({ film: foreign }, [mine.organization])).toBe('stage_film_gone');
	}
	expect(await settingsOf(show)).toEqual(before);
	expect(await set({ film: mine.film }, [mine.organization])).toBeNull();
	// the team has given it a trailer: that stays when the host saves, and she does not bring it back
	expect(await set({ film: mine.film, trailer: hubs.film }, null)).toBeNull();
	expect(await set({ film: mine.film, trailer: hubs.film, chat: 'live' }, [mine.organization])).toBeNull();
	expect(await set({ film: mine.film }, [mine.organization])).toBeNull();
	expect(await code(transaction((tx) => undoSettings(tx, show, by, [mine.organization])))).toBe('stage_film_gone');
	expect(await code(transaction((tx) => undoSettings(tx, show, by, null)))).toBeNull();
	expect((await settingsOf(show)).trailer).toBe(hubs.film);
});

/** A film of an organisation, or of the hub. */
async function filmOf(slug: string | null) {
	return transaction(async (tx) => {
		const organization = slug ? await addOrganization(tx, { ...organizationOf(slug) }, by) : '';
		const film = await addFilm(
			tx,
			{
				...{ title: 'Film', rights: null, broadcastOn: null, organization: organization || null },
				...{ form: 'as_is', bytes: 1, mediaType: 'video/mp4', state: 'ready' }
			},
			by
		);
		return { organization, film };
	});
}

test('a station is changed, undone and found again in the trash; its address is its own', async () => {
	const given = station();
	const id = await transaction((tx) => addStation(tx, given));
	expect(await code(transaction((tx) => addStation(tx, station({ slug: given.slug }))))).toBe('stage_slug_taken');
	await transaction((tx) => changeStation(tx, id, { ...given, name: 'Autre' }, by));
	await transaction((tx) => undoStation(tx, id, by));
	expect(await stationForm(id)).toMatchObject({ name: 'Canal', theme: given.theme });
	await transaction((tx) => trashStation(tx, id, true));
	const trash = { q: given.slug, state: 'trash', organizations: null, sort: 'name', descending: false } as const;
	expect(await allStations(trash)).toMatchObject([{ id, shows: 0 }]);
	expect(await allStations({ ...trash, state: '' })).toEqual([]);
});

test('a rundown is written, changed and undone as it was; codes hold a poll fast', async () => {
	const { show } = await made();
	const edit = (change: Parameters<typeof editRundown>[2]) => transaction((tx) => editRundown(tx, show, change, null));
	const [first] = await edit({ do: 'addSegment', segment: segment('Ouverture') });
	const [, second] = await edit({ do: 'addSegment', segment: segment('Suite') });
	const id = first?.id ?? '';
	const [withPoll] = await edit({ do: 'addCue', segment: id, content: poll });
	const cue = withPoll?.cues[0]?.id ?? '';
	await edit({ do: 'addCue', segment: id, content: { kind: 'result', poll: cue, seconds: 8 } });
	expect(await code(edit({ do: 'addCue', segment: id, content: { kind: 'result', poll: newId(), seconds: 0 } }))).toBe(
		'stage_poll_gone'
	);
	const before = await rundownOf(show);
	await edit({ do: 'sendCue', id: cue, segment: second?.id ?? '' });
	await edit({ do: 'removeSegment', id });
	expect((await rundownOf(show)).map(({ cues }) => cues.length)).toEqual([1]);
	for (let step = 0; step < 2; step++) await transaction((tx) => undoRundown(tx, show));
	expect(await rundownOf(show)).toEqual(before);
	const codes = await transaction((tx) => makeCodes(tx, show, cue, 40));
	expect(new Set(codes).size).toBe(40);
	expect(codes[0]).toMatch(/^[34679A-Y]{4}-[34679A-Y]{4}$/);
	expect(hashOfCode(codes[0] ?? '')).toEqual(hashOfCode(` ${codes[0]?.toLowerCase().replace('-', ' ')}`));
	expect((await codeCounts(show)).get(cue)).toBe(40);
	expect(await code(edit({ do: 'removeCue', id: cue }))).toBe('stage_codes_made');
	await transaction((tx) => forgetCodes(tx, show, cue));
	await edit({ do: 'removeCue', id: cue });
	expect((await rundownOf(show)).flatMap(({ cues }) => cues)).toEqual([]);
	const other = await made();
	await transaction((tx) => appendRundown(tx, other.show, before, null));
	const copy = await rundownOf(other.show);
	expect(copy[0]?.cues[1]?.content).toMatchObject({ kind: 'result', poll: copy[0]?.cues[0]?.id });
});

test('posts open a show to who has them, and go with the station', async () => {
	const { channel, show } = await made();
	const zoe = await person('zoe');
	const put = (station: string | null) =>
		transaction((tx) => join(tx, show, { person: zoe, post: 'moderator', station }));
	expect(await code(put(newId()))).toBe('stage_station_elsewhere');
	await put(channel);
	await transaction((tx) => join(tx, show, { person: zoe, post: 'presenter', station: null }));
	expect((await postsOf(show, zoe)).toSorted()).toEqual(['moderator', 'presenter']);
	expect(await showActObject(await showById(show), null)).toMatchObject({ posts: [] });
	await transaction(async (tx) => setUp(tx, show, { ...(await settingsOf(show, tx)), stations: [] }, by, null));
	expect(await crewOf(show)).toContainEqual({ person: zoe, post: 'moderator', station: null });
	await transaction((tx) => leave(tx, show, zoe, 'moderator'));
	expect(await postsOf(show, zoe)).toEqual(['presenter']);
});

test('who is erased leaves no word, neither in messages nor in the log nor on the picture', async () => {
	const { show } = await made();
	const [nadia, other] = [await person('nadia'), await person('noe')];
	const [room, message] = [newId(), newId()];
	const said = { name: 'Nadia', text: 'Une question bien à moi' };
	const entries = [
		{ kind: 'asked', message: { id: message, ...said, station: null, origin: 'here' } },
		{
			kind: 'taken',
			layer: 'lower',
			graphic: { name: 'question', data: { ...said, votes: 3 } },
			cue: null,
			until: null
		},
		{ kind: 'taken', layer: 'full', graphic: { name: 'title', data: { text: 'Nadia' } }, cue: null, until: null }
	];
	await transaction(async (tx) => {
		const tables = within(tx);
		const now = new Date();
		await tables.insertInto('stage.room').values({ id: room, show, purpose: 'air', openedAt: now }).execute();
		const sent = { id: message, room, kind: 'question', state: 'shown', saidAt: now, ...said } as const;
		await tables
			.insertInto('stage.message')
			.values({ ...sent, person: nadia, decidedBy: other })
			.execute();
		const rows = entries.map((body, at) => ({ room, version: at + 1, at: now, body: JSON.stringify(body) }));
		await tables.insertInto('stage.entry').values(rows).execute();
		await join(tx, show, { person: nadia, post: 'director', station: null });
	});
	expect((await stage.export?.(nadia))?.messages).toMatchObject([{ text: said.text }]);
	const [into] = [await person('nadia')];
	await transaction(async (tx) => stage.merge?.(tx, { kind: 'person', id: nadia }, { kind: 'person', id: into }));
	expect(await postsOf(show, into)).toEqual(['director']);
	await transaction(async (tx) => {
		await stage.erase?.(tx, into);
		await stage.erase?.(tx, other);
	});
	const bodies = await within(db)
		.selectFrom('stage.entry')
		.select('body')
		.where('room', '=', room)
		.orderBy('version')
		.execute();
	expect(JSON.stringify(bodies)).not.toContain(said.text);
	expect(bodies.map(({ body }) => body)).toMatchObject([
		{ message: { name: '—', text: '—' } },
		{ graphic: { data: { name: '—', text: '—', votes: 3 } } },
		// somebody else's words
		{ graphic: { data: { text: 'Nadia' } } }
	]);
	const kept = await within(db).selectFrom('stage.message').selectAll().where('id', '=', message).executeTakeFirst();
	expect(kept).toMatchObject({ name: '—', text: '—', person: null, decidedBy: null });
	expect(await crewOf(show)).toEqual([]);
});
