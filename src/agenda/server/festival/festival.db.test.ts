import { beforeAll, expect, test } from 'vitest';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { NewItem } from '../../festival/items.ts';
import { by, factsOf, ground, inHours, offering, publish, when } from '../agenda.fixture.ts';
import { agenda } from '../module.ts';
import { schedule } from '../occurrences.ts';
import { unpublishOffering } from '../publication.ts';
import { festivalCalendar } from './calendar.ts';
import { cancelItem, moveItem, planItem, rewriteItem, trashItem, undoItem } from './items.ts';
import { festivalBySlug, festivalProgramme, festivalTrash, hasProgramme } from './reading.ts';
import { choose, dropSelection, forgetSelections, newToken, selectionByLink, selectionOf } from './selections.ts';
import { addStage, addTrack, changeStage, changeTrack, raisePart, trashPart } from './stages.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const code = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
let turn = 0;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await ground();
});

/** A festival with two stages, a track and one item. */
async function made() {
	const slug = `fete-${++turn}`;
	return transaction(async (tx) => {
		const id = await publish(tx, offering(slug, { kind: 'festival' }), by);
		const hall = await addStage(tx, id, { name: words('Grande scène'), place: 'halle' }, by);
		const yard = await addStage(tx, id, { name: words('Cour'), place: null }, by);
		const track = await addTrack(tx, id, { label: words('Jeux'), area: 'stage' }, by);
		const item = await planItem(tx, id, given(hall, 24, 60, { track, people: 'Zoé, Noé' }), by);
		return { slug, id, hall, yard, track, item };
	});
}

const given = (stage: string, hours: number, minutes: number, more: Partial<NewItem> = {}): NewItem => ({
	...{ stage, track: null, title: words('Un concert'), summary: null, people: '', language: null, minAge: null },
	...{ url: null, occurrence: null },
	startsAt: inHours(hours),
	endsAt: new Date(inHours(hours).getTime() + minutes * 60_000),
	...more
});

test('a programme is read whole, in the order that the team gave it', async () => {
	const { slug, id, hall, yard, track, item } = await made();
	await transaction((tx) => raisePart(tx, 'stage', id, yard, by));
	const { programme } = await festivalBySlug(slug);
	expect(programme.stages.map((stage) => [stage.id, stage.place?.slug ?? null])).toEqual([
		[yard, null],
		[hall, 'halle']
	]);
	expect(programme.tracks).toMatchObject([{ id: track, area: 'stage' }]);
	expect(programme.items).toMatchObject([{ id: item, stage: hall, track, people: 'Zoé, Noé', revision: 0 }]);
	expect(await hasProgramme(id)).toBe(true);
	expect((await factsOf('item', item)).map(({ verb, detail }) => [verb, detail])).toEqual([
		['agenda.item_planned', { minutes: 60 }]
	]);
});

test('a stage of another festival, or one that is gone, takes nothing', async () => {
	const [one, other] = [await made(), await made()];
	const plan = (more: Partial<NewItem>) =>
		code(transaction((tx) => planItem(tx, one.id, given(one.hall, 30, 30, more), by)));
	expect(await plan({ stage: other.hall })).toBe('kernel_missing');
	expect(await plan({ track: other.track })).toBe('kernel_missing');
	expect(await code(transaction((tx) => trashPart(tx, 'stage', one.id, one.hall, true, by)))).toBe(
		'festival_stage_used'
	);
	await transaction((tx) => trashPart(tx, 'stage', one.id, one.yard, true, by));
	expect(await plan({ stage: one.yard })).toBe('festival_stage_gone');
	expect((await festivalTrash(one.id)).stages).toMatchObject([{ id: one.yard }]);
	await transaction((tx) => trashPart(tx, 'stage', one.id, one.yard, false, by));
	expect(await plan({ stage: one.yard })).toBeNull();
	expect(
		await code(transaction((tx) => changeStage(tx, one.id, other.hall, { name: words('X'), place: null }, by)))
	).toBe('kernel_missing');
	expect(await code(transaction((tx) => changeTrack(tx, one.id, 'x', { label: words('X'), area: 'city' }, by)))).toBe(
		'kernel_missing'
	);
});

