import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { bookingById } from '#participation/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import {
	addInduction,
	addMaterial,
	allot,
	bookedAhead,
	bookSpace,
	busy,
	endInductions,
	giveInduction,
	hearPresences,
	inductedIn,
	keepTerms,
	logUse,
	machineNeeds,
	noteUpkeep,
	outages,
	planUpkeep,
	putBack,
	putOut,
	reservationById,
	reserve,
	revokeInduction,
	signSheet,
	spaceById,
	strikeUse,
	termsOf,
	upkeepOf,
	usesBy,
	usesOf,
	writeSheet
} from '../index.ts';
import { erasePerson, exportPerson } from '../persons.ts';
import { asked, by, house, moment, space } from '../spaces.fixture.ts';

const words = (fr: string) => ({ source: 'fr', fr }) as const;
const HOUR = 3_600_000;
let induction: string;
const offering = newId();

beforeAll(async () => {
	openSecret('a secret for the tests', '.');
	openStorage(mkdtempSync(join(tmpdir(), 'machines-')));
	const { connection } = await testDatabase();
	prepareJobs(connection);
	await house('atelier');
	induction = await transaction((tx) => addInduction(tx, { name: words('Laser'), offering, months: 12 }, by));
});
afterAll(stopJobs);

const somebody = (name: string, more: object = {}) =>
	transaction((tx) =>
		findOrMakePerson(tx, { name, email: `${name.toLowerCase()}@x.test`, locale: 'fr', ...more } as Parameters<
			typeof findOrMakePerson
		>[1])
	);
const machine = async (slug: string, units = 1, terms: object = {}) => {
	const id = await space('atelier', slug, { kind: 'machine', units });
	await transaction((tx) => keepTerms(tx, id, { induction, hourCents: 0, ...terms }, by));
	return id;
};
const book = (id: string, person: string, from: string, until: string, adult: string | null = null) =>
	transaction((tx) =>
		bookSpace(tx, id, asked(from, until, { email: `${person}@x.test` }), {
			...{ actor: ref('person', person), source: 'web', adult }
		})
	).then(({ reservation }) => reservation);
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		({ code }: { code: string }) => code
	);
const adults = async (id: string) => (await bookedAhead(id)).map(({ id, adult }) => [id, adult]);
const letters = async (like: string) =>
	(
		await sql<{ text: string }>`select text from kernel.mail where subject like ${like} order by id`.execute(db)
	).rows.map(({ text }) => text);
const present = (person: string, came: boolean, occurrence: string, at = new Date(Date.now() - HOUR)) =>
	transaction((tx) => hearPresences(tx, [{ person, offering, occurrence, at, came }], { actor: null, source: 'job' }));

test('without the induction nobody books; who was at the séance does; taken back, her bookings are free and she is told', async () => {
	const id = await machine('laser');
	const [ana, seance] = [await somebody('Ana'), newId()];
	expect(await refusal(book(id, ana, '09:00', '10:00'))).toBe('spaces_induction_needed');
	expect(
		await refusal(transaction((tx) => bookSpace(tx, id, asked('09:00', '10:00'), { actor: null, source: 'web' })))
	).toBe('spaces_sign_in');
	await present(ana, true, seance);
	await present(ana, true, seance);
	expect(await inductedIn(induction)).toHaveLength(1);
	const [first, second] = [await book(id, ana, '09:00', '10:00'), await book(id, ana, '11:00', '12:00')];
	expect(first).not.toBe(second);
	await present(ana, false, seance);
	expect((await busy([id], moment('00:00'), moment('23:00'))).get(id)).toEqual([]);
	const [text = ''] = await letters('%habilitation%');
	expect(text.match(/^– laser/gm)).toHaveLength(2);
	const { booking } = await reservationById(first);
	expect((await bookingById(booking)).seats.map(({ state }) => state)).toEqual(['cancelled']);
	await present(ana, false, seance);
	expect(await letters('%habilitation%')).toHaveLength(1);
});

test('given by hand, revoked with a reason: what another machine holds stays, what needs it goes; another séance covers', async () => {
	const [laser, fraiseuse] = [await machine('laser-b'), await machine('fraiseuse', 1, { induction: null })];
	const bea = await somebody('Bea');
	await transaction((tx) => giveInduction(tx, induction, bea, by));
	await book(laser, bea, '09:00', '10:00');
	await book(fraiseuse, bea, '09:00', '10:00');
	const own = (await inductedIn(induction)).find(({ person }) => person === bea);
	const revoke = (reason: string) => transaction((tx) => revokeInduction(tx, own?.id ?? '', reason, by));
	expect(await refusal(revoke(' '))).toBe('machines_reason_missing');
	expect(await revoke('A laissé la machine sans surveillance')).toBe(1);
	expect(await refusal(revoke('encore'))).toBe('kernel_missing');
	const day = [moment('00:00'), moment('23:00')] as const;
	expect((await busy([laser], ...day)).get(laser)).toHaveLength(0);
	expect((await busy([fraiseuse], ...day)).get(fraiseuse)).toHaveLength(1);
	expect(await refusal(book(laser, bea, '09:00', '10:00'))).toBe('spaces_induction_needed');
	await present(bea, true, newId());
	await book(laser, bea, '09:00', '10:00');
});

