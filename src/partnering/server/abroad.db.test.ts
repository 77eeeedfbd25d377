import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { prove } from '#kernel/server/mail.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { OutsideInterest } from '../outside.ts';
import { ask, codeIn, lastTo, lettersTo, said, sign, talking, tokenIn } from './abroad.fixture.ts';
import {
	answerByKnock,
	askOutcomes,
	confirmAgreement,
	inviteOutside,
	joinDirectory,
	knock,
	knockByLink,
	messagesOf,
	outsideByLink,
	outsideData,
	proposeAgreement,
	renewLinks,
	sayOutcomeByLink,
	takeAgreementBack,
	talkFor,
	tieOutside,
	waitingCode,
	writeMessage
} from './index.ts';
import { forgetOutsides } from './outside-forgetting.ts';
import { by, facts, organization, person, published, refusal } from './partnering.fixture.ts';

let [studio, atelier] = ['', ''];
let ines: Viewer;
let team: Viewer;
let proposal = '';

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	liftLimits();
	[studio, atelier] = [await organization('Studio'), await organization('Atelier')];
	ines = await person('Ines', 'partner', studio);
	team = await person('Equipe', 'coordinator');
	await transaction((tx) => prove(tx, ines.email ?? ''));
	proposal = await published(ines);
});

test('nothing is in a talk before the address is proved, and pressing twice is one talk', async () => {
	await transaction((tx) => knock(tx, proposal, said('aino@revontuli.example')));
	const letter = await lastTo('aino@revontuli.example');
	expect(letter?.text).not.toMatch(/Revontuli|Aino|Kiinnostaa/);
	const token = tokenIn(letter?.text);
	expect((await sql`select from partnering.interest where proposal = ${proposal}`.execute(db)).rows).toEqual([]);
	expect(await knockByLink(token)).toMatchObject({ answer: { name: 'Revontuli Oy' }, path: null });
	const press = () => transaction((tx) => answerByKnock(tx, token, null, { source: 'web' }));
	const [one, other] = [await press(), await press()];
	expect(one).toBe(other);
	const { party, interest } = await outsideByLink(one.split('/').at(-1) ?? '');
	expect(party).toMatchObject({ scheme: 'ytunnus', value: '2077474-0', country: 'FI' });
	expect(await messagesOf(interest)).toMatchObject([{ side: 'interested', words: 'Kiinnostaa.' }]);
	expect((await facts(proposal)).at(-1)).toMatchObject({ verb: 'interested', detail: { country: 'FI' } });
	expect((await lastTo(ines.email ?? ''))?.subject).toContain('Revontuli Oy');
	expect(await refusal(transaction((tx) => answerByKnock(tx, token.replace(/.$/, '_'), null, { source: 'web' })))).toBe(
		'kernel_missing'
	);
	expect(
		await refusal(transaction((tx) => answerByKnock(tx, one.split('/').at(-1) ?? '', null, { source: 'web' })))
	).toBe('kernel_missing');
});

test('a stranger hears nothing of how many answers wait for an address', async () => {
	const email = 'odottaja@revontuli.example';
	for (let typed = 0; typed < 7; typed++) await transaction((tx) => knock(tx, proposal, said(email)));
	expect((await lettersTo(email)).length).toBe(5);
	expect((await sql`select from partnering.knock where email = ${email}`.execute(db)).rows.length).toBe(5);
});

test('what is typed forges nothing, and a number is checked by its country', () => {
	const wrong = (more: object) =>
		OutsideInterest.safeParse({ ...said('a@b.example'), ...more }).error?.issues[0]?.message;
	expect(wrong({ name: 'Oy\r\nBcc: tous@example.org' })).toBe('partnering_line_wrong');
	expect(wrong({ person: 'Aino\u202e' })).toBe('partnering_line_wrong');
	expect(wrong({ number: '2077474-1' })).toBe('partnering_number_wrong');
	expect(wrong({ email: 'a@b.example\nBcc: c@d.example' })).toBe('partnering_email_wrong');
	expect(wrong({ country: '' })).toBe('partnering_country_missing');
});

