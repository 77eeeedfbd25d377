import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { attemptTo, change, changeGiven, written } from './act.server.ts';
import { answerOf } from './asked.fixture.ts';

beforeAll(async () => {
	await testDatabase();
	await sql`create table act_test (word text)`.execute(db);
});

const event = { locals: { locale: 'fr', viewer: null } as App.Locals };
const write = (word: string) => async (tx: Tx) => {
	await sql`insert into act_test values (${word})`.execute(tx);
	return word;
};
const then = (write: (tx: Tx) => Promise<unknown>, error: unknown) => async (tx: Tx) => {
	await write(tx);
	throw error;
};
const kept = async () => (await sql<{ word: string }>`select word from act_test order by word`.execute(db)).rows;

test('a change is kept, and leads to one of our own paths in the language of the reader', async () => {
	const answer = change(event, {}, write('kept'), (word) => `/network/${word}?done=kept`);
	expect(await answerOf(answer)).toMatchObject({ status: 303, location: '/fr/reseau/kept?done=kept' });
	expect(await kept()).toEqual([{ word: 'kept' }]);
});

test('a refusal undoes the change, and is a sentence beside a field, with what was typed', async () => {
	const taken = refused('programmes_sent');
	const answer = change(event, { word: 'a' }, then(write('refused'), taken), '/me', { programmes_sent: 'word' });
	expect(await answer).toMatchObject({ status: 409, data: { typed: { word: 'a' } } });
	expect((await answerOf(answer)).data).toMatchObject({ problems: { word: expect.stringContaining(' ') } });
	expect(await kept()).toEqual([{ word: 'kept' }]);
});

test('over a limit nothing is given back: the refusal is thrown on, which knows when to try again', async () => {
	const often = refused('kernel_too_often', { seconds: 7 }, 429);
	const answer = change(event, { word: 'a' }, then(write('often'), often), '/me');
	await expect(answer).rejects.toMatchObject({ status: 429, params: { seconds: 7 } });
	expect(await kept()).toEqual([{ word: 'kept' }]);
});

test('what is not there, and what is no refusal, are thrown on', async () => {
	await expect(change(event, {}, then(write('gone'), missing()), '/me')).rejects.toMatchObject({ status: 404 });
	await expect(attemptTo(event, {}, () => Promise.reject(new Error('broken')), '/me')).rejects.toThrow('broken');
	expect(await kept()).toEqual([{ word: 'kept' }]);
});

test('nothing is written of a form that its schema refuses', async () => {
	const schema = z.object({ word: z.string().min(1, { error: 'programmes_text_long' }) });
	const given = (word: string) =>
		changeGiven(event, { word }, schema.safeParse({ word }), (tx, read) => write(read.word)(tx), '/me');
	expect(await given('')).toMatchObject({ status: 422, data: { typed: { word: '' } } });
	expect(await kept()).toEqual([{ word: 'kept' }]);
	expect(await answerOf(given('read'))).toMatchObject({ status: 303, location: '/fr/moi' });
	expect(await kept()).toEqual([{ word: 'kept' }, { word: 'read' }]);
});

test('what is made for the page itself comes back to it', async () => {
	expect(await written(event, {}, write('shown'))).toBe('shown');
	expect(await written(event, {}, then(write('not'), refused('programmes_sent')))).toMatchObject({ status: 409 });
});
