import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { localOf } from '#kernel/server/clock.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { bookingsFor } from '#participation/server';
import { testDatabase } from '../../../tests/support/database.ts';
import type { NewOffering, NewSeries } from '../index.ts';
import { by, factsOf, ground, inHours, offering, publish, request, when } from './agenda.fixture.ts';
import {
	bookedOccurrence,
	type ChangedOccurrence,
	changeOccurrences,
	duplicateOffering,
	feed,
	freeSlug,
	occurrence,
	occurrencesToEdit,
	offeringBySlug,
	offeringToEdit,
	onlineAddress,
	programme,
	publishOffering,
	register,
	registerByHand,
	removeOccurrence,
	restoreOffering,
	rewriteOffering,
	schedule,
	scheduleSeries,
	trashOffering,
	undoRewriting,
	unpublishOffering,
	upcoming,
	writeOffering
} from './index.ts';

const web = { actor: null, source: 'web' } as const;
const zone = 'Europe/Brussels';
const act = <Result>(what: (tx: Tx) => Promise<Result>): Promise<Result> => transaction(what);
const code = (what: Promise<unknown>) =>
	what.then(
		() => null,
		(error: { code: string }) => error.code
	);
const draft = (slug: string, more: Partial<NewOffering> = {}) => act((tx) => writeOffering(tx, offering(slug, more)));
const open = (slug: string, more: Partial<NewOffering> = {}) => act((tx) => publish(tx, offering(slug, more), by));
const plan = (id: string, hours: number, more: object = {}) => act((tx) => schedule(tx, id, when(hours, more), by));
const series = (id: string, more: Partial<NewSeries> = {}) =>
	act((tx) =>
		scheduleSeries(
			tx,
			id,
			{
				...{ rule: 'FREQ=WEEKLY;COUNT=6', startsLocal: '2027-03-10T18:30', minutes: 120, timeZone: zone },
				...{ place: 'quai', capacity: 5, waiting: true, offerMinutes: null, ...more }
			},
			by
		)
	);

beforeAll(async () => {
	const { connection } = await testDatabase();
	openSecret('a secret for the tests', '');
	prepareJobs(connection);
	await ground();
});
afterAll(stopJobs);

test('a draft is nowhere before it is published, and its editors find it at its address', async () => {
	const id = await draft('quiet');
	const { id: seance } = await plan(id, 24);
	const seen = async () => [
		await code(offeringBySlug('quiet')),
		await code(occurrence(seance)),
		(await upcoming({ from: new Date(), limit: 500 })).some((one) => one.offering.id === id),
		(await feed('fr')).body.includes(seance),
		await code(register(request(), seance, web))
	];
	expect(await seen()).toEqual(['kernel_missing', 'kernel_missing', false, false, 'kernel_missing']);
	const { organization } = await offeringToEdit(id);
	const found = await offeringBySlug('quiet', { shows: (one) => one === organization.id });
	expect([found.offering.publishedAt, found.coming.length]).toEqual([null, 1]);
	expect(await factsOf('offering', id)).toMatchObject([{ verb: 'agenda.scheduled' }]);
	await act((tx) => publishOffering(tx, id, by));
	await act((tx) => publishOffering(tx, id, by));
	expect(await seen()).toEqual([null, null, true, true, null]);
	expect((await factsOf('offering', id)).filter(({ verb }) => verb === 'agenda.published')).toHaveLength(1);
	expect(await code(act((tx) => unpublishOffering(tx, id, by)))).toBe('agenda_unpublish_booked');
});

