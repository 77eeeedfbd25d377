import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOperation, fundOperation } from '#kernel/server/operations.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { NewContact, NewPlan } from '../index.ts';
import { sheetShown } from '../pages/signing.server.ts';
import {
	agreePlan,
	contactsOf,
	fileFor,
	hoursByAdviser,
	hoursOf,
	meetGoal,
	noteContact,
	openTo,
	planOf,
	rewriteContact,
	sendSheet,
	sheetsOf,
	sheetToSign,
	signSheet,
	strikeContact,
	supportOf,
	withdrawSheet
} from './index.ts';
import { remindOfSheets } from './sheet-letter.ts';
import { linesOfSheet, unsignedSupport } from './sheets.ts';
import { by, file, organization, person, refusal } from './venture.fixture.ts';

let [maison, fablab] = ['', ''];
let ines: Viewer;
let paul: Viewer;
let lou: Viewer;
let zoe: Viewer;
let max: Viewer;
let [brume, ecume] = ['', ''];

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	[maison, fablab] = [await organization('maison'), await organization('fablab')];
	[ines, paul, lou] = [await person('Ines', [maison]), await person('Paul', [maison]), await person('Lou', [fablab])];
	[zoe, max] = [await person('Zoe'), await person('Max')];
	for (const code of ['FEDER-1', 'FEDER-2'])
		await transaction((tx) =>
			addOperation(tx, { code, name: { source: 'fr', fr: code }, funder: 'FEDER', starts: null, ends: null })
		);
	[brume, ecume] = [await file('Brume', maison, ines, zoe), await file('Écume', maison, ines, max)];
});

const day = (clock: string, date = '2026-10-06') => new Date(`${date}T${clock}:00+02:00`);
const note = (kind: string, files: string[], from: string, until: string | null, viewer = ines, more: object = {}) => {
	const ends = until && day(until);
	const given = {
		kind,
		files,
		organization: viewer === lou ? fablab : maison,
		at: day(from),
		until: ends,
		operation: 'FEDER-1',
		...more
	};
	return transaction((tx) => noteContact(tx, NewContact.parse(given), viewer, by(viewer)));
};

test('an hour is written once: not by one adviser twice, nor for one file by two, nor under two operations', async () => {
	await note('session', [brume], '09:00', '10:30');
	expect(await refusal(note('session', [ecume], '10:00', '11:00'))).toBe('support_two_places');
	expect(await refusal(note('video', [brume], '10:00', '11:00', paul))).toBe('support_hour_twice');
	expect(await refusal(note('session', [brume], '09:15', '09:45', paul, { operation: 'FEDER-2' }))).toBe(
		'support_hour_twice'
	);
	await note('session', [brume], '10:30', '11:00', paul);
	await note('preparation', [brume], '11:00', '12:00');
	await note('session', [brume], '11:00', '11:30', paul);
	expect((await supportOf(brume)).map(({ operation, minutes }) => [operation, minutes])).toEqual([['FEDER-1', 150]]);
});

test('two who write at the same moment: the database lets one', async () => {
	const both = await Promise.all([
		refusal(note('session', [ecume], '14:00', '15:00')),
		refusal(note('video', [ecume], '14:30', '15:30', paul))
	]);
	expect(both.filter((one) => one === undefined)).toHaveLength(1);
	expect(both.filter(Boolean)[0]).toMatch(/^support_hour_twice/);
});