test('a link reads and answers, and a code alone signs: once, for its words, its talk and its browser', async () => {
	const one = await talking(ines, proposal, 'pekka@yritys.example');
	const two = await talking(ines, proposal, 'liisa@muu.example');
	await transaction((tx) => writeMessage(tx, one.interest, 'Hei.', one.reader, { actor: null, source: 'web' }));
	for (const other of [two.reader, { outside: one.interest }])
		expect(await refusal(talkFor(other, one.interest))).toBe('kernel_missing');
	await transaction((tx) => proposeAgreement(tx, one.interest, 'Deux jours.', ines, by(ines)));
	expect(await refusal(ask(one, 'confirm', 'Trois jours.'))).toBe('partnering_words_changed');
	const secret = await ask(one, 'confirm', 'Deux jours.');
	const letter = await lastTo('pekka@yritys.example');
	expect(letter?.text).toContain('Deux jours.');
	const code = codeIn(letter?.text);
	const wrong = code === '000000' ? '000001' : '000000';
	expect(await refusal(sign(one, code, undefined))).toBe('partnering_code_browser');
	expect(await refusal(sign(one, code, 'un autre'))).toBe('partnering_code_browser');
	expect(await refusal(sign(two, code, secret))).toBe('partnering_code_none');
	expect(await refusal(sign({ ...one, interest: two.interest }, code, secret))).toBe('partnering_code_none');
	expect(await refusal(sign(one, code, secret, new Date(Date.now() + 16 * 60_000)))).toBe('partnering_code_late');
	expect(await refusal(sign(one, wrong, secret))).toBe('partnering_code_wrong');
	expect(await waitingCode(one.party.id, one.interest, secret)).toEqual({ act: 'confirm', words: 'Deux jours.' });
	expect(await waitingCode(one.party.id, one.interest, 'un autre')).toBeNull();
	// the words are put down anew: even the same ones are others
	await transaction((tx) => proposeAgreement(tx, one.interest, 'Deux jours.', ines, by(ines)));
	expect(await refusal(sign(one, code, secret))).toBe('partnering_words_changed');
	const again = await ask(one, 'confirm', 'Deux jours.');
	const right = codeIn((await lastTo('pekka@yritys.example'))?.text);
	const both = await Promise.all([refusal(sign(one, right, again)), refusal(sign(one, right, again))]);
	expect(both.sort()).toEqual(['partnering_code_none', undefined].sort());
	expect((await talkFor(ines, one.interest)).agreement?.agreedAt).not.toBeNull();
	expect((await facts(proposal)).at(-1)).toMatchObject({
		verb: 'agreed',
		target: one.party.id,
		detail: { country: 'FI' }
	});
	expect((await lastTo('pekka@yritys.example'))?.text).toContain('Deux jours.');
});

test('five wrong codes end it, and nobody stands on both sides', async () => {
	const one = await talking(ines, proposal, 'matti@yritys.example');
	const secret = await ask(one, 'propose', 'Un jour.');
	const code = codeIn((await lastTo('matti@yritys.example'))?.text);
	const wrong = code === '000000' ? '000001' : '000000';
	for (let turn = 0; turn < 5; turn++) expect(await refusal(sign(one, wrong, secret))).toBe('partnering_code_wrong');
	expect(await refusal(sign(one, code, secret))).toBe('partnering_code_tries');
	const other = await ask(one, 'propose', 'Un jour.');
	expect(await sign(one, codeIn((await lastTo('matti@yritys.example'))?.text), other)).toBe('propose');
	const matti = await transaction((tx) =>
		findOrMakePerson(tx, { name: 'Matti', email: 'matti@yritys.example', locale: 'fi' })
	);
	const twice = { ...ines, id: matti, email: 'matti@yritys.example' };
	expect(await refusal(transaction((tx) => confirmAgreement(tx, one.interest, 'Un jour.', twice, by(twice))))).toBe(
		'partnering_other_side'
	);
	await transaction((tx) => takeAgreementBack(tx, one.interest, one.reader));
	expect((await talkFor(ines, one.interest)).agreement).toBeNull();
	await transaction((tx) => knock(tx, proposal, said(ines.email ?? '')));
	const own = tokenIn((await lettersTo(ines.email ?? ''))[0]?.text);
	expect(await refusal(transaction((tx) => answerByKnock(tx, own, null, { source: 'web' })))).toBe('partnering_own');
});

test('after three months each side is asked, the one abroad by a link of its own', async () => {
	const one = await talking(ines, proposal, 'eero@yritys.example');
	await transaction((tx) => proposeAgreement(tx, one.interest, 'Ensemble.', ines, by(ines)));
	const secret = await ask(one, 'confirm', 'Ensemble.');
	await sign(one, codeIn((await lastTo('eero@yritys.example'))?.text), secret);
	await askOutcomes(new Date(Date.now() + 95 * 86_400_000));
	const token = tokenIn((await lastTo('eero@yritys.example'))?.text);
	expect(await refusal(outsideByLink(token))).toBe('kernel_missing');
	await transaction((tx) => sayOutcomeByLink(tx, token, 'worked', { source: 'web' }));
	expect((await facts(proposal)).at(-1)).toMatchObject({
		verb: 'outcome_said',
		detail: { side: 'interested', answer: 'worked' }
	});
});