test('a rewritten item can be undone, names of people apart; its revision rises only when it moves', async () => {
	const { id, hall, yard, item } = await made();
	const rewrite = (to: NewItem) => transaction((tx) => rewriteItem(tx, id, item, to, by));
	const now = async () => (await festivalProgramme(id)).items[0];
	await rewrite(given(hall, 24, 60, { title: words('Un autre titre'), people: 'Lila' }));
	expect(await now()).toMatchObject({ title: words('Un autre titre'), revision: 0 });
	await rewrite(given(yard, 25, 60, { title: words('Un autre titre'), people: 'Lila' }));
	expect(await now()).toMatchObject({ stage: yard, revision: 1 });
	await transaction((tx) => undoItem(tx, id, item, by));
	expect(await now()).toMatchObject({ stage: hall, people: 'Lila', startsAt: inHours(24) });
	await transaction((tx) => undoItem(tx, id, item, by));
	expect(await now()).toMatchObject({ title: words('Un concert'), people: 'Lila' });
	expect(await code(transaction((tx) => undoItem(tx, id, item, by)))).toBe('kernel_nothing_to_undo');
});

test('what runs late moves with all that follows on its stage', async () => {
	const { id, hall, yard, item } = await made();
	const [next, elsewhere, tomorrow] = await transaction(async (tx) => [
		await planItem(tx, id, given(hall, 26, 30), by),
		await planItem(tx, id, given(yard, 26, 30), by),
		await planItem(tx, id, given(hall, 48, 30), by)
	]);
	const moved = await transaction((tx) => moveItem(tx, id, item, { minutes: 15, following: true }, by));
	expect(moved).toBe(2);
	const starts = new Map((await festivalProgramme(id)).items.map((one) => [one.id, one.startsAt.getTime()]));
	const at = (hours: number, minutes = 0) => inHours(hours).getTime() + minutes * 60_000;
	expect([item, next, elsewhere, tomorrow].map((one) => starts.get(one ?? ''))).toEqual([
		at(24, 15),
		at(26, 15),
		at(26),
		at(48)
	]);
});

test('what is called off stays on the programme, what is in the trash does not', async () => {
	const { id, item } = await made();
	await transaction((tx) => cancelItem(tx, id, item, true, by));
	await transaction((tx) => cancelItem(tx, id, item, true, by));
	expect((await festivalProgramme(id)).items[0]?.cancelledAt).toBeInstanceOf(Date);
	await transaction((tx) => cancelItem(tx, id, item, false, by));
	await transaction((tx) => trashItem(tx, id, item, true, by));
	expect((await festivalProgramme(id)).items).toEqual([]);
	expect(await hasProgramme(id)).toBe(false);
	await transaction((tx) => trashItem(tx, id, item, false, by));
	expect((await factsOf('item', item)).map(({ verb }) => verb.replace('agenda.item_', ''))).toEqual([
		...['planned', 'cancelled', 'put_back', 'trashed', 'restored']
	]);
});

test('somebody without an account chooses by a secret; after signing in it is hers', async () => {
	const { id, hall, item } = await made();
	const other = await transaction((tx) => planItem(tx, id, given(hall, 26, 30), by));
	const token = newToken();
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Zoé', email: `zoe${turn}@example.org`, locale: 'fr' })
	);
	const put = (one: string, chosen: boolean, who: { person: string | null; token: string | null }) =>
		transaction((tx) => choose(tx, id, one, chosen, who));
	expect(await selectionOf(id, { person: null, token })).toBeNull();
	await put(item, true, { person: null, token });
	await put(item, true, { person: null, token });
	expect((await selectionOf(id, { person, token }))?.items).toEqual([item]);
	const shared = (await selectionOf(id, { person: null, token }))?.link ?? '';
	expect(await selectionOf(id, { person, token: newToken() })).toBeNull();
	await put(other, true, { person, token });
	const mine = await selectionOf(id, { person, token: null });
	expect([...(mine?.items ?? [])].sort()).toEqual([item, other].sort());
	expect(await selectionOf(id, { person: null, token })).toBeNull();
	expect(mine?.link).toBe(shared);
	expect([...(await selectionByLink(id, mine?.link ?? ''))].sort()).toEqual([item, other].sort());
	await put(item, false, { person, token: null });
	expect(await selectionByLink(id, mine?.link ?? '')).toEqual([other]);
	expect(await code(selectionByLink((await made()).id, mine?.link ?? ''))).toBe('kernel_missing');
	expect((await agenda.export?.(person))?.festivals).toMatchObject([{ title: words('Un concert') }]);
	await transaction(async (tx) => agenda.erase?.(tx, person));
	expect(await selectionOf(id, { person, token: null })).toBeNull();
});

