import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Mail } from '#kernel/inbox/mail.ts';
import { transaction } from '#kernel/server/db.ts';
import { declareLetterboxes, letterboxAt } from '#kernel/server/inbox/letterboxes.ts';
import { openInbox } from '#kernel/server/inbox/setting.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { prove } from '#kernel/server/mail.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { lastTo, talking } from './abroad.fixture.ts';
import { talkAddress } from './addresses.ts';
import { messagesOf } from './index.ts';
import { talkLetterbox } from './mailing.ts';
import { organization, person, published } from './partnering.fixture.ts';

let ines: Viewer;
let proposal = '';

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	openInbox({ INBOX_DOMAIN: 'courrier.example', INBOX_HOST: '127.0.0.1', DATA_DIR: 'none' });
	declareLetterboxes([talkLetterbox]);
	liftLimits();
	ines = await person('Ines', 'partner', await organization('Studio'));
	await transaction((tx) => prove(tx, ines.email ?? ''));
	proposal = await published(ines);
});

let count = 0;
const mail = (from: string, own: string, more: Partial<Mail> = {}): Mail => ({
	...{
		authentication: 'pass',
		from: { name: '', address: from },
		to: [],
		subject: 'Re',
		messageId: `<${++count}@essai>`
	},
	...{ at: null, automatic: false, loops: false, text: own, own, quoted: null, forwarded: null, calendar: null },
	...{ documents: [], leftOut: 0, ...more }
});
const bring = async (address: string | null, message: Mail) => (await letterboxAt(address ?? ''))?.take(message);

test('an answer by e-mail arrives as a message of its side, once, and from its own address alone', async () => {
	const one = await talking(ines, proposal, 'sanna@yritys.example');
	const [author, interested] = [talkAddress(one.interest, 'author'), talkAddress(one.interest, 'interested')];
	expect((await lastTo('sanna@yritys.example'))?.reply).toBe(interested);
	const hello = mail('sanna@yritys.example', 'Sopii.');
	expect([await bring(interested, hello), await bring(interested, hello)]).toEqual(['taken', 'taken']);
	const twice = mail('sanna@yritys.example', 'Heti.');
	expect(await Promise.all([bring(interested, twice), bring(interested, twice)])).toEqual(['taken', 'taken']);
	expect(await bring(author, mail(ines.email ?? '', 'D’accord.'))).toBe('taken');
	const messages = await messagesOf(one.interest);
	expect(messages.map(({ side, words, mailed }) => [side, words, mailed])).toEqual([
		['interested', 'Kiinnostaa.', false],
		['interested', 'Sopii.', true],
		['interested', 'Heti.', true],
		['author', 'D’accord.', true]
	]);
	const document = { name: 'a.pdf', mediaType: 'application/pdf', path: '', bytes: 1 };
	for (const [address, message, outcome] of [
		[interested, mail('sanna@yritys.examp1e', 'X'), 'stranger'],
		[author, mail('sanna@yritys.example', 'X'), 'stranger'],
		[interested, mail(ines.email ?? '', 'X'), 'stranger'],
		[interested, mail('sanna@yritys.example', 'X', { authentication: 'fail' }), 'forged'],
		[interested, mail('sanna@yritys.example', 'X', { authentication: 'none' }), 'unproved'],
		[interested, mail('sanna@yritys.example', 'X', { authentication: 'later' }), 'later'],
		[interested, mail('sanna@yritys.example', 'X', { automatic: true }), 'automatic'],
		[interested, mail('sanna@yritys.example', 'X', { loops: true }), 'loops'],
		[interested, mail('sanna@yritys.example', 'X', { documents: [document] }), 'documents'],
		[interested, mail('sanna@yritys.example', ''), 'empty'],
		[interested, mail('sanna@yritys.example', 'x'.repeat(4001)), 'long']
	] as const)
		expect(await bring(address, message)).toBe(outcome);
	expect(await messagesOf(one.interest)).toHaveLength(4);
	expect(await letterboxAt((interested ?? '').replace('i', 'a'))).toBeUndefined();
});