test('who is invited reads what is not for everybody, by her link alone', async () => {
	const hidden = await published(ines, { audience: 'partners', anonymous: true, title: 'Caché' });
	expect(await refusal(transaction((tx) => knock(tx, hidden, said('x@y.example'))))).toBe('kernel_missing');
	await transaction((tx) => inviteOutside(tx, hidden, { email: 'x@y.example', locale: 'en' }, ines, by(ines)));
	const letter = await lastTo('x@y.example');
	expect(letter?.text).not.toMatch(/Caché|Libre le vendredi/);
	const asked = await knockByLink(tokenIn(letter?.text));
	expect(asked).toMatchObject({ answer: null, proposal: { title: 'Caché', organization: null } });
	const { email: _, locale: __, ...answer } = said('x@y.example');
	const press = () => transaction((tx) => answerByKnock(tx, tokenIn(letter?.text), answer, { source: 'web' }));
	const path = await press();
	const { party, interest } = await outsideByLink(path.split('/').at(-1) ?? '');
	expect((await talkFor({ outside: party.id }, interest)).proposal).toMatchObject({
		title: 'Caché',
		organization: null
	});
});

test('links that were renewed open nothing, and in the directory its talks are the organisation’s', async () => {
	const one = await talking(ines, proposal, 'kaisa@yritys.example');
	await transaction((tx) => renewLinks(tx, one.party.id));
	expect(await outsideByLink(one.token)).toMatchObject({ old: true });
	expect(
		await refusal(
			transaction((tx) => tieOutside(tx, { outside: one.party.id, organization: atelier, host: true }, ines, by(ines)))
		)
	).toBe('kernel_missing');
	await transaction((tx) =>
		tieOutside(tx, { outside: one.party.id, organization: atelier, host: true }, team, by(team))
	);
	const { rows } = await sql<{
		id: string;
	}>`select id from identity.person where email = 'kaisa@yritys.example'`.execute(db);
	const kaisa = {
		...ines,
		id: rows[0]?.id ?? '',
		email: 'kaisa@yritys.example',
		roles: [{ role: 'partner' as const, scope: { kind: 'organization', id: atelier } }]
	};
	expect(await talkFor(kaisa, one.interest)).toMatchObject({
		side: 'interested',
		interested: { id: atelier, country: null }
	});
	expect(await refusal(talkFor(one.reader, one.interest))).toBe('kernel_missing');
	await transaction((tx) => knock(tx, proposal, said('kaisa@yritys.example')));
	const token = tokenIn((await lettersTo('kaisa@yritys.example'))[0]?.text);
	expect(await refusal(transaction((tx) => answerByKnock(tx, token, null, { source: 'web' })))).toBe(
		'partnering_outside_here'
	);
	const two = await talking(ines, proposal, 'ilmari@yritys.example');
	const sentence = { source: 'fr', fr: 'Des lumières.' } as const;
	const given = { outside: two.party.id, kind: 'company', sentence, host: false } as const;
	const made = await transaction((tx) => joinDirectory(tx, given, team, by(team)));
	const { rows: numbers } = await sql<{ value: string }>`
		select value from network.identifier where organization = ${made} and scheme = 'ytunnus'`.execute(db);
	expect(numbers).toEqual([{ value: '2077474-0' }]);
});

test('who is outside takes her data along and has them erased, and what nobody proves is forgotten', async () => {
	const one = await talking(ines, proposal, 'veikko@yritys.example');
	const kept = JSON.stringify(await outsideData(one.party));
	expect(kept).toMatch(/Kiinnostaa/);
	expect(kept).toMatch(/veikko@/);
	const secret = await ask(one, 'erase');
	expect(await sign(one, codeIn((await lastTo('veikko@yritys.example'))?.text), secret)).toBe('erase');
	const { rows } = await sql<{ whole: string }>`
		select to_jsonb(o)::text || coalesce((select string_agg(to_jsonb(s)::text, '') from partnering.message s where s.interest = ${one.interest}), '')
			|| coalesce((select string_agg(to_jsonb(k)::text, '') from kernel.mail k where k.recipient = 'veikko@yritys.example'), '') as whole
		from partnering.outside o where id = ${one.party.id}`.execute(db);
	expect(rows[0]?.whole).not.toMatch(/veikko|Aino|Revontuli|Kiinnostaa|2077474/);
	expect((await talkFor(ines, one.interest)).state).toBe('withdrawn');
	expect(await refusal(outsideByLink(one.token))).toBe('kernel_missing');
	await transaction((tx) => knock(tx, proposal, said('hiljaa@yritys.example')));
	await forgetOutsides(new Date(Date.now() + 8 * 86_400_000));
	expect((await sql`select from partnering.knock where email = 'hiljaa@yritys.example'`.execute(db)).rows).toEqual([]);
	const old = await talking(ines, proposal, 'ulla@yritys.example');
	await forgetOutsides(new Date(Date.now() + 800 * 86_400_000));
	expect(await refusal(outsideByLink(old.token))).toBe('kernel_missing');
});
