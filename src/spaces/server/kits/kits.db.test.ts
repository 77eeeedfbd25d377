import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { codeIn } from '../../kits/code.ts';
import { busy } from '../availability.ts';
import { erasePerson, exportPerson } from '../persons.ts';
import { reserve } from '../reservations.ts';
import { asked, by, house, space } from '../spaces.fixture.ts';
import { chaseLate } from './chasing.ts';
import { endangered } from './endangered.ts';
import { forgetConditions } from './forgetting.ts';
import { handBack, handOut } from './handovers.ts';
import { addKit, freeKits } from './kits.ts';
import { endLoans, lend, loansIn } from './loans.ts';
import { outNow, passagesOf, promised, unitByCode } from './units.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const from = (hours: number) => new Date(Date.now() + hours * HOUR);
const fine = { note: 'complet', photo: null };

beforeAll(async () => {
	openSecret('a secret for the tests', '.');
	openStorage(mkdtempSync(join(tmpdir(), 'kits-')));
	const { connection } = await testDatabase();
	prepareJobs(connection);
	await house('reserve');
});
afterAll(stopJobs);

const kit = (fr: string) =>
	transaction((tx) =>
		addKit(tx, { name: { source: 'fr', fr }, contents: { source: 'fr', fr: 'Six robots' }, place: 'reserve' }, by)
	);
const lent = (to: string, startsAt: Date, endsAt: Date, more: object = {}) =>
	transaction((tx) => lend(tx, { space: to, borrower: 'École du Canal', startsAt, endsAt, ...more }, by));
const codesOf = async (id: string) =>
	(await sql<{ code: string }>`select code from spaces.unit where space = ${id} order by number`.execute(db)).rows.map(
		({ code }) => code
	);
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		({ code }: { code: string }) => code
	);
const out = (code: string, loan: string) => transaction((tx) => handOut(tx, code, ref('loan', loan), fine, by));
const back = (code: string) => transaction((tx) => handBack(tx, code, { note: 'un câble manque', photo: null }, by));

test('a kit goes out by its code, once, to whom it is promised; back, its days are free again', async () => {
	const id = await kit('Robots');
	const [code = ''] = await codesOf(id);
	const loan = await lent(id, from(-1), from(48));
	expect(await refusal(lent(id, from(24), from(72)))).toBe('kits_lent');
	expect((await promised(id)).map(({ borrower }) => borrower)).toEqual(['École du Canal']);
	await out(code, loan);
	expect(await refusal(out(code, loan))).toBe('kits_out');
	expect(await refusal(transaction((tx) => endLoans(tx, [loan], by)))).toBe('kits_still_out');
	expect((await unitByCode(`https://hub.test/fr/coulisses/kits/${code.toLowerCase()}`)).out?.borrower).toBe(
		'École du Canal'
	);
	await back(code);
	expect(await refusal(back(code))).toBe('kits_in');
	expect((await freeKits(from(1), from(40))).map((one) => one.id)).toContain(id);
	const [passage] = await passagesOf((await unitByCode(code)).id);
	expect(passage).toMatchObject({ borrower: 'École du Canal', outNote: 'complet', backNote: 'un câble manque' });
	expect(await refusal(out('00000000', loan))).toBe('kernel_missing');
});

test('a loan that is not needed is gone, and its kit is free', async () => {
	const id = await kit('Micros');
	const loan = await lent(id, from(24), from(48));
	await transaction((tx) => endLoans(tx, [loan], by));
	expect((await loansIn(from(0), from(72))).filter((one) => one.space === id)).toEqual([]);
	expect(await refusal(transaction((tx) => endLoans(tx, [loan], by)))).toBe('kernel_missing');
	expect(await refusal(lent(id, from(48), from(24)))).toBe('kits_ends_first');
});