test('it ends: nothing is booked beyond its end, and what the team booked over it is freed then', async () => {
	const id = await machine('presse');
	const cleo = await somebody('Cleo');
	await present(cleo, true, newId(), new Date(Date.now() - 360 * 24 * HOUR));
	expect(await refusal(book(id, cleo, '09:00', '10:00'))).toBe('spaces_induction_needed');
	const over = { actor: ref('person', cleo), source: 'desk', approval: false } as const;
	await transaction((tx) => reserve(tx, id, asked('09:00', '10:00', { email: 'cleo@x.test' }), over));
	await endInductions();
	expect((await busy([id], moment('00:00'), moment('23:00'))).get(id)).toHaveLength(1);
	await endInductions(new Date(Date.now() + 10 * 24 * HOUR));
	expect((await busy([id], moment('00:00'), moment('23:00'))).get(id)).toHaveLength(0);
});

test('a sheet is signed once a version, by the words that were read', async () => {
	const id = await machine('scie', 1, { induction: null });
	const dora = await somebody('Dora');
	const write = (fr: string) => transaction((tx) => writeSheet(tx, id, words(fr), by));
	await write('Gants interdits.');
	await write('Gants interdits.');
	const read = (await termsOf(id)).sheet;
	expect(read?.version).toBe(1);
	expect(await refusal(book(id, dora, '09:00', '10:00'))).toBe('machines_sheet_unsigned');
	const sign = (name: string, hash = read?.hash ?? '') =>
		transaction((tx) => signSheet(tx, id, { person: dora, name, hash }));
	expect(await refusal(sign(' '))).toBe('machines_name_missing');
	await sign('Dora Delvaux');
	await book(id, dora, '09:00', '10:00');
	await write('Gants interdits. Lunettes.');
	expect(await refusal(sign('Dora Delvaux'))).toBe('machines_sheet_changed');
	expect(await refusal(book(id, dora, '11:00', '12:00'))).toBe('machines_sheet_unsigned');
});

test('a minor alone is refused, by whatever she is one; with an adult she books, whose name the team sees and erasure takes', async () => {
	const id = await machine('brodeuse', 1, { induction: null });
	const year = new Date().getFullYear();
	const young = await somebody('Eli', { birthYear: year - 15 });
	const pupil = await somebody('Fay', { birthYear: year - 40 });
	await transaction(async (tx) => {
		await sql`update identity.person set minor_until = 9999 where id = ${pupil}`.execute(tx);
		await record(tx, { verb: 'identity.changed', object: ref('person', pupil), source: 'job', detail: {} });
	});
	for (const minor of [young, pupil]) {
		expect(await refusal(book(id, minor, '09:00', '10:00'))).toBe('machines_minor_alone');
		expect(await refusal(book(id, minor, '09:00', '10:00', '  '))).toBe('machines_minor_alone');
	}
	const reservation = await book(id, young, '09:00', '10:00', 'Gus Adulte');
	expect(await adults(id)).toEqual([[reservation, 'Gus Adulte']]);
	expect(JSON.stringify(await exportPerson(young))).toContain('Gus Adulte');
	await transaction((tx) => erasePerson(tx, young));
	expect(await adults(id)).toEqual([[reservation, null]]);
	const grown = await book(id, await somebody('Hal'), '11:00', '12:00', 'Personne');
	expect(await adults(id)).toContainEqual([grown, null]);
});

