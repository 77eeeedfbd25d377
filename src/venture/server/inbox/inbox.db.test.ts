import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Mail } from '#kernel/inbox/mail.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { takeMail } from '#kernel/server/inbox/taking.ts';
import { prove } from '#kernel/server/mail.ts';
import { publicHost } from '#kernel/server/place.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { NewAppointment } from '../../inbox/appointment.ts';
import {
	acceptLetter,
	appointmentsOf,
	cancelAppointment,
	contactsOf,
	fileFor,
	hoursOf,
	invitationsOf,
	leaveFile,
	moveAppointment,
	noteContact,
	paperFor,
	planAppointment,
	sayAppointment,
	supportOf,
	throwLetter,
	waitingLetters
} from '../index.ts';
import { erasePerson, exportOwn } from '../persons.ts';
import { by, file, joinedBy, organization, person, refusal } from '../venture.fixture.ts';
import { throwForgotten } from './filing.ts';
import { fileAt } from './standing.ts';
import { fileLetterbox, takeInto } from './taking.ts';

let [maison, atelier] = ['', ''];
let ines: Viewer;
let paul: Viewer;
let lou: Viewer;
let zoe: Viewer;
let max: Viewer;
let [brume, ecume] = ['', ''];
const folder = mkdtempSync(join(tmpdir(), 'valley-inbox-'));

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	openStorage(join(folder, 'files'));
	[maison, atelier] = [await organization('maison'), await organization('atelier')];
	[ines, paul] = [await person('Ines', [maison]), await person('Paul', [maison])];
	[lou, zoe, max] = [await person('Lou'), await person('Zoe'), await person('Max', [atelier])];
	for (const { email } of [ines, paul, lou, max]) await transaction((tx) => prove(tx, email ?? ''));
	[brume, ecume] = [await file('Brume', maison, ines, lou), await file('Ecume', maison, ines, zoe)];
});

let count = 0;
const mail = (from: Viewer | string, more: Partial<Mail> = {}): Mail => ({
	authentication: 'pass',
	from: { name: 'Quelqu’un', address: typeof from === 'string' ? from : (from.email ?? '') },
	...{ to: [], subject: 'Objet', messageId: `<${++count}@essai>`, at: new Date(Date.now() - 60_000).toISOString() },
	...{ automatic: false, loops: false, text: 'Bonjour.', own: '', quoted: null, forwarded: null, calendar: null },
	...{ documents: [], leftOut: 0, ...more }
});

const mailboxOf = async (file: string): Promise<string> =>
	(await sql<{ mailbox: string }>`select mailbox from venture.file where id = ${file}`.execute(db)).rows[0]?.mailbox ??
	'';

async function take(message: Mail, ...files: string[]) {
	const taken = [];
	for (const one of files) {
		const file = await fileAt(await mailboxOf(one), db);
		if (file) taken.push(await transaction((tx) => takeInto(tx, file, message)));
	}
	return taken;
}

function document(name: string, words: string) {
	const path = join(folder, newId());
	writeFileSync(path, words);
	return { name, mediaType: 'text/plain', path, bytes: Buffer.byteLength(words) };
}

test('what an adviser sends is hers until she shares it, with what came along', async () => {
	const documents = [document('plan.txt', 'Le plan.')];
	expect(await take(mail(ines, { documents, subject: 'Sien' }), brume)).toEqual(['filed']);
	const [contact] = await contactsOf(await fileFor(ines, brume), ines);
	expect(contact).toMatchObject({ kind: 'letter', summary: 'Sien\n\nBonjour.', shared: false, author: ines.id });
	const paper = contact?.letter?.documents[0];
	expect(paper).toMatchObject({ name: 'plan.txt', size: 8 });
	expect(await paperFor(ines, brume, paper?.id ?? '')).toMatchObject({ name: 'plan.txt' });
	for (const other of [paul, lou, zoe, max])
		expect(await refusal(paperFor(other, brume, paper?.id ?? ''))).toBe('kernel_missing');
	expect(await refusal(paperFor(ines, ecume, paper?.id ?? ''))).toBe('kernel_missing');
	expect(await contactsOf(await fileFor(lou, brume), lou)).toEqual([]);
});

test('what others send waits for the advisers of its keeper, and for nobody else', async () => {
	expect(await take(mail(lou, { documents: [document('a.txt', 'A.')] }), brume)).toEqual(['asked']);
	expect(await take(mail('qui@ailleurs.example', { authentication: 'none' }), brume)).toEqual(['asked']);
	const waiting = await waitingLetters(await fileFor(paul, brume));
	expect(waiting.map(({ who, proved }) => [who, proved])).toEqual([
		['holder', true],
		['unknown', false]
	]);
	expect(await waitingLetters(await fileFor(lou, brume))).toEqual([]);
	const paper = waiting[0]?.documents[0]?.id ?? '';
	expect(await paperFor(paul, brume, paper)).toMatchObject({ name: 'a.txt' });
	expect(await refusal(paperFor(lou, brume, paper))).toBe('kernel_missing');
	const accept = (viewer: Viewer, of: string, letter = waiting[0]?.id ?? '') =>
		transaction((tx) => acceptLetter(tx, { file: of, letter, kind: 'call' }, viewer, by(viewer)));
	for (const [viewer, of] of [
		[lou, brume],
		[max, brume],
		[paul, ecume]
	] as const)
		expect(await refusal(accept(viewer, of))).toBe('kernel_missing');
	await accept(paul, brume);
	expect(await refusal(accept(paul, brume))).toBe('kernel_missing');
	const [contact] = (await contactsOf(await fileFor(paul, brume), paul)).filter(({ author }) => author === paul.id);
	expect(contact).toMatchObject({ kind: 'call', shared: false, letter: { who: 'holder' } });
});