test('what was chosen on another device before signing in is seen at once, and joins at the next choice', async () => {
	const { id, hall, item } = await made();
	const [other, third] = await transaction(async (tx) => [
		await planItem(tx, id, given(hall, 26, 30), by),
		await planItem(tx, id, given(hall, 28, 30), by)
	]);
	const token = newToken();
	const person = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Noé', email: `noe${turn}@example.org`, locale: 'fr' })
	);
	const put = (one: string | undefined, who: { person: string | null; token: string | null }) =>
		transaction((tx) => choose(tx, id, one ?? '', true, who));
	await put(item, { person, token: null });
	await put(other, { person: null, token });
	expect([...((await selectionOf(id, { person, token }))?.items ?? [])].sort()).toEqual([item, other].sort());
	await put(third, { person, token });
	expect((await selectionOf(id, { person, token: null }))?.items).toHaveLength(3);
	const { link = '' } = (await selectionOf(id, { person, token })) ?? {};
	await transaction((tx) => dropSelection(tx, id, { person: null, token: null }));
	expect(await selectionByLink(id, link)).toHaveLength(3);
	await transaction((tx) => dropSelection(tx, id, { person, token }));
	expect(await selectionOf(id, { person, token })).toBeNull();
	expect(await code(selectionByLink(id, link))).toBe('kernel_missing');
});

test('only a festival, or what has a programme, answers as one; a draft only to who may edit it', async () => {
	const plain = await transaction((tx) => publish(tx, offering('sans-programme'), by));
	expect(await code(festivalBySlug('sans-programme'))).toBe('kernel_missing');
	const hall = await transaction((tx) => addStage(tx, plain, { name: words('Salle'), place: null }, by));
	await transaction((tx) => planItem(tx, plain, given(hall, 24, 30), by));
	expect((await festivalBySlug('sans-programme')).programme.items).toHaveLength(1);
	await transaction((tx) => unpublishOffering(tx, plain, by));
	expect(await code(festivalBySlug('sans-programme'))).toBe('kernel_missing');
	expect((await festivalBySlug('sans-programme', () => true)).offering.publishedAt).toBeNull();
});

test('nothing of another festival can be chosen, and a secret that nobody uses is forgotten', async () => {
	const [one, other] = [await made(), await made()];
	const token = newToken();
	const put = (item: string) => transaction((tx) => choose(tx, one.id, item, true, { person: null, token }));
	expect(await code(put(other.item))).toBe('kernel_missing');
	expect(await code(put('no id'))).toBe('kernel_missing');
	await put(one.item);
	await forgetSelections(new Date(Date.now() + 199 * 86_400_000));
	expect(await selectionOf(one.id, { person: null, token })).not.toBeNull();
	await forgetSelections(new Date(Date.now() + 201 * 86_400_000));
	expect(await selectionOf(one.id, { person: null, token })).toBeNull();
});

test('the calendar says the stage, the séance that one registers for stays linked, and what is called off', async () => {
	const { slug, id, hall, item } = await made();
	const seance = await transaction((tx) => schedule(tx, id, when(30), by));
	await transaction((tx) => planItem(tx, id, given(hall, 30, 60, { occurrence: seance.id }), by));
	await transaction((tx) => cancelItem(tx, id, item, true, by));
	const { offering: festival, programme } = await festivalBySlug(slug);
	expect(programme.items.map(({ occurrence }) => occurrence)).toEqual([null, seance.id]);
	const { body } = await festivalCalendar(festival, programme, 'fr');
	expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(2);
	expect(body).toContain('LOCATION:Grande scène\\, La Halle');
	expect(body).toContain('SUMMARY:Un concert\r\n');
	expect(body.replaceAll('\r\n ', '')).toContain(`DESCRIPTION:Zoé\\, Noé\\n\\nTitre ${slug}\\n\\n`);
	expect(body.replaceAll('\r\n ', '')).toMatch(new RegExp(`URL;VALUE=URI:\\S+/fr/festival/${slug}#${item}`));
	expect(body).toContain('STATUS:CANCELLED');
	const { body: one } = await festivalCalendar(festival, programme, 'fr', (chosen) => chosen.id === item);
	expect(one.match(/BEGIN:VEVENT/g)).toHaveLength(1);
});

test('a calendar of however much on however many days stays one that programs can read', async () => {
	const { slug } = await made();
	const { offering: festival, programme } = await festivalBySlug(slug);
	const [item] = programme.items;
	if (!item) throw new Error('the festival has an item');
	const day = (turn: number) => ({ startsAt: inHours(24 * turn), endsAt: inHours(24 * turn + 1) });
	const many = [-40, -20, ...Array(2100).keys()].map((turn) => ({ ...item, id: `item${turn}`, ...day(turn) }));
	const { body } = await festivalCalendar(festival, { ...programme, items: many }, 'fr');
	expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(2000);
	expect([body.includes('UID:item-40@'), body.includes('UID:item-20@')]).toEqual([false, true]);
});
