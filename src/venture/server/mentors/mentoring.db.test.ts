import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage, readFileOf } from '#kernel/server/storage.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { cardFor, fileFor } from '../files.ts';
import { supportOf } from '../hours.ts';
import { by, file, organization, person, refusal } from '../venture.fixture.ts';
import {
	cancelMentoring,
	confirmMentoring,
	declineMentoring,
	hoursOfMentor,
	mentoringsFor,
	mentoringsOf,
	sayHeld,
	stopMentor,
	withdrawHours,
	writeSupport
} from './index.ts';
import { ahead, book, earlier, mentor, open } from './mentors.fixture.ts';
import { remindOfMentorings } from './reminding.ts';

let [maison, brume, nadia] = ['', '', ''];
let ines: Viewer;
let zoe: Viewer;
let max: Viewer;
let nora: Viewer;

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-mentors-')));
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	maison = await organization('maison');
	[ines, zoe, max, nora] = [
		await person('Ines', [maison]),
		await person('Zoe'),
		await person('Max'),
		await person('Nadia')
	];
	brume = await file('Brume', maison, ines, zoe, { promises: 'Une promesse.' });
	nadia = await mentor(nora, ines, maison, { shown: true });
});

/** Opens an hour so many hours ahead. @returns its id */
async function anHour(at: number, viewer = nora): Promise<string> {
	await open(viewer, ahead(at), ahead(at + 1));
	const id = viewer === nora ? nadia : '';
	return (await hoursOfMentor(id)).find(({ from }) => +from === +ahead(at))?.id ?? '';
}
const say = (who: Viewer, id: string, held: boolean) => transaction((tx) => sayHeld(tx, who.id, id, held, by(who)));
const confirm = (id: string) => transaction((tx) => confirmMentoring(tx, nora.id, id, by(nora)));
const facts = async (id: string) => {
	const { rows } = await sql<{
		verb: string;
	}>`select verb from kernel.activity where object = ${id} order by id`.execute(db);
	return rows.map(({ verb }) => verb.replace('venture.', ''));
};
const letters = async ({ id }: Viewer) => {
	const { rows } = await sql<{ subject: string; attachments: { hash: string; mediaType: string }[] }>`
		select subject, attachments from kernel.mail where subject_of = ${id} and held order by written_at, id`.execute(db);
	return rows;
};
const calendars = async (viewer: Viewer) => {
	const attached = (await letters(viewer)).flatMap(({ attachments }) => attachments);
	const texts = await Promise.all(attached.map(async ({ hash }) => (await readFileOf(hash)).content.toString()));
	const line = (text: string, name: string) =>
		new RegExp(`^${name}[;:].*$`, 'm').exec(text.replace(/\r\n /g, ''))?.[0].trim();
	return texts.map((text) => ['METHOD', 'UID', 'SEQUENCE', 'STATUS'].map((name) => line(text, name)?.split(':')[1]));
};

test('a slot is booked once, however many ask at once, and nobody is with two mentors at a time', async () => {
	const hours = await anHour(10);
	const all = await Promise.all(
		[zoe, max, await person('Lea'), await person('Tom')].map((one) => refusal(book(one, hours, ahead(10))))
	);
	expect(all.filter((one) => one === undefined)).toHaveLength(1);
	expect(all.filter((one) => one === 'mentors_slot_taken')).toHaveLength(3);
	const paul = await person('Paul');
	const other = await mentor(paul, ines, maison, { shown: true });
	await open(paul, ahead(10), ahead(11));
	const [his] = await hoursOfMentor(other);
	const who = [zoe, max][all.indexOf(undefined)];
	if (who) expect(await refusal(book(who, his?.id ?? '', ahead(10)))).toBe('mentors_two_places');
	expect(await refusal(book(nora, hours, new Date(+ahead(10) + 1_800_000)))).toBe('mentors_self');
	expect(await refusal(book(zoe, hours, new Date(+ahead(10) + 60_000)))).toBe('mentors_slot_missing');
});

