import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { prove } from '#kernel/server/mail.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { asProposal } from '../index.ts';
import { Submission } from '../outside.ts';
import { ask, codeIn, lastTo, lettersTo, sign, tokenIn } from './abroad.fixture.ts';
import { lookAfterProposals } from './expiry.ts';
import {
	acceptInterest,
	actingByOwnLink,
	allProposals,
	askCode,
	askInterest,
	changeProposal,
	confirmAgreement,
	declineInterest,
	matchesFor,
	outsideByLink,
	outsideData,
	ownByLink,
	ownShown,
	proposalFor,
	proposals,
	proposeAgreement,
	publishProposal,
	putUpByLink,
	refuseProposal,
	renewByLink,
	renewProposal,
	signWith,
	submissionByLink,
	submit,
	talkFor,
	tieOutside,
	withdrawProposal,
	writeMessage
} from './index.ts';
import { forgetOutsides } from './outside-forgetting.ts';
import { by, day, facts, organization, person, proposed, published, refusal } from './partnering.fixture.ts';
import { reportedProposal } from './reporting.ts';
import { waits } from './waits.ts';

let [studio, atelier] = ['', ''];
let ines: Viewer;
let lena: Viewer;
let team: Viewer;
const web = { actor: null, source: 'web' } as const;

beforeAll(async () => {
	await testDatabase();
	openSecret('x'.repeat(40), 'none');
	liftLimits();
	[studio, atelier] = [await organization('Studio'), await organization('Atelier')];
	ines = await person('Ines', 'partner', studio);
	lena = await person('Lena', 'partner', atelier);
	team = await person('Equipe', 'coordinator');
	await transaction((tx) => prove(tx, ines.email ?? ''));
});

/** What somebody abroad wants to put up. */
const typed = (email: string, more: object = {}) =>
	Submission.parse({
		...{ name: 'Revontuli Oy', person: 'Aino Virtanen', country: 'FI', number: '2077474-0', email, locale: 'fi' },
		...{ direction: 'offer', kind: 'studio', title: 'Studio Oulussa', needs: 'Tilaa perjantaisin.', sectors: [] },
		...{ locality: 'Oulu', languages: ['fi', 'en'], until: day(60), ...more }
	});

/** What was put up at an address, and waits for the team. */
async function put(email: string, more: object = {}) {
	await transaction((tx) => submit(tx, typed(email, more)));
	const link = tokenIn((await lastTo(email))?.text);
	const path = await transaction((tx) => putUpByLink(tx, link));
	const token = path.split('/').at(-1) ?? '';
	const { party, proposal } = await ownByLink(token);
	return { token, party, id: proposal.id, reader: { outside: party.id }, email };
}

const publish = (id: string) => transaction((tx) => publishProposal(tx, id, team, by(team)));

/** The same, published. */
async function open(email: string, more: object = {}) {
	const own = await put(email, more);
	await publish(own.id);
	return own;
}

/** Somebody here is interested: the talk as the link of the letter opens it to the one abroad. */
async function interested(own: Awaited<ReturnType<typeof put>>, viewer: Viewer, scope: string) {
	const words = 'Cela nous irait.';
	await transaction((tx) => askInterest(tx, own.id, { organization: scope, words }, viewer, by(viewer)));
	const letter = await lastTo(own.email);
	const token = tokenIn(letter?.text);
	return { ...own, ...(await outsideByLink(token)), token, letter };
}

