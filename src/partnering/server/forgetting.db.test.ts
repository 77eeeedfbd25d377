import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson, rename } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { post } from '#kernel/server/mail.ts';
import { isProved } from '#kernel/server/mailboxes.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { erase, exportOf } from '../../erase.ts';
import { lastTo, said, talking, tokenIn } from './abroad.fixture.ts';
import {
	answerByKnock,
	askInterest,
	inviteOutside,
	knock,
	knockByLink,
	messagesOf,
	outsideByLink,
	tieOutside,
	writeMessage
} from './index.ts';
import { limitLetters } from './letters.ts';
import { eraseOutside } from './outside-data.ts';
import { forgetOutsides } from './outside-forgetting.ts';
import { by, organization, person, published, refusal } from './partnering.fixture.ts';

let ines: Viewer;
let team: Viewer;
let proposal = '';
const job = { actor: null, source: 'job' } as const;

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	ines = await person('Ines', 'partner', await organization('Studio'));
	team = await person('Equipe', 'coordinator');
	proposal = await published(ines);
});

const account = (email: string) =>
	transaction((tx) => findOrMakePerson(tx, { name: 'Aino', email, locale: 'fi', fictional: true }));
const hello = (to: string, its: string | null) =>
	transaction((tx) => post(tx, { to, person: its, locale: 'fi', subject: 'Hei', text: `Hei ${its}`, words: 'hub' }));
const whole = async (email: string): Promise<string> => {
	const { rows } = await sql<{ whole: string }>`
		select coalesce(string_agg(its, ' '), '') as whole from (
			select to_jsonb(o)::text as its from partnering.outside o union all select to_jsonb(k)::text from partnering.knock k
			union all select to_jsonb(l)::text from kernel.mail l) every_one where position(${email} in its) > 0`.execute(db);
	return rows[0]?.whole ?? '';
};

test('a party that is erased leaves the letters and the proof of an account with its address', async () => {
	const email = 'aino@revontuli.example';
	const one = await talking(ines, proposal, email);
	const aino = await account(email);
	await hello(email, aino);
	await transaction((tx) => eraseOutside(tx, one.party.id, job));
	const { rows } = await sql<{ subjectOf: string | null }>`
		select subject_of from kernel.mail where recipient = ${email}`.execute(db);
	expect(rows).toEqual([{ subjectOf: aino }]);
	expect(await isProved(email)).toBe(true);
	const two = await talking(ines, proposal, 'yksin@revontuli.example');
	await transaction((tx) => eraseOutside(tx, two.party.id, job));
	expect(await isProved('yksin@revontuli.example')).toBe(false);
	expect(await whole('yksin@revontuli.example')).toBe('');
});

test('a link of what was typed reads and answers only what everybody may still see; an invitation goes on', async () => {
	const narrowed = await published(ines, { title: 'Encore public' });
	await transaction((tx) => knock(tx, narrowed, said('ulla@yritys.example')));
	await transaction((tx) =>
		inviteOutside(tx, narrowed, { email: 'kutsuttu@yritys.example', locale: 'fi' }, ines, by(ines))
	);
	const [link, invitation] = await Promise.all(
		['ulla', 'kutsuttu'].map(async (who) => tokenIn((await lastTo(`${who}@yritys.example`))?.text))
	);
	expect((await knockByLink(link ?? '')).proposal?.title).toBe('Encore public');
	const narrow = (what: ReturnType<typeof sql>) =>
		untold((tx) => sql`update partnering.proposal set ${what} where id = ${narrowed}`.execute(tx));
	const press = () => transaction((tx) => answerByKnock(tx, link ?? '', null, { source: 'web' }));
	await narrow(sql`audience = 'invited', title = 'Secret'`);
	expect(await refusal(knockByLink(link ?? ''))).toBe('kernel_missing');
	expect(await refusal(press())).toBe('kernel_missing');
	expect((await knockByLink(invitation ?? '')).proposal?.title).toBe('Secret');
	await narrow(sql`state = 'draft'`);
	for (const token of [link, invitation]) expect(await refusal(knockByLink(token ?? ''))).toBe('kernel_missing');
});

