import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { erasePerson, merge } from '../persons.ts';
import {
	addressOf,
	adviser,
	dismiss,
	factsOf,
	lettersTo,
	linkIn,
	organization,
	person,
	viewer,
	web,
	welcome
} from './asking.fixture.ts';
import { lookAfterQuestions } from './due.ts';
import {
	answer,
	ask,
	closeQuestion,
	isAnswered,
	keepWelcomer,
	linked,
	messagesOf,
	questionById,
	questionFor,
	questionsAsked,
	questionsFor,
	reopenQuestion,
	reply,
	takeOver,
	waitingFor
} from './index.ts';

let house: string;
let names = 0;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	house = await organization('Maison');
});

beforeEach(async () => {
	await untold((tx) => sql`delete from venture.welcomer`.execute(tx));
});

const refusal = (act: Promise<unknown>): Promise<string | null> =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);

/** A question on Thursday 3 December 2026. */
const asked = (more: Partial<Parameters<typeof ask>[1]> = {}, at = new Date('2026-12-03T10:00:00Z')) => {
	const name = `Asker ${names++}`;
	const given = { name, email: addressOf(name), words: 'Où commencer ?', path: '/agenda/atelier', ...more };
	return transaction((tx) => ask(tx, given, { viewer: null, locale: 'fr' }, { ...web, at }));
};
const at = (day: string) => ({ ...web, at: new Date(`${day}T11:00:00Z`) });
const on = (day: string) => lookAfterQuestions(new Date(`${day}T06:00:00Z`));

test('with nobody to answer, nothing is asked', async () => {
	expect(await isAnswered()).toBe(false);
	expect(await refusal(asked())).toBe('asking_nobody');
});

test('a question goes to a named person, with a day, and a letter to each of both', async () => {
	const ines = await adviser('Ines Carlier', house);
	await welcome(ines, house);
	expect(await isAnswered()).toBe(true);
	const question = await asked();
	expect(question).toMatchObject({ welcomerName: 'Ines Carlier', dueDay: '2026-12-08', area: 'agenda' });
	expect(linked('thread', (await linkIn(question.email, 'parler')).trim())).toBe(question.id);
	const [own] = await lettersTo(question.email);
	expect(own).toMatchObject({ confidential: true });
	expect(own?.text).not.toContain('Où commencer');
	const [hers] = await lettersTo(addressOf('Ines Carlier'));
	expect(hers?.text).toContain(href(`/desk/ventures/questions/${question.id}`, 'fr'));
	expect(hers?.text).not.toContain('Où commencer');
	expect(await factsOf(question.id)).toEqual(['asked']);
});

test('sent twice it is asked once; two who answer share what comes', async () => {
	const [one, two] = [await adviser('Aa', house), await adviser('Bb', house)];
	await welcome(one, house);
	await welcome(two, house);
	const id = newId();
	const given = { id, email: 'twice@example.org' };
	await Promise.all([asked(given), asked(given), asked(given)]);
	expect(await messagesOf(id)).toHaveLength(1);
	const others = await Promise.all(Array.from({ length: 5 }, () => asked()));
	const all = [await questionById(id), ...others].map(({ welcomer }) => welcomer);
	expect(all.filter((who) => who === one.id)).toHaveLength(3);
});

test('answered, replied, answered again: each in its time, in the thread and by letter', async () => {
	const ada = await adviser('Ada', house);
	await welcome(ada, house);
	const question = await asked();
	await transaction((tx) => answer(tx, question.id, { words: 'Venez jeudi.' }, ada, at('2026-12-04')));
	expect((await questionById(question.id)).state).toBe('answered');
	const letters = await lettersTo(question.email);
	const sent = letters.find(({ text }) => text.includes('Venez jeudi.'));
	expect(sent?.confidential).toBe(true);
	const id = newId();
	for (const _ of [1, 2])
		await transaction((tx) =>
			reply(tx, question.id, { id, words: 'Quel jeudi ?' }, { ...web, at: new Date('2026-12-07T10:00:00Z') })
		);
	expect(await questionById(question.id, db, '2026-12-07')).toMatchObject({ state: 'open', dueDay: '2026-12-10' });
	await transaction((tx) => answer(tx, question.id, { words: 'Le dix.' }, ada, at('2026-12-08')));
	expect((await messagesOf(question.id)).map(({ words }) => words)).toEqual([
		'Où commencer ?',
		'Venez jeudi.',
		'Quel jeudi ?',
		'Le dix.'
	]);
	expect(await factsOf(question.id)).toEqual(['asked', 'answered', 'answered']);
	await transaction((tx) => closeQuestion(tx, question.id, ada, web));
	expect(await refusal(transaction((tx) => reply(tx, question.id, { words: 'Encore' }, web)))).toBe('asking_closed');
	await transaction((tx) => reopenQuestion(tx, question.id, ada, web));
	expect((await questionById(question.id)).state).toBe('answered');
});

test('whoever answers is reminded once before it is late, and late is told once', async () => {
	const eve = await adviser('Eve', house);
	await welcome(eve, house);
	const question = await asked();
	for (const day of ['2026-12-04', '2026-12-07', '2026-12-07', '2026-12-08']) await on(day);
	expect((await lettersTo(addressOf('Eve'))).map(({ subject }) => subject)).toEqual([
		'Une question vous attend',
		'Une question attend toujours votre réponse'
	]);
	await on('2026-12-09');
	await on('2026-12-10');
	expect(await factsOf(question.id)).toEqual(['asked', 'question_late']);
	expect(await refusal(transaction((tx) => closeQuestion(tx, question.id, eve, web)))).toBe('asking_answer_first');
});

