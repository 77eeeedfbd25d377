import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { transaction } from './db.ts';
import { type Letter, letterOf, mailJob, openMail, post } from './mail.ts';
import { openStorage } from './storage.ts';

const letter: Letter = {
	to: 'ada@example.org',
	words: 'hub',
	locale: 'en',
	subject: 'Your link',
	text: 'https://hub.example/link?token=secret',
	html: '<p>token=secret</p>'
};
const from = 'Hub <hub@example.org>';
const server = postbox();

beforeAll(async () => {
	await testDatabase();
	openStorage(mkdtempSync(join(tmpdir(), 'valley-mail-')));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});

afterAll(() => {
	openMail({ from });
	server.close();
});

test('a sent letter that opens an account, or is for its reader alone, keeps no words, another keeps them', async () => {
	const opening = await send({ ...letter, opens: true });
	expect(opening).toMatchObject({ opens: true, text: '', html: null, subject: 'Your link', failure: null });
	expect(opening?.sentAt).toBeInstanceOf(Date);
	expect(server.heard()).toContain('token=secret');
	expect(await send({ ...letter, confidential: true })).toMatchObject({ confidential: true, text: '', html: null });
	expect(await send(letter)).toMatchObject({
		opens: false,
		confidential: false,
		text: letter.text,
		html: letter.html,
		failure: null
	});
});

test('an invitation stands beside the text, where a calendar finds it, and says what it asks', async () => {
	const content = Buffer.from('BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n');
	const mediaType = 'text/calendar; charset=utf-8; method=REQUEST';
	await send({ ...letter, attachments: [{ name: 'invitation.ics', mediaType, content }] });
	const beside = server.heard().split('Content-Type: multipart/alternative').at(-1);
	expect(beside).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
	expect(beside).toMatch(/Content-Type: application\/ics; name=invitation\.ics/);
});

test('a letter that could not leave keeps its words for the next attempt', async () => {
	server.refuse();
	const id = await posted({ ...letter, opens: true });
	await expect(mailJob.run({ id })).rejects.toThrow('mailbox is full');
	expect(await letterOf(id)).toMatchObject({ text: letter.text, html: letter.html, sentAt: null, attempts: 1 });
});

async function send(one: Omit<Letter, 'told'>) {
	const id = await posted(one);
	await mailJob.run({ id });
	return letterOf(id);
}

/** Posted while the office is closed, so that no job of its own is asked for. */
async function posted(one: Omit<Letter, 'told'>): Promise<string> {
	openMail({ from });
	const id = await transaction((tx) => post(tx, one));
	openMail({ from, smtp: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true` });
	return id;
}

/** As much of an SMTP server (RFC 5321) as takes one letter a connection. */
function postbox() {
	let heard = '';
	let recipient = '250 yes';
	const smtp = createServer((socket) => {
		let inLetter = false;
		socket.on('error', () => undefined);
		socket.on('data', (data) => {
			heard += data;
			const end = inLetter && /\r\n\.\r\n$/.test(heard);
			if (inLetter && !end) return;
			const verb = end ? 'END' : data.toString().slice(0, 4).toUpperCase();
			inLetter = verb === 'DATA';
			const answers: Record<string, string> = { DATA: '354 go on', RCPT: recipient, QUIT: '221 bye' };
			socket.write(`${answers[verb] ?? '250 yes'}\r\n`);
		});
		socket.write('220 ready\r\n');
	});
	return Object.assign(smtp, { heard: () => heard, refuse: () => (recipient = '452 the mailbox is full') });
}