test('an edit is undone to what was before, edit after edit, but for whom to ask', async () => {
	const id = await open('undone', { contact: 'info@hub.example', price: { source: 'fr', fr: '5 €' } });
	const whole = async () => (await offeringToEdit(id)).given;
	const first = await whole();
	const second = {
		...first,
		title: { source: 'fr', fr: 'Autre titre', en: 'Another' },
		...{ price: null, formatted: true },
		maxAge: 12
	} as const;
	const change = (given: NewOffering) => act((tx) => rewriteOffering(tx, id, given, by));
	await change(second);
	await change(second);
	expect(await whole()).toEqual(second);
	const third = { ...second, sectors: [], contact: 'zoe@example.org' };
	await change({ ...third, accessNotes: { source: 'fr', fr: 'Ascenseur' } });
	await act((tx) => undoRewriting(tx, id, by));
	expect(await whole()).toEqual({ ...second, contact: 'zoe@example.org' });
	await act((tx) => undoRewriting(tx, id, by));
	expect(await whole()).toEqual({ ...first, contact: 'zoe@example.org' });
	expect(await code(act((tx) => undoRewriting(tx, id, by)))).toBe('kernel_nothing_to_undo');
	const verbs = (await factsOf('offering', id)).map(({ verb, detail }) => [verb, detail]);
	expect(verbs.slice(1)).toEqual([
		['agenda.rewritten', { fields: 4 }],
		['agenda.rewritten', { fields: 3 }],
		['agenda.rewriting_undone', {}],
		['agenda.rewriting_undone', {}]
	]);
});

test('an address that is taken, a sector or an organisation that is not there is refused, and nothing changes', async () => {
	const id = await draft('strict');
	await draft('taken');
	const { given } = await offeringToEdit(id);
	const attempt = (more: object) => code(act((tx) => rewriteOffering(tx, id, { ...given, ...more }, by)));
	expect(await attempt({ slug: 'taken' })).toBe('agenda_slug_taken');
	expect(await attempt({ sectors: ['alchemy'] })).toBe('network_sector_unknown');
	expect(await attempt({ organization: 'nobody' })).toBe('kernel_missing');
	expect((await offeringToEdit(id)).given).toEqual(given);
	expect(await freeSlug({ source: 'fr', fr: 'Täken !' })).toBe('taken-2');
	expect(await freeSlug({ source: 'fr', fr: '???' })).toBe('a');
});

test('the trash refuses what is booked unless that is called off; from the trash it comes back as a draft', async () => {
	const id = await open('thrown');
	const [booked, empty] = [await plan(id, 24), await plan(id, 48)];
	await register(request(), booked.id, web);
	expect(await code(act((tx) => trashOffering(tx, id, by)))).toBe('agenda_trash_booked');
	await act((tx) => trashOffering(tx, id, by, { callOff: true }));
	expect(await code(occurrence(booked.id))).toBe('kernel_missing');
	expect((await bookedOccurrence(booked.id)).occurrence.status).toBe('cancelled');
	expect((await bookedOccurrence(empty.id)).occurrence.status).toBe('scheduled');
	expect((await bookingsFor(ref('occurrence', booked.id)))[0]?.seats[0]?.state).toBe('cancelled');
	expect((await feed('fr')).body).not.toContain(empty.id);
	expect(await code(act((tx) => publishOffering(tx, id, by)))).toBe('agenda_in_trash');
	await act((tx) => restoreOffering(tx, id, by));
	expect((await offeringToEdit(id)).state).toBe('draft');
	await act((tx) => publishOffering(tx, id, by));
	expect((await offeringBySlug('thrown')).coming).toHaveLength(2);
});

test('a copy is a draft with the same words, another address and no séance', async () => {
	const id = await open('model', { title: { source: 'fr', fr: 'Modèle', en: 'Model' } });
	await plan(id, 24);
	const copy = await offeringToEdit(await act((tx) => duplicateOffering(tx, id)));
	const { given } = await offeringToEdit(id);
	expect(copy).toMatchObject({
		state: 'draft',
		given: { slug: 'modele', title: { fr: 'Modèle (copie)', en: 'Model (copy)' } }
	});
	expect({ ...copy.given, slug: given.slug, title: given.title }).toEqual(given);
	expect(await occurrencesToEdit(copy.id)).toEqual([]);
});