test('a call, a letter and a note take no time and count as no support; a group counts for each of its files', async () => {
	const before = (await supportOf(ecume))[0]?.minutes ?? 0;
	await note('call', [ecume], '16:00', null);
	await note('letter', [ecume], '16:05', null);
	await note('note', [ecume], '16:10', null);
	await note('group', [brume, ecume], '17:00', '19:00');
	expect((await supportOf(ecume))[0]?.minutes).toBe(before + 120);
	const hours = await hoursOf(ines.id, '2026-10');
	expect(hours.filter(({ kind }) => kind === 'group').map(({ minutes, files }) => [minutes, files])).toEqual([
		[120, ['Brume', 'Écume']]
	]);
	expect(
		NewContact.safeParse({ kind: 'call', files: [brume], organization: maison, at: day('08:00'), until: day('09:00') })
			.success
	).toBe(false);
	expect(
		NewContact.safeParse({
			kind: 'session',
			files: [brume, ecume],
			organization: maison,
			at: day('08:00'),
			until: day('09:00')
		}).success
	).toBe(false);
	const all = await hoursByAdviser(maison, '2026-10');
	// one of the two who wrote at once has the hour
	expect(all.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(390);
	expect(all.reduce((sum, { support }) => sum + support, 0)).toBe(330);
});

test('what is noted is its author’s until she shares it', async () => {
	const id = await note('note', [brume], '08:00', null, ines, { summary: 'Trait d’union secret' });
	const seen = async (viewer: Viewer) =>
		(await contactsOf(await fileFor(viewer, brume), viewer)).some(({ summary }) => summary?.includes('secret'));
	expect([await seen(ines), await seen(paul), await seen(zoe)]).toEqual([true, false, false]);
	expect(await refusal(transaction((tx) => rewriteContact(tx, id, { summary: 'x', shared: true }, paul)))).toBe(
		'kernel_missing'
	);
	await transaction((tx) => rewriteContact(tx, id, { summary: 'Plus secret du tout', shared: true }, ines));
	expect([await seen(ines), await seen(paul), await seen(zoe)]).toEqual([true, true, true]);
});

test('an adviser of a partner writes in a file once its contacts are opened to her', async () => {
	expect(await refusal(note('call', [brume], '20:00', null, lou))).toBe('kernel_missing');
	await transaction((tx) => openTo(tx, brume, { organization: fablab, parts: ['contacts'] }, zoe, by(zoe)));
	expect(await refusal(note('session', [brume], '20:00', '21:00', lou, { organization: maison }))).toBe(
		'kernel_missing'
	);
	await note('session', [brume], '20:00', '21:00', lou);
	expect(await refusal(note('session', [brume], '20:30', '21:30'))).toBe('support_hour_twice');
});

test('a month is signed by a link, once, and what is signed does not change', async () => {
	const to = zoe.id;
	const send = (month: string, operation = 'FEDER-1') =>
		transaction((tx) => sendSheet(tx, { file: brume, month, operation, to }, ines, by(ines)));
	const wanted = (await unsignedSupport(brume, '2026-10')).get('FEDER-1') ?? [];
	expect(await refusal(send('2026-09'))).toBe('support_sheet_empty');
	const id = await send('2026-10');
	expect(await linesOfSheet(id)).toHaveLength(wanted.length);
	expect(await refusal(send('2026-10'))).toBe('support_sheet_empty');
	const [line] = wanted;
	expect(await refusal(transaction((tx) => strikeContact(tx, line?.contact ?? '', ines, by(ines))))).toBe(
		'support_in_sheet'
	);
	await transaction((tx) => withdrawSheet(tx, brume, id, ines));
	await transaction((tx) => strikeContact(tx, line?.contact ?? '', ines, by(ines)));
	const again = await send('2026-10');
	const first = await tokenOf('zoe@example.org');
	expect((await sheetToSign(first)).lines).toHaveLength(wanted.length - 1);
	await remindOfSheets(new Date(Date.now() + 6 * 86_400_000));
	const token = await tokenOf('zoe@example.org');
	expect(token).not.toBe(first);
	expect(await refusal(sheetToSign(first))).toBe('kernel_missing');
	expect((await sheetShown(token)).funded).toBeNull();
	const rules = { share: null, sentence: { source: 'fr', fr: 'Payé.' } as const, hourCents: null, flatRate: null };
	await transaction((tx) => fundOperation(tx, 'FEDER-1', rules, null));
	expect((await sheetShown(token)).funded).toEqual({ funder: 'FEDER', sentence: rules.sentence, emblem: null });
	const sign = (name: string) => refusal(transaction((tx) => signSheet(tx, token, name, { source: 'web' })));
	expect(await sign('  ')).toBe('support_name_missing');
	expect(await Promise.all([sign('Zoé'), sign('Zoé')])).toContain('support_sheet_signed');
	expect((await sheetsOf(brume))[0]).toMatchObject({ id: again, signedName: 'Zoé', reminded: 1 });
	expect(await refusal(transaction((tx) => withdrawSheet(tx, brume, again, ines)))).toBe('support_sheet_signed');
	await note('session', [brume], '07:00', '07:30');
	await send('2026-10');
	expect((await sheetsOf(brume)).map(({ number, minutes }) => [number, minutes])).toContainEqual([2, 30]);
});

test('a plan keeps what was met of it', async () => {
	const plan = (goals: object[]) =>
		NewPlan.parse({ operation: 'FEDER-2', fromDay: '2026-10-01', untilDay: '2027-03-31', minutes: 1200, goals });
	await transaction((tx) =>
		agreePlan(tx, brume, plan([{ words: 'Premier client' }, { words: 'Site' }]), ines, by(ines))
	);
	const [client] = (await planOf(brume))?.goals ?? [];
	await transaction((tx) => meetGoal(tx, brume, { goal: client?.id ?? '', met: true }, zoe, by(zoe)));
	await transaction((tx) =>
		agreePlan(tx, brume, plan([{ words: 'Site' }, { id: client?.id, words: 'Trois clients' }]), ines, by(ines))
	);
	expect((await planOf(brume))?.goals.map(({ words, metAt }) => [words, metAt !== null])).toEqual([
		['Site', false],
		['Trois clients', true]
	]);
	expect(await refusal(transaction((tx) => agreePlan(tx, brume, plan([]), zoe, by(zoe))))).toBe('kernel_missing');
});

async function tokenOf(email: string): Promise<string> {
	const { rows } = await sql<{ text: string }>`
		select text from kernel.mail where recipient = ${email} and text like '%/%' and opens order by written_at desc, id desc limit 1`.execute(
		db
	);
	return /([\w-]{43})/.exec(rows[0]?.text ?? '')?.[1] ?? '';
}