test('what was said before a party was tied is its host’s, and goes with her account', async () => {
	const [email, atelier] = ['kaisa@yritys.example', await organization('Atelier')];
	const one = await talking(ines, proposal, email);
	await transaction((tx) =>
		tieOutside(tx, { outside: one.party.id, organization: atelier, host: true }, team, by(team))
	);
	const { rows } = await sql<{ id: string }>`select id from identity.person where email = ${email}`.execute(db);
	const kaisa = rows[0]?.id ?? '';
	expect(JSON.stringify(await exportOf(kaisa))).toContain('Kiinnostaa.');
	await transaction((tx) => erase(tx, kaisa));
	expect((await messagesOf(one.interest)).map(({ words }) => words)).toEqual([null]);
	expect(await whole(email)).toBe('');
});

test('who wrote for a party that was tied without a host is forgotten a year later', async () => {
	const [email, house] = ['ilmari@yritys.example', await organization('Talo')];
	const one = await talking(ines, proposal, email);
	await transaction((tx) =>
		tieOutside(tx, { outside: one.party.id, organization: house, host: false }, team, by(team))
	);
	await forgetOutsides(new Date(Date.now() + 300 * 86_400_000));
	expect(await outsideByLink(one.token)).toMatchObject({ moved: true });
	await forgetOutsides(new Date(Date.now() + 370 * 86_400_000));
	expect(await whole(email)).toBe('');
	expect(await isProved(email)).toBe(false);
});

test('an account takes along what waits at its address and its party abroad, and both are erased with it', async () => {
	const email = 'veera@yritys.example';
	const one = await talking(ines, proposal, email);
	const waiting = await published(ines, { title: 'Un autre' });
	await transaction((tx) => knock(tx, waiting, said(email, { words: 'Odottaa.' })));
	const veera = await account(email);
	const kept = JSON.stringify(await exportOf(veera));
	for (const words of ['Revontuli Oy', 'Kiinnostaa.', 'Odottaa.']) expect(kept).toContain(words);
	await transaction((tx) => erase(tx, veera));
	expect(await whole(email)).toBe('');
	expect((await messagesOf(one.interest)).map(({ words }) => words)).toEqual([null]);
	expect(await isProved(email)).toBe(false);
	const { rows } = await sql`select state from partnering.interest where id = ${one.interest}`.execute(db);
	expect(rows).toEqual([{ state: 'withdrawn' }]);
});

test('who has had the hub write as often as it may is erased all the same', async () => {
	const one = await talking(ines, proposal, 'paljon@yritys.example');
	const write = () => limitLetters(one.reader, { source: 'web', actor: null });
	while ((await refusal(write())) === undefined);
	await transaction((tx) => eraseOutside(tx, one.party.id, job));
	expect(await refusal(outsideByLink(one.token))).toBe('kernel_missing');
});

test('words of somebody erased, and her name, leave the letters of others that have not left', async () => {
	const mona = await person('Mona', 'partner', await organization('Foyer'));
	await transaction((tx) => rename(tx, mona.id, { name: 'Mona Parole' }, by(mona)));
	const talk = await transaction((tx) =>
		askInterest(
			tx,
			proposal,
			{ organization: mona.roles[0]?.scope?.id ?? '', words: 'Un mot de Mona.' },
			mona,
			by(mona)
		)
	);
	await transaction((tx) => writeMessage(tx, talk, 'Encore un mot.', mona, by(mona)));
	const named = { to: team.email ?? '', person: team.id, locale: 'fr', words: 'people' } as const;
	await transaction((tx) => post(tx, { ...named, subject: 'Mona Parole demande', text: 'Mona Parole, et Léo.' }));
	const kept = async () =>
		JSON.stringify(
			(await sql`select subject, text, gist, html from kernel.mail where sent_at is null`.execute(db)).rows
		);
	expect(await kept()).toMatch(/Un mot de Mona.*Encore un mot|Encore un mot.*Un mot de Mona/);
	await transaction((tx) => erase(tx, mona.id));
	expect(await kept()).not.toMatch(/Un mot de Mona|Encore un mot|Mona Parole/);
	expect(await kept()).toContain('—, et Léo.');
});