test('what is thrown away leaves nothing but that it came', async () => {
	const message = mail('pub@ailleurs.example', { text: 'Achetez.', documents: [document('pub.txt', 'Achetez tout.')] });
	expect(await take(message, ecume)).toEqual(['asked']);
	const [letter] = await waitingLetters(await fileFor(ines, ecume));
	await transaction((tx) => throwLetter(tx, ecume, letter?.id ?? '', ines, by(ines)));
	expect(await waitingLetters(await fileFor(ines, ecume))).toEqual([]);
	const { rows } = await sql<{
		whole: string;
	}>`select to_jsonb(l)::text as whole from venture.letter l where id = ${letter?.id}`.execute(db);
	expect(rows[0]?.whole).not.toMatch(/Achetez|pub@|Quelqu/);
	expect((await sql`select from venture.letter_document where letter = ${letter?.id}`.execute(db)).rows).toEqual([]);
	expect(await take(message, ecume)).toEqual(['twice']);
});

test('what waits for half a year is thrown away by itself, and what is younger waits on', async () => {
	await take(mail('vieux@ailleurs.example', { text: 'Longue attente.' }), ecume);
	const days = (count: number) => throwForgotten(new Date(Date.now() + count * 86_400_000));
	const said = async () => (await waitingLetters(await fileFor(ines, ecume))).map(({ words }) => words);
	await days(179);
	expect(await said()).toEqual(['Longue attente.']);
	await days(181);
	expect(await said()).toEqual([]);
	const { rows } = await sql<{ left: number }>`
		select count(*)::int as left from venture.letter l where to_jsonb(l)::text ~ 'Longue|vieux@'`.execute(db);
	expect(rows[0]?.left).toBe(0);
});

test('one message to two files is one letter in each, and comes once', async () => {
	const message = mail(ines, { subject: 'Aux deux' });
	expect(await take(message, brume, ecume)).toEqual(['filed', 'filed']);
	expect(await take(message, brume, ecume)).toEqual(['twice', 'twice']);
	// the name of a message is no secret: in another's mouth it is another message
	expect(await take(mail(lou, { messageId: message.messageId }), brume)).toEqual(['asked']);
});

test('who sends too much is asked to come later, and a name taken in vain is not used up', async () => {
	const letterbox = await fileLetterbox(await mailboxOf(brume));
	const often = (authentication: 'pass' | 'fail') =>
		takeMail(mail(paul, { authentication }), letterbox ? [letterbox] : []);
	for (let turn = 0; turn < 40; turn++) await often('fail').catch(() => undefined);
	expect(await often('pass')).toEqual(['taken']);
	const answers = await Promise.all(Array.from({ length: 35 }, () => refusal(often('pass'))));
	expect(answers.filter((one) => one === 'kernel_too_often').length).toBeGreaterThanOrEqual(5);
});

const HOUR = 3_600_000;
const appointment = (more: object = {}) => {
	const from = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 48 * HOUR);
	const its = {
		id: newId(),
		kind: 'session',
		title: 'Point',
		from,
		until: new Date(+from + HOUR),
		place: 'Mons',
		invited: [lou.id]
	};
	return NewAppointment.parse({ ...its, ...more });
};
const plan = (given: NewAppointment, viewer = ines) =>
	transaction((tx) => planAppointment(tx, brume, given, viewer, by(viewer)));