test('nothing is a proposal before the address is proved, nor seen before the team publishes it', async () => {
	const email = 'aino@revontuli.example';
	await transaction((tx) => submit(tx, typed(email)));
	const letter = await lastTo(email);
	expect(letter?.text).not.toMatch(/Revontuli|Aino|Oulu|perjantaisin/);
	expect((await sql`select from partnering.proposal where outside is not null`.execute(db)).rows).toEqual([]);
	const link = tokenIn(letter?.text);
	expect(await submissionByLink(link)).toMatchObject({ given: { title: 'Studio Oulussa' }, path: null });
	const press = () => transaction((tx) => putUpByLink(tx, link));
	const [one, other] = [await press(), await press()];
	expect(one).toBe(other);
	const { party, proposal } = await ownByLink(one.split('/').at(-1) ?? '');
	expect(party).toMatchObject({ scheme: 'ytunnus', value: '2077474-0', country: 'FI' });
	for (const reader of [null, ines]) expect(await refusal(proposalFor(reader, proposal.id))).toBe('kernel_missing');
	expect(await refusal(transaction((tx) => publishProposal(tx, proposal.id, ines, by(ines))))).toBe('kernel_missing');
	expect(await waits[1]?.find(team)).toMatchObject({ count: 1 });
	const query = { q: '', state: '', direction: '', waiting: 'abroad', sort: 'title', descending: false } as const;
	expect((await allProposals({ ...query, limit: 9, offset: 0 })).rows).toMatchObject([
		{ organization: 'Revontuli Oy', country: 'FI', state: 'draft' }
	]);
	const changed = transaction((tx) => changeProposal(tx, proposal.id, proposed(studio), team, by(team)));
	expect(await refusal(changed)).toBe('partnering_not_now');
	await publish(proposal.id);
	expect(await waits[1]?.find(team)).toMatchObject({ count: 0 });
	const shown = await proposalFor(null, proposal.id);
	expect(shown.organization).toEqual({ id: party.id, slug: null, name: 'Revontuli Oy', country: 'FI' });
	expect((await facts(proposal.id)).at(-1)).toMatchObject({ target: party.id, detail: { country: 'FI' } });
	const said = asProposal(shown, { url: 'https://hub.example/x', hubUrl: 'https://hub.example', locale: 'fr' });
	expect(said).toMatchObject({ offeredBy: { '@type': 'Organization', name: 'Revontuli Oy', location: 'FI' } });
	expect((await lastTo(email))?.subject).toContain('Studio Oulussa');
	expect(await reportedProposal(proposal.id)).toMatchObject({ shown: true });
	expect((await proposals(null, { text: 'oulussa' }, { limit: 9, offset: 0 })).total).toBe(1);
});

test('a stranger hears nothing of how many wait for an address, and nobody floods the team', async () => {
	const email = 'odottaja@revontuli.example';
	for (let turn = 0; turn < 5; turn++) await transaction((tx) => submit(tx, typed(email)));
	const waiting = await lettersTo(email);
	expect(waiting.length).toBe(3);
	for (const { text } of waiting) await transaction((tx) => putUpByLink(tx, tokenIn(text)));
	await transaction((tx) => submit(tx, typed(email)));
	const fourth = tokenIn((await lastTo(email))?.text);
	expect(await refusal(transaction((tx) => putUpByLink(tx, fourth)))).toBe('partnering_team_many');
	const wrong = (more: object) => Submission.safeParse({ ...typed(email), ...more }).error?.issues[0]?.message;
	expect(wrong({ title: 'Studio\r\nBcc: tous@example.org' })).toBe('partnering_line_wrong');
	expect(wrong({ number: '2077474-1' })).toBe('partnering_number_wrong');
	expect(wrong({ kind: 'research' })).toBe('partnering_research_sought');
	expect(wrong({ kind: 'technology' })).toBe('partnering_stage_missing');
	expect(await refusal(transaction((tx) => submit(tx, typed(email, { until: '2001-01-01' }))))).toBe(
		'partnering_until_wrong'
	);
	expect(await refusal(transaction((tx) => submit(tx, typed(email, { sectors: ['nowhere'] }))))).toBe(
		'network_sector_unknown'
	);
});

