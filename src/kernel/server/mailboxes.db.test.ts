import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { db, transaction } from './db.ts';
import { type Letter, openMail, post, prove } from './mail.ts';
import { isProved, mailboxOf, mailboxToken, refuseMailbox } from './mailboxes.ts';
import { openSecret } from './secret.ts';

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for tests of mailboxes', '');
	openMail({ from: 'Hub <hub@example.org>' });
});

const words = 'GAGNEZ 500 EUR sur https://exemple.invalid';
const letter = (to: string): Letter => ({ to, locale: 'fr', words: 'people', subject: words, text: words });
const postTo = (to: string) => transaction((tx) => post(tx, letter(to)));

async function lettersTo(address: string) {
	const { rows } = await sql<{ subject: string; text: string; held: boolean }>`
		select subject, text, held from kernel.mail where lower(recipient) = ${address} order by written_at, id`.execute(
		db
	);
	return { held: rows.filter(({ held }) => held), leaving: rows.filter(({ held }) => !held) };
}

async function mailboxIdOf(address: string): Promise<string> {
	const { rows } = await sql<{ id: string }>`select id from kernel.mailbox where address = ${address}`.execute(db);
	return rows[0]?.id ?? '';
}

test('a letter with people’s words waits, and the one that asks carries none of them', async () => {
	await postTo('Somebody@example.org');
	const { held, leaving } = await lettersTo('somebody@example.org');
	expect(held).toHaveLength(1);
	expect(leaving).toHaveLength(1);
	expect(JSON.stringify(leaving)).not.toContain('GAGNEZ');
	expect(leaving[0]?.text).toContain(mailboxToken(await mailboxIdOf('somebody@example.org')));
});

test('however many letters wait, an address is asked once an hour, and three times a day', async () => {
	for (let turn = 0; turn < 5; turn++) await postTo('often@example.org');
	expect((await lettersTo('often@example.org')).leaving).toHaveLength(1);
	for (let turn = 0; turn < 5; turn++) {
		await sql`update kernel.mailbox set asked_at = asked_at - interval '2 hours'`.execute(db);
		await postTo('often@example.org');
	}
	expect((await lettersTo('often@example.org')).leaving).toHaveLength(3);
});

test('once it is proved, what waited leaves and what follows is not held', async () => {
	await postTo('mine@example.org');
	const { address } = await mailboxOf(mailboxToken(await mailboxIdOf('mine@example.org')));
	await transaction((tx) => prove(tx, address));
	await postTo('MINE@example.org');
	const { held, leaving } = await lettersTo('mine@example.org');
	expect(held).toEqual([]);
	expect(leaving).toHaveLength(3);
	expect(await isProved('Mine@example.org')).toBe(true);
});

test('whoever asked for nothing gets nothing more: what waited is thrown away, and she is not asked again', async () => {
	await postTo('never@example.org');
	const mailbox = await mailboxOf(mailboxToken(await mailboxIdOf('never@example.org')));
	await transaction((tx) => refuseMailbox(tx, mailbox));
	await sql`update kernel.mailbox set asked_at = now() - interval '20 days'`.execute(db);
	await postTo('never@example.org');
	const { held, leaving } = await lettersTo('never@example.org');
	expect([held.length, leaving.length]).toEqual([1, 1]);
	expect(await isProved('never@example.org')).toBe(false);
});

test('a link that is not ours names no address', async () => {
	await postTo('link@example.org');
	const id = await mailboxIdOf('link@example.org');
	for (const token of [id, `${id}.`, `${id}.${'x'.repeat(43)}`, 'nonsense'])
		await expect(mailboxOf(token)).rejects.toMatchObject({ status: 404 });
});
