import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { revoke } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { chooseSections, declareSections, isOpenTo } from '#kernel/server/sections.ts';
import { looking } from '#kernel/server/text-search.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { asProposal } from '../index.ts';
import { lookAfterProposals, renewalByLink, renewByLink } from './expiry.ts';
import {
	acceptInterest,
	askOutcomes,
	changeProposal,
	confirmAgreement,
	declineInterest,
	messagesOf,
	outcomeByLink,
	proposalFor,
	proposals,
	proposeAgreement,
	publishProposal,
	resumeProposal,
	sayOutcome,
	sayOutcomeByLink,
	talkFor,
	talksAbout,
	withdrawInterest,
	withdrawProposal,
	writeMessage,
	writeProposal
} from './index.ts';
import { partnering } from './module.ts';
import { nouns } from './nouns.ts';
import { proposalData } from './open-data.ts';
import { Talk, talkNow } from './open-talk.ts';
import {
	asked,
	by,
	day,
	facts,
	letters,
	organization,
	person,
	proposed,
	published,
	refusal
} from './partnering.fixture.ts';
import { findProposals } from './search.ts';
import { section } from './section.ts';

let [atelier, ondine, houille] = ['', '', ''];
let ada: Viewer;
let odile: Viewer;
let hugo: Viewer;
let stranger: Viewer;
let coordinator: Viewer;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
	[atelier, ondine, houille] = [
		await organization('Atelier'),
		await organization('Ondine'),
		await organization('Houille')
	];
	[ada, odile] = [await person('Ada', 'director', atelier), await person('Odile', 'partner', ondine)];
	[hugo, stranger] = [await person('Hugo', 'director', houille), await person('Strange')];
	coordinator = await person('Cora', 'coordinator');
});

const all = { limit: 50, offset: 0 };
const sees = async (viewer: Viewer | null, id: string): Promise<boolean> => {
	const listed = (await proposals(viewer, {}, all)).proposals.some((one) => one.id === id);
	expect((await refusal(proposalFor(viewer, id))) === undefined).toBe(listed);
	return listed;
};
const accept = (talk: string, viewer = ada) => transaction((tx) => acceptInterest(tx, talk, viewer, by(viewer)));
const propose = (talk: string, words: string, viewer: Viewer) =>
	transaction((tx) => proposeAgreement(tx, talk, words, viewer, by(viewer)));
const confirm = (talk: string, words: string, viewer: Viewer) =>
	transaction((tx) => confirmAgreement(tx, talk, words, viewer, by(viewer)));

test('while there is nothing, visitors see no section, and whoever answers for an organisation writes the first', async () => {
	declareSections([section]);
	const opens = () =>
		Promise.all(
			[null, stranger, ada, coordinator].map((one) => isOpenTo(one, one ? '/me/partnering/new' : '/partnering'))
		);
	expect(await opens()).toEqual([false, false, true, true]);
	await transaction((tx) => chooseSections(tx, ['partnering'], coordinator.id));
	await expect.poll(async () => (await opens())[0]).toBe(true);
	await transaction((tx) => chooseSections(tx, [], coordinator.id));
	await expect.poll(opens).toEqual([false, false, false, false]);
	await transaction((tx) => chooseSections(tx, ['partnering'], coordinator.id));
});

test('an offer is found, answered, talked about, agreed on by both, and asked about after three months', async () => {
	const id = await published(ada, { sectors: [] });
	const talk = await asked(id, odile, 'Pour deux vendredis.');
	expect((await letters(ada)).at(-1)?.text).toContain('Pour deux vendredis.');
	expect(await refusal(asked(id, odile))).toBe('partnering_already');
	expect(await refusal(propose(talk, 'Oui.', ada))).toBe('partnering_not_now');
	await accept(talk);
	await transaction((tx) => writeMessage(tx, talk, 'Volontiers.', ada, by(ada)));
	expect((await letters(odile)).at(-1)?.text).toContain('Volontiers.');
	expect(Talk.parse(await talkNow(ada, talk, db)).messages).toHaveLength(2);
	await propose(talk, 'Le 4, gratuit.', odile);
	expect(await refusal(confirm(talk, 'Le 4, gratuit.', odile))).toBe('partnering_other_side');
	await propose(talk, 'Le 5, gratuit.', ada);
	expect(await refusal(confirm(talk, 'Le 4, gratuit.', odile))).toBe('partnering_words_changed');
	await confirm(talk, 'Le 5, gratuit.', odile);
	expect(await refusal(propose(talk, 'Autre chose.', ada))).toBe('partnering_agreed_already');
	expect(await refusal(transaction((tx) => withdrawInterest(tx, talk, odile, by(odile))))).toBe(
		'partnering_agreed_already'
	);
	const agreed = (await facts(id)).find(({ verb }) => verb === 'agreed');
	expect(agreed).toMatchObject({ target: ondine, detail: { kind: 'studio', direction: 'offer' } });
	expect(agreed?.detail.words).toMatch(/^[0-9a-f]{64}$/);

	await askOutcomes();
	expect((await talkFor(ada, talk)).agreement?.outcomes).toEqual([]);
	await untold((tx) => sql`update partnering.agreement set agreed_at = agreed_at - interval '92 days'`.execute(tx));
	await askOutcomes();
	await askOutcomes();
	const [, link = ''] =
		/\/([^/\s]+)\s/.exec(((await letters(odile)).at(-1)?.text ?? '').replace(/.*offres-et-demandes\/resultat/s, '')) ??
		[];
	expect((await outcomeByLink(link)).authorName).toBe('Atelier');
	await transaction((tx) => sayOutcomeByLink(tx, link, 'worked', { source: 'web' }));
	await transaction((tx) => sayOutcome(tx, talk, 'going_on', ada, by(ada)));
	expect((await talkFor(odile, talk)).agreement?.outcomes).toEqual([
		{ side: 'author', answer: 'going_on' },
		{ side: 'interested', answer: 'worked' }
	]);
	expect(await refusal(outcomeByLink(`${link}x`))).toBe('kernel_missing');
});