test('the team says no with a reason, which goes to whoever wrote it and to nobody else', async () => {
	const own = await put('kieltaja@revontuli.example');
	const no = (viewer: Viewer) => transaction((tx) => refuseProposal(tx, own.id, 'Une publicité.', viewer, by(viewer)));
	expect(await refusal(no(ines))).toBe('kernel_missing');
	await no(team);
	expect((await lastTo(own.email))?.text).toContain('Une publicité.');
	expect(await ownShown(own.party, own.id)).toMatchObject({
		refusal: 'Une publicité.',
		proposal: { state: 'withdrawn' }
	});
	expect(await refusal(proposalFor(null, own.id))).toBe('kernel_missing');
	const theirs = await published(ines);
	expect(await refusal(transaction((tx) => refuseProposal(tx, theirs, 'Non.', team, by(team))))).toBe(
		'partnering_not_now'
	);
});

test('whoever put it up answers by the link of the letter, and signs with a code alone', async () => {
	const talk = await interested(await open('pekka@yritys.example'), ines, studio);
	expect(talk.letter?.text).toContain('Cela nous irait.');
	const { interest, reader } = talk;
	expect(await talkFor(reader, interest)).toMatchObject({ side: 'author', acts: true });
	expect(await talkFor(ines, interest)).toMatchObject({
		side: 'interested',
		proposal: { organization: { country: 'FI' } }
	});
	for (const other of [lena, { outside: interest }])
		expect(await refusal(talkFor(other, interest))).toBe('kernel_missing');
	// the team reads, and acts for nobody abroad
	expect(await talkFor(team, interest)).toMatchObject({ acts: false });
	const asTeam = by(team);
	for (const act of [acceptInterest, declineInterest])
		expect(await refusal(transaction((tx) => act(tx, interest, team, asTeam)))).toBe('partnering_not_now');
	await transaction((tx) => acceptInterest(tx, interest, reader, web));
	expect((await lastTo(ines.email ?? ''))?.text).toContain('Revontuli Oy');
	await transaction((tx) => writeMessage(tx, interest, 'Tervetuloa.', reader, web));
	await transaction((tx) => proposeAgreement(tx, interest, 'Deux jours.', ines, by(ines)));
	for (const viewer of [ines, team]) {
		const confirmed = transaction((tx) => confirmAgreement(tx, interest, 'Deux jours.', viewer, by(viewer)));
		expect(await refusal(confirmed)).toMatch(/partnering_(other_side|not_now)/);
	}
	const secret = await ask(talk, 'confirm', 'Deux jours.');
	await sign(talk, codeIn((await lastTo(talk.email))?.text), secret);
	expect((await talkFor(ines, interest)).agreement?.agreedAt).not.toBeNull();
	expect((await facts(talk.id)).at(-1)).toMatchObject({ verb: 'agreed', target: studio, detail: { country: 'FI' } });
	// each side keeps its copy
	expect((await lettersTo(talk.email))[0]?.text).toContain('Deux jours.');
	expect((await lettersTo(ines.email ?? ''))[0]?.text).toContain('Deux jours.');
});

test('it is matched with what everybody may see, and found among what fits others', async () => {
	const title = 'Tournage de marionnettes lumineuses';
	const own = await open('matti@yritys.example', { direction: 'request', kind: 'tour', title, needs: 'Marionnettes.' });
	const more = { kind: 'tour', title: 'Marionnettes lumineuses à faire tourner', needs: 'Marionnettes.' };
	const shown = await published(ines, more);
	const hidden = await published(ines, { ...more, audience: 'partners' });
	const fitting = (await matchesFor(team, own.id, 9)).map(({ id }) => id);
	expect(fitting).toContain(shown);
	expect(fitting).not.toContain(hidden);
	expect((await matchesFor(ines, shown, 9)).map(({ id }) => id)).toContain(own.id);
});