test('it stands once the mentor has confirmed it, in the calendars of both, and is taken out again', async () => {
	const hours = await anHour(14);
	const id = await book(zoe, hours, ahead(14), { file: brume, project: null });
	expect(await refusal(transaction((tx) => confirmMentoring(tx, zoe.id, id, by(zoe))))).toBe('kernel_missing');
	await confirm(id);
	await transaction((tx) => cancelMentoring(tx, zoe.id, id, 'Je suis malade.', by(zoe)));
	const uid = expect.stringContaining(id);
	const both = [
		['REQUEST', uid, '0', 'CONFIRMED'],
		['CANCEL', uid, '1', 'CANCELLED']
	];
	expect([await calendars(zoe), await calendars(nora)]).toEqual([both, both]);
	expect(await facts(id)).toEqual(['mentoring_asked', 'mentoring_confirmed', 'mentoring_cancelled']);
	const again = await book(max, hours, ahead(14));
	await transaction((tx) => declineMentoring(tx, nora.id, again, 'Pas ce jour-là.', by(nora)));
	expect((await mentoringsOf(max.id))[0]).toMatchObject({ state: 'declined', word: 'Pas ce jour-là.' });
	expect((await hoursOfMentor(nadia)).find((one) => one.id === hours)?.free).toHaveLength(2);
});

test('withdrawn hours call off what was booked of them', async () => {
	const hours = await anHour(18);
	const id = await book(max, hours, ahead(18));
	await confirm(id);
	expect(await refusal(transaction((tx) => withdrawHours(tx, max.id, hours, by(max))))).toBe('kernel_missing');
	await transaction((tx) => withdrawHours(tx, nora.id, hours, by(nora)));
	expect((await mentoringsOf(max.id))[0]).toMatchObject({ id, state: 'cancelled' });
	expect(await refusal(book(max, hours, ahead(18)))).toBe('kernel_missing');
});

test('a mentor reads the card of the file while an hour stands and 90 days after, and nothing else of it', async () => {
	const id = await book(zoe, await anHour(22), ahead(22), { file: brume, project: null });
	const card = await cardFor(nora, brume);
	expect(card).toEqual({
		...{ id: brume, standing: { as: 'mentor' }, name: 'Brume', sentence: 'Brume en une phrase.' },
		...{ stage: 'idea', needs: 'Besoins de Brume.' }
	});
	expect(await refusal(fileFor(nora, brume))).toBe('kernel_missing');
	expect(await refusal(cardFor(max, brume))).toBe('kernel_missing');
	await earlier(id, 24 * 89);
	expect((await cardFor(nora, brume)).standing.as).toBe('mentor');
	await earlier(id, 24 * 3);
	expect(await refusal(cardFor(nora, brume))).toBe('kernel_missing');
	expect((await cardFor(zoe, brume)).standing.as).toBe('holder');
});

test('an hour was held once both say so, and counts as support only once an adviser has written it down', async () => {
	const id = await book(zoe, await anHour(26), ahead(26), { file: brume, project: null });
	await confirm(id);
	expect(await refusal(say(zoe, id, true))).toBe('mentors_early');
	await earlier(id, 30);
	await say(zoe, id, true);
	const write = () => transaction((tx) => writeSupport(tx, { id, organization: maison }, ines, by(ines)));
	expect(await refusal(write())).toBe('mentors_not_held');
	await say(nora, id, true);
	expect(await facts(id)).toEqual(['mentoring_asked', 'mentoring_confirmed', 'mentored']);
	await say(nora, id, false);
	await say(nora, id, true);
	expect(await supportOf(brume)).toEqual([]);
	expect(await refusal(transaction((tx) => writeSupport(tx, { id, organization: maison }, zoe, by(zoe))))).toBe(
		'kernel_missing'
	);
	await write();
	expect(await supportOf(brume)).toMatchObject([{ minutes: 30, sessions: 1 }]);
	expect([await refusal(write()), await refusal(say(zoe, id, false))]).toEqual(['mentors_written', 'mentors_written']);
});

test('the day before both are reminded, whoever has not answered is asked, and afterwards both are, each once', async () => {
	const lea = await person('Lena');
	const id = await book(lea, await anHour(40), ahead(40));
	await confirm(id);
	const now = (hours: number) => new Date(+ahead(40) + hours * 3_600_000);
	for (const at of [-30, -20, -20, 2, 2]) await remindOfMentorings(now(at));
	const own = (await letters(lea)).map(({ subject }) => subject.split(/[\s:]/)[0]);
	expect(own).toEqual(['C’est', 'Rappel', 'Avez-vous']);
	// where it is, and what either says, is for her alone
	const { rows } =
		await sql`select from kernel.mail where subject_of = ${lea.id} and held and not confidential`.execute(db);
	expect(rows).toHaveLength(0);
});

test('a mentor who stops leaves nobody waiting', async () => {
	const id = await book(max, await anHour(50), ahead(50));
	await transaction((tx) => stopMentor(tx, nora.id, by(nora)));
	expect((await mentoringsOf(max.id)).find((one) => one.id === id)).toMatchObject({ state: 'cancelled' });
	expect((await mentoringsFor(nora.id)).some((one) => one.state === 'confirmed' && one.from > new Date())).toBe(false);
});