test('each role tries what is another’s: it is not there', async () => {
	const draft = await transaction((tx) => writeProposal(tx, proposed(atelier), ada));
	expect([await sees(null, draft), await sees(odile, draft), await refusal(proposalFor(coordinator, draft))]).toEqual([
		...[false, false, undefined]
	]);
	expect(await refusal(transaction((tx) => writeProposal(tx, proposed(atelier), odile)))).toBe('kernel_missing');
	const id = await published(ada);
	const talk = await asked(id, odile);
	for (const other of [stranger, hugo]) {
		const mine = by(other);
		const tries = [
			talkFor(other, talk),
			transaction((tx) => writeMessage(tx, talk, 'Bonjour.', other, mine)),
			transaction((tx) => acceptInterest(tx, talk, other, mine)),
			transaction((tx) => changeProposal(tx, id, proposed(atelier), other, mine)),
			transaction((tx) => withdrawProposal(tx, id, other, mine)),
			transaction((tx) => publishProposal(tx, draft, other, mine)),
			propose(talk, 'Tout.', other),
			confirm(talk, 'Tout.', other),
			transaction((tx) => sayOutcome(tx, talk, 'worked', other, mine))
		];
		expect(await Promise.all(tries.map(refusal))).toEqual(tries.map(() => 'kernel_missing'));
		expect(await talksAbout(await proposalFor(other, id))).toEqual([]);
	}
	expect(await refusal(asked(id, { ...stranger, roles: [] }))).toBe('kernel_missing');
	expect(await refusal(asked(id, ada))).toBe('partnering_own');
	expect(await refusal(accept(talk, odile))).toBe('partnering_not_now');
	expect((await talkFor(coordinator, talk)).side).toBe('author');
});

test('who sees it is what its organisation says', async () => {
	const partners = await published(ada, { audience: 'partners' });
	const invited = await published(ada, { audience: 'invited', invited: [ondine] });
	const who = [null, stranger, odile, hugo, ada, coordinator];
	const of = (id: string) => Promise.all(who.map((one) => sees(one, id)));
	expect(await of(partners)).toEqual([false, false, true, true, true, true]);
	expect(await of(invited)).toEqual([false, false, true, false, true, true]);
	expect(await refusal(asked(invited, hugo))).toBe('kernel_missing');
	await transaction((tx) => withdrawProposal(tx, partners, ada, by(ada)));
	const gone = await Promise.all(who.map((one) => refusal(proposalFor(one, partners))));
	expect(gone).toEqual([...Array(4).fill('kernel_missing'), undefined, undefined]);
	await transaction((tx) => resumeProposal(tx, partners, ada, by(ada)));
	expect((await proposalFor(ada, partners)).state).toBe('draft');
});

