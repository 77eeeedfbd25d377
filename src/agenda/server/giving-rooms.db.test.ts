import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import { placeBySlug } from '#network/server';
import { addSpace, clashing, heldIn, spaceById } from '#spaces/server';
import { testDatabase } from '../../../tests/support/database.ts';
import { by, factsOf, ground, inHours, plan, when } from './agenda.fixture.ts';
import { bookedOccurrence, giveRoom, roomless } from './index.ts';

const always = Array.from({ length: 7 }, () => [[0, 1440] as const]);
let place = '';
let [blue, green] = ['', ''];

beforeAll(async () => {
	await testDatabase();
	await ground();
	const named = (slug: string) => ({ slug, kind: 'room' as const, name: { source: 'fr' as const, fr: slug } });
	const known = when(24).place ?? '';
	place = (await placeBySlug(known)).id;
	blue = await transaction((tx) => addSpace(tx, { ...named('bleue'), place: known, hours: always }, by));
	green = await transaction((tx) => addSpace(tx, { ...named('verte'), place: known, hours: always }, by));
});

test('séances that stand are brought over to a room: what clashes is kept as a clash, and nobody gets a letter for the first', async () => {
	const first = await plan('un', when(24));
	const second = await plan('deux', when(24));
	const elsewhere = await plan('ailleurs', when(24, { place: null }));
	expect((await roomless(place)).map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
	const all = [first.id, second.id, elsewhere.id];
	expect(await transaction((tx) => giveRoom(tx, all, blue, by))).toBe(2);
	expect(await transaction((tx) => giveRoom(tx, all, blue, by))).toBe(0);
	expect(await roomless(place)).toEqual([]);
	const held = await heldIn([blue], inHours(0), inHours(48));
	expect(held.map(({ state }) => state).toSorted()).toEqual(['clashing', 'taken']);
	const verbs = async (id: string) => (await factsOf('occurrence', id)).map(({ verb }) => verb);
	expect(await verbs(first.id)).not.toContain('agenda.rescheduled');
	const [clash] = await clashing();
	expect(clash?.subject.kind).toBe('occurrence');
	expect(await transaction((tx) => giveRoom(tx, [clash?.subject.id ?? ''], green, by))).toBe(1);
	expect(await clashing()).toEqual([]);
	expect(await verbs(clash?.subject.id ?? '')).toContain('agenda.rescheduled');
	expect((await heldIn([green], inHours(0), inHours(48))).map(({ subject }) => subject)).toEqual([
		ref('occurrence', clash?.subject.id ?? '')
	]);
	expect((await bookedOccurrence(first.id)).occurrence.place?.slug).toBe((await spaceById(blue)).place.slug);
});