test('of alike units the one in hand goes out, whoever was to have it; one who comes before her time has it from now on', async () => {
	const id = await space('reserve', 'cameras', { kind: 'kit', units: 2, maxMinutes: 43_200 });
	const [first = '', second = ''] = await codesOf(id);
	const request = asked('09:00', '10:00', { startsAt: from(-1), endsAt: from(30) });
	const { reservation } = await transaction((tx) => reserve(tx, id, request, { ...by, approval: false }));
	const later = await transaction((tx) =>
		reserve(tx, id, asked('09:00', '10:00', { startsAt: from(5), endsAt: from(9) }), { ...by, approval: false })
	);
	await transaction((tx) => handOut(tx, second, ref('reservation', reservation), fine, by));
	await transaction((tx) => handOut(tx, first, ref('reservation', later.reservation), fine, by));
	expect((await busy([id], from(0), from(2))).get(id)).toHaveLength(1);
	await back(first);
	expect((await busy([id], from(1), from(8))).get(id)).toHaveLength(0);
	expect((await outNow()).map(({ code }) => code)).toContain(second);
});

test('who is late is written to once, and then each week', async () => {
	const id = await kit('Casques');
	const [code = ''] = await codesOf(id);
	const person = await transaction((tx) => findOrMakePerson(tx, { name: 'Ana', email: 'ana@x.test', locale: 'nl' }));
	const loan = await lent(id, from(-80), from(2), { email: 'ana@x.test', person, locale: 'nl' });
	await out(code, loan);
	const letters = async () =>
		(
			await sql<{
				subject: string;
			}>`select subject from kernel.mail where recipient = 'ana@x.test' and subject like 'Casques%'`.execute(db)
		).rows.length;
	await chaseLate();
	expect(await letters()).toBe(0);
	for (const [days, written] of [
		[2, 1],
		[3, 1],
		[9, 2],
		[10, 2]
	] as const) {
		await chaseLate(new Date(Date.now() + days * DAY));
		expect(await letters()).toBe(written);
	}
	expect((await exportPerson(person)).loans).toHaveLength(1);
	await transaction((tx) => erasePerson(tx, person));
	expect((await outNow()).find((one) => one.code === code)?.borrower).toBe('—');
});

test('what is kept too long endangers what is promised next, and the team is told; back, nothing is', async () => {
	const id = await space('reserve', 'projecteurs', { kind: 'kit', units: 2, maxMinutes: 43_200 });
	const [first = '', second = ''] = await codesOf(id);
	const [one, two] = [await lent(id, from(-30), from(1)), await lent(id, from(-30), from(1))];
	await out(first, one);
	await out(second, two);
	const [near, later] = [await lent(id, from(24), from(48)), await lent(id, from(72), from(96))];
	const last = await lent(id, from(73), from(96));
	const at = async (hours: number) =>
		(await endangered(undefined, from(hours))).flatMap((all) => (all.space === id ? [[all.id, all.late]] : []));
	expect(await at(0)).toEqual([]);
	expect(await at(3)).toEqual([near, later, last].map((loan) => [loan, 2]));
	await back(first);
	// one is left, and goes to whoever comes first
	expect(await at(3)).toEqual([[last, 1]]);
	await back(second);
	expect(await at(3)).toEqual([]);
});

test('in which condition it went and came is forgotten half a year after it was back, with the photo', async () => {
	const id = await kit('Loupes');
	const [code = ''] = await codesOf(id);
	const loan = await lent(id, from(-1), from(48));
	const image = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#123456' } })
		.png()
		.toBuffer();
	const photo = await readyPicture(image);
	await transaction((tx) => handOut(tx, code, ref('loan', loan), { note: 'rayée', photo }, by));
	const months = (count: number) => new Date(Date.now() + count * 31 * DAY);
	const kept = async () =>
		(await sql`select from kernel.file where hash = ${photo.picture.hash}`.execute(db)).rows.length;
	expect([await forgetConditions(months(12)), await kept()]).toEqual([0, 1]);
	await back(code);
	expect([await forgetConditions(months(5)), await kept()]).toEqual([0, 1]);
	await forgetConditions(months(7));
	const [passage] = await passagesOf((await unitByCode(code)).id);
	expect([passage, await kept()]).toMatchObject([{ outNote: null, backNote: null, outPhoto: false }, 0]);
});

test('a code is read as it is printed, typed, or in an address', () => {
	for (const given of ['3f9a27c1', ' 3F9A 27C1 ', 'https://x.test/fr/coulisses/kits/3F9A27C1'])
		expect(codeIn(given)).toBe('3F9A27C1');
	expect(codeIn('<script>'.repeat(1000)).length).toBeLessThanOrEqual(8);
});