test('out of order: the last who booked gives way, is told what is free, and one of several leaves the others', async () => {
	const id = await machine('imprimante', 2, { induction: null });
	const [ida, jan, kim] = [await somebody('Ida'), await somebody('Jan'), await somebody('Kim')];
	await book(id, ida, '09:00', '11:00');
	const last = await book(id, jan, '10:00', '12:00');
	await book(id, kim, '14:00', '15:00');
	const out = { unit: 1, reason: 'Buse bouchée', startsAt: moment('08:00'), endsAt: moment('13:00') };
	const put = (given: typeof out | (Omit<typeof out, 'unit'> & { unit: null })) =>
		transaction((tx) => putOut(tx, id, given, by));
	expect(await refusal(put({ ...out, reason: '' }))).toBe('machines_reason_missing');
	expect(await refusal(put({ ...out, unit: 7 }))).toBe('kernel_missing');
	expect(await put(out)).toBe(1);
	const [text = ''] = await letters('imprimante%');
	expect(text).toContain('– imprimante');
	const { booking } = await reservationById(last);
	expect((await bookingById(booking)).seats.map(({ state }) => state)).toEqual(['cancelled']);
	const [first] = await outages(id);
	await transaction((tx) => putBack(tx, id, first?.id ?? '', by));
	await transaction((tx) => putBack(tx, id, first?.id ?? '', by));
	expect(await put({ ...out, unit: null, endsAt: moment('16:00') })).toBe(2);
	expect(await refusal(book(id, ida, '14:00', '15:00'))).toBe('machines_out_then');
	expect(await letters('imprimante%')).toHaveLength(3);
});

test('a séance that has it keeps it, and the outage is shown as a clash until it is gone', async () => {
	const id = await machine('plotter', 1, { induction: null });
	const seance = ref('occurrence', newId());
	const during = { startsAt: moment('09:00'), endsAt: moment('10:00') };
	await transaction((tx) => allot(tx, [{ subject: seance, space: id, ...during }], by));
	await transaction((tx) => putOut(tx, id, { unit: null, reason: 'Lame', ...during }, by));
	expect((await outages(id)).map(({ clashes }) => clashes)).toEqual([true]);
	const zoe = await somebody('Zoe');
	expect(await refusal(book(id, zoe, '09:00', '10:00'))).toBe('machines_out_then');
});

test('time and material are kept at the prices of then, once a form, for who pays; struck out they count nowhere', async () => {
	const id = await machine('decoupe', 1, { hourCents: 1200 });
	await transaction((tx) => addMaterial(tx, id, { name: 'MDF', unit: 'm²', cents: 1850 }));
	const [material] = (await termsOf(id)).materials;
	const lea = await somebody('Lea');
	const now = new Date(Date.UTC(2026, 10, 15, 12));
	const use = (more: object = {}) => ({
		...{ id: newId(), space: id, reservation: null, person: lea, organization: null, operation: null },
		...{ startedAt: new Date(now.getTime() - 90 * 60_000), endedAt: now },
		...{ materials: [{ material: material?.id ?? '', thousandths: 750 }], ...more }
	});
	const log = (given: ReturnType<typeof use>) => transaction((tx) => logUse(tx, given, by, now));
	const once = use();
	await log(once);
	await log(once);
	const sums = async () => (await usesBy(lea)).map(({ cents, materials }) => [cents, materials[0]?.cents]);
	expect(await sums()).toEqual([[1800, 1388]]);
	await transaction((tx) => keepTerms(tx, id, { induction, hourCents: 9900 }, by));
	expect(await sums()).toEqual([[1800, 1388]]);
	expect(await refusal(log(use({ endedAt: new Date(now.getTime() - 91 * 60_000) })))).toBe('machines_use_time');
	expect(await refusal(log(use({ endedAt: new Date(now.getTime() + 60_000) })))).toBe('machines_use_time');
	expect(await refusal(log(use({ materials: [{ material: newId(), thousandths: 1 }] })))).toBe('machines_use_material');
	await transaction((tx) => strikeUse(tx, id, once.id, true, by));
	expect(await sums()).toEqual([]);
	await transaction((tx) => strikeUse(tx, id, once.id, false, by));
	expect(await sums()).toEqual([[1800, 1388]]);
	expect(await usesOf(id)).toHaveLength(1);
});

test('upkeep is due by use or by days, and no longer once it is done', async () => {
	const id = await machine('tour', 1, { induction: null });
	const plan = (more: object) =>
		transaction((tx) => planUpkeep(tx, id, { name: 'Graisser', everyDays: null, everyHours: 2, ...more }));
	expect(await refusal(plan({ everyHours: null }))).toBe('machines_upkeep_words');
	await plan({});
	const [upkeep] = await upkeepOf(id);
	expect(upkeep?.usedMinutes).toBe(0);
	const person = await somebody('Max');
	const now = new Date(Date.now() + 4 * HOUR);
	const use = {
		...{ id: newId(), space: id, reservation: null, person, organization: null, operation: null, materials: [] },
		...{ startedAt: new Date(now.getTime() - 3 * HOUR), endedAt: now }
	};
	await transaction((tx) => logUse(tx, use, by, now));
	expect((await upkeepOf(id))[0]?.usedMinutes).toBe(180);
	await transaction((tx: Tx) => noteUpkeep(tx, id, { upkeep: upkeep?.id ?? null, note: '' }, by));
	expect((await machineNeeds(await spaceById(id), null))?.outUntil).toBeNull();
});