test('an appointment takes its adviser’s time, counts as nothing before it took place, and is answered from its address alone', async () => {
	const given = appointment();
	await plan(given);
	await plan(given);
	expect(await appointmentsOf(brume)).toHaveLength(1);
	expect(
		await refusal(plan(appointment({ from: new Date(+given.from + HOUR / 2), until: new Date(+given.from + HOUR) })))
	).toBe('support_two_places');
	expect(await refusal(plan(appointment({ invited: [zoe.id] })))).toBe('inbox_not_hers');
	for (const viewer of [lou, max]) expect(await refusal(plan(appointment(), viewer))).toBe('kernel_missing');
	expect(await supportOf(brume)).toEqual([]);
	expect((await hoursOf(ines.id, given.from.toISOString().slice(0, 7))).map(({ id }) => id)).toEqual([]);
	const calendar = (address: string, answer: 'accepted' | 'declined', more: object = {}): Partial<Mail> => ({
		automatic: true,
		calendar: {
			...{ method: 'REPLY', uid: `${given.id}@${publicHost()}`, sequence: 0, stamp: new Date().toISOString() },
			...{ title: '', where: '', from: null, until: null, attendees: [{ address, answer }], ...more }
		}
	});
	const its = async () => (await appointmentsOf(brume))[0]?.invited[0]?.answer;
	expect(await take(mail(lou, calendar(lou.email ?? '', 'accepted')), brume)).toEqual(['answered']);
	expect(await its()).toBe('accepted');
	expect(await take(mail(zoe, calendar(lou.email ?? '', 'declined')), brume)).toEqual(['automatic']);
	expect(await take(mail(lou, { ...calendar(lou.email ?? '', 'declined'), authentication: 'none' }), brume)).toEqual([
		'automatic'
	]);
	const moved = { ...given, from: new Date(+given.from + HOUR), until: new Date(+given.from + 2 * HOUR) };
	await transaction((tx) => moveAppointment(tx, brume, moved, ines, by(ines)));
	expect(await its()).toBe('asked');
	expect(await take(mail(lou, calendar(lou.email ?? '', 'declined')), brume)).toEqual(['answered']);
	expect(await its()).toBe('asked');
	expect(await invitationsOf(lou.id)).toMatchObject([{ from: moved.from, sequence: 1 }]);
	expect(await refusal(transaction((tx) => cancelAppointment(tx, brume, given.id, paul, by(paul))))).toBe(
		'kernel_missing'
	);
	await transaction((tx) => cancelAppointment(tx, brume, given.id, ines, by(ines)));
	expect(await invitationsOf(lou.id)).toEqual([]);
	const { rows } = await sql<{ types: string }>`
		select attachments ->> 0 as types from kernel.mail where recipient = ${lou.email} and attachments::text like '%calendar%' order by written_at, id`.execute(
		db
	);
	expect(rows.map(({ types }) => /method=(\w+)/.exec(types)?.[1])).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
});

test('who has left a file takes nothing along of what is planned in it', async () => {
	const tess = await person('Tess');
	const holding = await joinedBy(brume, tess, lou);
	const given = appointment({ title: 'Le rachat', invited: [lou.id, tess.id], place: 'Chez le notaire' });
	await plan(given);
	const taken = async () => (await exportOwn(tess.id)).ventureAppointments;
	expect(await taken()).toMatchObject([{ title: 'Le rachat', place: 'Chez le notaire' }]);
	await transaction((tx) => leaveFile(tx, holding, tess.id, by(tess)));
	expect(await taken()).toMatchObject([{ from: given.from, title: null, place: null, link: null, answer: 'asked' }]);
	await transaction((tx) => cancelAppointment(tx, brume, given.id, ines, by(ines)));
});

test('once it took place it is a contact that counts, unless the hour is counted already', async () => {
	const given = appointment();
	await plan(given);
	const say = (held: boolean) =>
		transaction((tx) => sayAppointment(tx, { file: brume, appointment: given.id, held }, ines, by(ines)));
	expect(await refusal(say(true))).toBe('inbox_early');
	await sql`update venture.contact c set during = tstzrange(now() - interval '3 hours', now() - interval '2 hours'), at = now() - interval '3 hours'
		from venture.appointment a where a.contact = c.id and a.id = ${given.id}`.execute(db);
	const [at, until] = [new Date(Date.now() - 2.5 * HOUR), new Date(Date.now() - 1.5 * HOUR)];
	const session = {
		kind: 'session',
		files: [brume] as string[],
		organization: maison,
		at,
		until,
		operation: null,
		summary: null,
		shared: false
	} as const;
	const noted = await transaction((tx) => noteContact(tx, session, paul, by(paul)));
	expect(await refusal(say(true))).toBe('support_hour_twice');
	await sql`update venture.contact_file set supports = null where contact = ${noted}`.execute(db);
	await say(true);
	expect(await supportOf(brume)).toMatchObject([{ minutes: 60, sessions: 1 }]);
	expect(await refusal(say(true))).toBe('kernel_missing');
	expect(
		(await contactsOf(await fileFor(lou, brume), lou)).some(({ kind, shared }) => kind === 'session' && shared)
	).toBe(true);
});

test('who is erased leaves nothing of what she wrote, nor her address', async () => {
	await transaction((tx) => prove(tx, zoe.email ?? ''));
	await take(mail(ines, { to: [zoe.email ?? ''], subject: 'Pour Zoe' }), ecume);
	await take(
		mail(ines, { forwarded: { name: 'Zoe', address: zoe.email ?? '', at: null, subject: null }, quoted: 'Ma vie.' }),
		ecume
	);
	await take(mail(zoe, { text: 'Mon secret.' }), ecume);
	expect((await exportOwn(zoe.id)).ventureLetters).toHaveLength(1);
	await transaction((tx) => erasePerson(tx, zoe.id));
	const { rows } = await sql<{
		whole: string;
	}>`select to_jsonb(l)::text as whole from venture.letter l where file = ${ecume}`.execute(db);
	expect(rows.length).toBeGreaterThan(2);
	for (const { whole } of rows) expect(whole).not.toMatch(/zoe@|secret|Ma vie/);
});