test('an anonymous proposal tells nobody whose it is before an interest is accepted', async () => {
	const id = await published(hugo, { anonymous: true, title: 'Une machine sans nom', needs: 'Une presse.' });
	const readers = [null, stranger, odile, ada];
	const open = async () => {
		const text = JSON.stringify(await Promise.all(readers.map((one) => proposalFor(one, id))));
		const at = { url: 'https://hub.example/x', hubUrl: 'https://hub.example', locale: 'fr' as const };
		const [noun] = nouns;
		return [
			text,
			JSON.stringify((await proposals(null, {}, all)).proposals.filter((one) => one.id === id)),
			JSON.stringify(asProposal(await proposalFor(null, id), at)),
			JSON.stringify(await noun?.page?.poster?.(id, 'fr')),
			JSON.stringify(
				await proposalData
					.read({ url: new URL('https://hub.example/?page=1'), locale: 'fr', reader: null })
					.then((found) => (found as { items: { id: string }[] }).items.filter((one) => one.id === id))
			),
			JSON.stringify(await facts(id)),
			JSON.stringify(await looking({ text: 'Houille', limit: 10 }, (tx, found) => findProposals(found, false, tx)))
		].join('\n');
	};
	expect(await open()).not.toMatch(new RegExp(`Houille|houille|${houille}`));
	expect(await open()).toContain('Une machine sans nom');
	const talk = await asked(id, odile);
	const other = await asked(id, ada);
	const seenBy = async (viewer: Viewer, its: string) =>
		JSON.stringify([await talkFor(viewer, its), await messagesOf(its)]);
	await transaction((tx) => writeMessage(tx, talk, 'Dites-en plus.', hugo, by(hugo)));
	expect(await seenBy(odile, talk)).not.toMatch(/houille/i);
	const written = (await letters(odile)).at(-1);
	expect(`${written?.subject} ${written?.text}`).not.toMatch(/houille/i);
	await accept(talk, hugo);
	expect(await seenBy(odile, talk)).toContain('Houille');
	expect((await letters(odile)).at(-1)?.text).toContain('Houille');
	await transaction((tx) => declineInterest(tx, other, hugo, by(hugo)));
	expect(await seenBy(ada, other)).not.toMatch(/houille/i);
	expect((await letters(ada)).at(-1)?.text).not.toMatch(/houille/i);
	expect(JSON.stringify((await facts(id)).map(({ target }) => target))).not.toContain(houille);
});

test('what ends is asked about first; one press of its link renews it, for whoever still answers for it', async () => {
	const id = await published(hugo, { title: 'Un jury', until: day(5) });
	await lookAfterProposals();
	await lookAfterProposals();
	const asks = (await letters(hugo)).filter(({ subject }) => subject.includes('Un jury'));
	expect(asks).toHaveLength(1);
	const [, token = ''] = /offres-et-demandes\/prolonger\/(\S+)/.exec(asks[0]?.text ?? '') ?? [];
	expect(await refusal(renewalByLink(`${token}x`))).toBe('kernel_missing');
	await transaction((tx) => renewByLink(tx, token, { source: 'web' }));
	expect((await proposalFor(null, id)).until > day(80)).toBe(true);
	expect((await renewalByLink(token)).answered).toBe(true);
	expect(await refusal(transaction((tx) => renewByLink(tx, token, { source: 'web' })))).toBe('partnering_not_now');
	const late = new Date(Date.now() + 100 * 86_400_000);
	await lookAfterProposals(late);
	expect((await proposalFor(hugo, id)).state).toBe('open');
	await lookAfterProposals(new Date(late.getTime() + 86_400_000));
	expect([(await proposalFor(hugo, id)).state, await refusal(proposalFor(null, id))]).toEqual([
		...['expired', 'kernel_missing']
	]);
	const [, again = ''] = /offres-et-demandes\/prolonger\/(\S+)/.exec((await letters(hugo)).at(-2)?.text ?? '') ?? [];
	await transaction((tx) =>
		revoke(tx, { person: hugo.id, role: 'director', scope: ref('organization', houille), by: null, source: 'desk' })
	);
	expect(await refusal(renewalByLink(again))).toBe('kernel_missing');
});

test('an organisation publishes five a day, and one that is sent twice is one', async () => {
	const mill = await organization('Moulin');
	const mia = await person('Mia', 'director', mill);
	for (const _ of [1, 2, 3, 4, 5]) await published(mia);
	expect(await refusal(published(mia))).toBe('partnering_too_many');
	const key = await transaction((tx) => writeProposal(tx, proposed(mill), mia));
	await transaction((tx) => writeProposal(tx, proposed(mill), mia, { id: key }));
	const { rows } = await sql`select from partnering.proposal where organization = ${mill}`.execute(db);
	expect(rows).toHaveLength(6);
	expect(
		await refusal(transaction((tx) => publishProposal(tx, key, mia, { ...by(mia), source: 'demo' })))
	).toBeUndefined();
});

test('a person’s words are listed for her and go with her; what is her organisation’s stays', async () => {
	const mill = await organization('Manoir');
	const nina = await person('Nina', 'director', mill);
	const id = await published(nina, { title: 'Une résidence', kind: 'residency' });
	const talk = await asked(id, odile);
	await transaction((tx) => writeMessage(tx, talk, 'Mon secret.', nina, by(nina)));
	expect(await partnering.export?.(nina.id)).toMatchObject({
		proposals: [{ title: 'Une résidence' }],
		messages: [{ words: 'Mon secret.' }]
	});
	await untold((tx) => partnering.erase?.(tx, nina.id) ?? Promise.resolve());
	expect((await messagesOf(talk)).map(({ words }) => words)).toEqual(['Cela nous irait.', null]);
	expect((await proposalFor(null, id)).title).toBe('Une résidence');
	await untold(
		(tx) => partnering.merge?.(tx, ref('organization', ondine), ref('organization', mill)) ?? Promise.resolve()
	);
	expect(await refusal(talkFor(odile, talk))).toBe('kernel_missing');
});