test('a series is séances with a life of their own; where it is online is told to those who registered only', async () => {
	const id = await open('serial');
	const online = { mode: 'hybrid', onlineUrl: 'https://meet.example/secret' } as const;
	const { recurrence, occurrences } = await series(id, { ...online, skip: ['2027-03-24'] });
	const made = await occurrencesToEdit(id);
	expect(made.map(({ id }) => id)).toEqual(occurrences);
	expect(made.map(({ startsAt }) => localOf(startsAt, zone))).toEqual(
		['03-10', '03-17', '03-31', '04-07', '04-14'].map((day) => `2027-${day}T18:30`)
	);
	expect(new Set(made.map(({ pool }) => pool)).size).toBe(5);
	expect(made[0]).toMatchObject({ recurrence, onlineUrl: online.onlineUrl, mode: 'hybrid', places: { taken: 0 } });
	expect(JSON.stringify(await offeringBySlug('serial'))).not.toContain('secret');
	expect((await feed('fr')).body).not.toContain('secret');
	expect(await onlineAddress(made[0]?.id ?? '')).toBe(online.onlineUrl);
	expect(await code(series(id, { rule: 'FREQ=DAILY;COUNT=401' }))).toBe('kernel_rule_long');
	expect(await occurrencesToEdit(id)).toHaveLength(5);
});

const formOf = (one: Awaited<ReturnType<typeof occurrencesToEdit>>[number], more: Partial<ChangedOccurrence> = {}) => ({
	startsLocal: localOf(one.startsAt, zone),
	endsLocal: localOf(one.endsAt, zone),
	place: one.place?.slug ?? null,
	space: one.space?.slug ?? null,
	mode: one.mode,
	onlineUrl: one.onlineUrl,
	theme: one.theme,
	capacity: one.places.capacity,
	waiting: one.places.waitingList,
	...more
});

test('a change of one, of those that follow or of all keeps each séance, its bookings and its clock', async () => {
	const id = await open('moved-series');
	await series(id);
	const before = await occurrencesToEdit(id);
	const [, second, third] = before;
	if (!second || !third) throw new Error('no series');
	const booked = await register(request(), third.id, web);
	const change = (at: typeof second, reach: 'one' | 'following' | 'coming', more: Partial<ChangedOccurrence>) =>
		act((tx) => changeOccurrences(tx, at.id, reach, formOf(at, more), by));
	expect(await change(second, 'one', { theme: { source: 'fr', fr: 'Les robots' } })).toBe(1);
	const later = { startsLocal: '2027-03-25T19:00', endsLocal: '2027-03-25T20:30' };
	expect(await change(third, 'following', { ...later, place: 'halle', capacity: 9 })).toBe(4);
	const after = await occurrencesToEdit(id);
	expect(after.map(({ id, pool }) => [id, pool])).toEqual(before.map(({ id, pool }) => [id, pool]));
	expect(
		after.map((one) => `${localOf(one.startsAt, zone)}–${localOf(one.endsAt, zone).slice(11)} ${one.place?.slug}`)
	).toEqual([
		'2027-03-10T18:30–20:30 quai',
		'2027-03-17T18:30–20:30 quai',
		'2027-03-25T19:00–20:30 halle',
		'2027-04-01T19:00–20:30 halle',
		'2027-04-08T19:00–20:30 halle',
		'2027-04-15T19:00–20:30 halle'
	]);
	expect(after.map(({ places }) => places.capacity)).toEqual([5, 5, 9, 9, 9, 9]);
	expect(after.map(({ theme }) => theme?.fr)).toEqual([
		undefined,
		'Les robots',
		undefined,
		undefined,
		undefined,
		undefined
	]);
	const [kept] = await bookingsFor(ref('occurrence', third.id));
	expect(kept?.seats).toEqual(booked.seats);
	const again = (await occurrencesToEdit(id))[2];
	if (!again) throw new Error('no séance');
	expect(await change(again, 'coming', {})).toBe(6);
	const told = (await factsOf('offering', id)).filter(({ verb }) => verb === 'agenda.rescheduled');
	expect(told.map(({ object }) => object.id)).toEqual(after.slice(2).map(({ id }) => id));
	expect(await code(change(again, 'one', { capacity: 0 }))).toBe('participation_capacity_taken');
});