test('colleagues read it and take it over when she is away; nobody else finds it', async () => {
	const other = await organization('Autre');
	const [fay, gil, stranger] = [await adviser('Fay', house), await adviser('Gil', house), await adviser('Hal', other)];
	await welcome(fay, house, { areas: ['agenda'] });
	const question = await asked({}, new Date());
	expect((await questionsFor(gil)).map(({ id }) => id)).toContain(question.id);
	expect(await questionsFor(stranger)).toEqual([]);
	expect(await refusal(questionFor(stranger, question.id))).toBe('kernel_missing');
	expect(await refusal(transaction((tx) => answer(tx, question.id, { words: 'Moi' }, gil, web)))).toBe(
		'asking_not_yours'
	);
	expect(await refusal(transaction((tx) => takeOver(tx, question.id, gil, web)))).toBe('asking_not_yours');
	await welcome(fay, house, { awayUntil: '2999-01-01' });
	await transaction((tx) => takeOver(tx, question.id, gil, web));
	await transaction((tx) => answer(tx, question.id, { words: 'Je reprends.' }, gil, web));
	expect(await factsOf(question.id)).toEqual(['asked', 'question_taken', 'answered']);
});

test('whoever loses her role answers no more: a colleague gets what waits, and its asker is told', async () => {
	const [ira, jan] = [await adviser('Ira', house), await adviser('Jan', house)];
	await welcome(ira, house, { areas: ['agenda'] });
	const question = await asked({}, new Date('2026-11-05T10:00:00Z'));
	await welcome(jan, house);
	await dismiss(ira.id, house);
	expect(await refusal(questionFor(await viewer(ira.id), question.id))).toBe('kernel_missing');
	await on('2026-11-06');
	expect(await questionById(question.id)).toMatchObject({ welcomerName: 'Jan', dueDay: '2026-11-10' });
	expect((await lettersTo(question.email)).map(({ subject }) => subject)).toContain('Jan vous répond désormais');
	await dismiss(jan.id, house);
	await on('2026-11-12');
	expect((await waitingFor()).find(({ name }) => name === 'Jan')).toMatchObject({ open: 1, late: 1, answers: false });
});

test('only who keeps an organisation says who answers for it', async () => {
	const other = await organization('Voisine');
	const [kim, lou] = [await adviser('Kim', house), await adviser('Lou', other)];
	const said = { areas: [], days: 2, awayUntil: null };
	const whose = { person: kim.id, organization: house };
	expect(await refusal(transaction((tx) => keepWelcomer(tx, whose, said, lou, web)))).toBe('kernel_missing');
	const wrong = { person: lou.id, organization: house };
	expect(await refusal(transaction((tx) => keepWelcomer(tx, wrong, said, kim, web)))).toBe('venture_adviser_wrong');
});

test('a question is hers who asked it signed in, or by the address that she reads', async () => {
	await welcome(await adviser('Mo', house), house);
	const known = await person('Nadia');
	const question = await asked({ email: addressOf('Nadia') });
	expect(question.asker).not.toBe(known);
	expect((await questionsAsked({ id: known, email: addressOf('Nadia') })).map(({ id }) => id)).toEqual([question.id]);
	const stranger = await asked({ email: 'nobody@example.org' });
	expect((await questionsAsked({ id: newId(), email: 'nobody@example.org' })).map(({ id }) => id)).not.toContain(
		stranger.id
	);
});

test('erased, she leaves no name and no word, and what was answered to her stays', async () => {
	const ola = await adviser('Ola', house);
	await welcome(ola, house);
	const question = await asked();
	await transaction((tx) => answer(tx, question.id, { words: 'Une réponse.' }, ola, at('2026-12-04')));
	await transaction((tx) => erasePerson(tx, question.asker));
	expect(await questionById(question.id)).toMatchObject({ name: '', email: '', state: 'closed' });
	expect((await messagesOf(question.id)).map(({ words }) => words)).toEqual([null, 'Une réponse.']);
	const other = await asked();
	await transaction((tx) => answer(tx, other.id, { words: 'Pour toi.' }, ola, at('2026-12-04')));
	// the fact that she is erased is identity's
	await untold((tx) => erasePerson(tx, ola.id));
	expect((await messagesOf(other.id)).map(({ words }) => words)).toEqual(['Où commencer ?', null]);
	expect(await isAnswered()).toBe(false);
});

test('two who turn out to be one keep what either asked and answers for', async () => {
	const [sam, twin] = [await adviser('Sam', house), await adviser('Twin', house)];
	for (const who of [sam, twin]) await welcome(who, house);
	const question = await asked();
	const other = question.welcomer === sam.id ? twin.id : sam.id;
	await untold((tx) => merge(tx, ref('person', question.welcomer), ref('person', other)));
	expect((await questionById(question.id)).welcomer).toBe(other);
	const { rows } = await sql<{ person: string }>`select person from venture.welcomer`.execute(db);
	expect(rows.map(({ person: who }) => who)).toEqual([other]);
});