test('it is asked whether it still holds, renewed and withdrawn by links, and old links open nothing', async () => {
	const own = await open('liisa@yritys.example', { until: day(5) });
	await lookAfterProposals();
	const letter = await lastTo(own.email);
	const renewal = tokenIn(letter?.text);
	await transaction((tx) => renewByLink(tx, renewal, { source: 'web' }));
	expect((await facts(own.id)).at(-1)).toMatchObject({ verb: 'renewed', detail: { link: true } });
	const { reader, proposal } = await actingByOwnLink(own.token);
	await transaction((tx) => renewProposal(tx, proposal.id, reader, web));
	await transaction((tx) => withdrawProposal(tx, proposal.id, reader, web));
	expect(await refusal(proposalFor(null, own.id))).toBe('kernel_missing');
	const theirs = await open('ulla@yritys.example');
	for (const act of [renewProposal, withdrawProposal])
		expect(await refusal(transaction((tx) => act(tx, theirs.id, reader, web)))).toBe('kernel_missing');
	await sql`update partnering.outside set links = links + 1 where id = ${own.party.id}`.execute(db);
	expect(await refusal(actingByOwnLink(own.token))).toBe('partnering_outside_old');
});

test('in the directory, what it has put up is the organisation’s, with whoever wrote it', async () => {
	const talk = await interested(await open('kaisa@yritys.example'), ines, studio);
	await transaction((tx) => acceptInterest(tx, talk.interest, talk.reader, web));
	await transaction((tx) => writeMessage(tx, talk.interest, 'Hei.', talk.reader, web));
	await transaction((tx) =>
		tieOutside(tx, { outside: talk.party.id, organization: atelier, host: true }, team, by(team))
	);
	expect((await proposalFor(null, talk.id)).organization).toMatchObject({
		id: atelier,
		slug: 'atelier',
		country: null
	});
	expect(await talkFor(lena, talk.interest)).toMatchObject({ side: 'author', acts: true });
	const { rows } = await sql`
		select from partnering.message s join identity.person p on p.id = s.written_by
		where s.interest = ${talk.interest} and s.side = 'author' and p.email = 'kaisa@yritys.example'`.execute(db);
	expect(rows.length).toBe(1);
	expect((await ownByLink(talk.token).catch(() => null))?.moved ?? true).toBe(true);
});

test('who is abroad takes along what she has put up, and what nobody proves is forgotten', async () => {
	const silent = await open('veikko@yritys.example', { title: 'Hiljainen' });
	const talk = await interested({ ...silent, ...(await open(silent.email, { title: 'Puhuttu' })) }, ines, studio);
	expect(JSON.stringify(await outsideData(talk.party))).toMatch(/Hiljainen.*Puhuttu/);
	const secret = await transaction((tx) =>
		askCode(tx, { party: talk.party, interest: null, act: 'erase', words: '', title: 'Puhuttu' })
	);
	const code = codeIn((await lastTo(talk.email))?.text);
	const given = { party: talk.party, secret, code };
	expect(await refusal(signWith({ ...given, interest: talk.interest }, { source: 'web' }))).toBe(
		'partnering_code_none'
	);
	expect(await signWith({ ...given, interest: null }, { source: 'web' })).toBe('erase');
	const { rows } = await sql<{ whole: string }>`
		select coalesce(string_agg(to_jsonb(p)::text, ''), '') || (select to_jsonb(o)::text from partnering.outside o where id = ${talk.party.id}) as whole
		from partnering.proposal p where outside = ${talk.party.id}`.execute(db);
	expect(rows[0]?.whole).not.toMatch(/Hiljainen|perjantaisin|Oulu|Revontuli|Aino|veikko|2077474/);
	expect(await talkFor(ines, talk.interest)).toMatchObject({ state: 'declined', proposal: { title: 'Puhuttu' } });
	expect(await refusal(proposalFor(null, talk.id))).toBe('kernel_missing');
	expect(await refusal(ownByLink(talk.token))).toBe('kernel_missing');
	await transaction((tx) => submit(tx, typed('hiljaa@yritys.example')));
	const late = tokenIn((await lastTo('hiljaa@yritys.example'))?.text);
	await forgetOutsides(new Date(Date.now() + 8 * 86_400_000));
	expect(await refusal(submissionByLink(late))).toBe('kernel_missing');
});