test('what nobody booked can be taken away, what somebody booked only called off', async () => {
	const id = await open('removed');
	const [empty, booked] = [await plan(id, 24), await plan(id, 30)];
	await register(request(), booked.id, web);
	await act((tx) => removeOccurrence(tx, empty.id, by));
	expect((await occurrencesToEdit(id)).map((one) => one.id)).toEqual([booked.id]);
	expect(await code(act((tx) => removeOccurrence(tx, booked.id, by)))).toBe('agenda_remove_booked');
	expect(await code(act((tx) => removeOccurrence(tx, empty.id, by)))).toBe('kernel_missing');
});

test('nobody registers here for what one registers for elsewhere', async () => {
	const id = await open('elsewhere', { registration: 'external', externalUrl: 'https://tickets.example/7' });
	expect(await code(register(request(), (await plan(id, 24)).id, web))).toBe('agenda_registers_elsewhere');
	expect((await offeringBySlug('elsewhere')).offering.externalUrl).toBe('https://tickets.example/7');
});

test('one registers between the times that are set for it; a change of a series has them as many days before each', async () => {
	const id = await open('window');
	await series(id);
	const [first] = await occurrencesToEdit(id);
	if (!first) throw new Error('no series');
	const set = (opens: number, closes: number, reach: 'one' | 'following' = 'one') => {
		const window = { registrationFrom: inHours(opens), registrationUntil: inHours(closes) };
		return act((tx) => changeOccurrences(tx, first.id, reach, formOf(first, window), by));
	};
	await set(2, 5, 'following');
	const [one, two] = await occurrencesToEdit(id);
	expect(Number(two?.registrationFrom) - Number(one?.registrationFrom)).toBe(7 * 86_400_000);
	expect(await code(register(request(), first.id, web))).toBe('agenda_registration_early');
	await set(-5, -2);
	expect(await code(register(request(), first.id, web))).toBe('agenda_registration_late');
	await registerByHand(request('by.hand@example.org'), first.id, { source: 'desk' });
	await set(-5, 5);
	expect(await code(register(request(), first.id, web))).toBeNull();
});

test('the list of those who make it finds by words, organisation, state and time, page by page', async () => {
	const id = await draft('listed', { title: { source: 'fr', fr: 'Fête de l’Été', en: 'Summer' }, kind: 'festival' });
	await open('past-one', { kind: 'festival' }).then((one) => plan(one, -48));
	const { organization } = await offeringToEdit(id);
	const ask = async (more: object) => {
		const all = { organizations: null, sort: 'title', descending: false, locale: 'fr', limit: 50, offset: 0 } as const;
		const { rows, total } = await programme({ ...all, kind: 'festival', ...more });
		return [total, ...rows.map(({ slug }) => slug)];
	};
	expect(await ask({})).toEqual([2, 'listed', 'past-one']);
	expect(await ask({ limit: 1, offset: 1 })).toEqual([2, 'past-one']);
	expect(await ask({ text: 'ETE fete' })).toEqual([1, 'listed']);
	expect(await ask({ text: 'resume', organizations: [organization.id] })).toEqual([2, 'listed', 'past-one']);
	expect(await ask({ organizations: [] })).toEqual([0]);
	expect(await ask({ state: 'draft' })).toEqual([1, 'listed']);
	expect(await ask({ state: 'published', when: 'past' })).toEqual([1, 'past-one']);
	expect(await ask({ when: 'undated' })).toEqual([1, 'listed']);
	expect(await ask({ sector: 'digital', sort: 'next', descending: true })).toEqual([2, 'listed', 'past-one']);
	await act((tx) => trashOffering(tx, id, by));
	expect([await ask({}), await ask({ state: 'trash' })]).toEqual([
		[1, 'past-one'],
		[1, 'listed']
	]);
});
