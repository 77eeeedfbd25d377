import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { daysAfter } from '#kernel/holidays.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { liftLimits } from '#kernel/server/limits.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { partneringMine } from '../pages/list.server.ts';
import { NewProposal } from '../proposal.ts';
import {
	acceptInterest,
	changeProposal,
	confirmAgreement,
	declineInterest,
	proposalFor,
	proposeAgreement,
	publishProposal,
	renewProposal,
	resumeProposal,
	talkFor,
	withdrawInterest,
	withdrawProposal,
	writeProposal
} from './index.ts';
import { partnering } from './module.ts';
import { asked, by, day, facts, organization, person, proposed, published, refusal } from './partnering.fixture.ts';
import { reportedProposal } from './reporting.ts';

type Host = Readonly<{ viewer: Viewer; own: string }>;

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	liftLimits();
});

const host = async (name: string): Promise<Host> => {
	const own = await organization(name);
	return { own, viewer: await person(`Hôte ${name}`.replaceAll(/[^A-Za-z]/g, ''), 'director', own) };
};
const accept = (talk: string, viewer: Viewer) => transaction((tx) => acceptInterest(tx, talk, viewer, by(viewer)));
const decline = (talk: string, viewer: Viewer) => transaction((tx) => declineInterest(tx, talk, viewer, by(viewer)));
const leave = (talk: string, viewer: Viewer) => transaction((tx) => withdrawInterest(tx, talk, viewer, by(viewer)));
const propose = (talk: string, viewer: Viewer) =>
	transaction((tx) => proposeAgreement(tx, talk, 'Le 5, gratuit.', viewer, by(viewer)));
const confirm = (talk: string, viewer: Viewer) =>
	transaction((tx) => confirmAgreement(tx, talk, 'Le 5, gratuit.', viewer, by(viewer)));
const put = (id: string, { viewer, own }: Host, more: object) =>
	transaction((tx) => changeProposal(tx, id, proposed(own, more), viewer, by(viewer)));
const publish = (id: string, viewer: Viewer) => transaction((tx) => publishProposal(tx, id, viewer, by(viewer)));
const renew = (id: string, viewer: Viewer) => transaction((tx) => renewProposal(tx, id, viewer, by(viewer)));
const putAway = (id: string, viewer: Viewer) => transaction((tx) => withdrawProposal(tx, id, viewer, by(viewer)));
async function madeDraft(id: string, viewer: Viewer): Promise<void> {
	await putAway(id, viewer);
	await transaction((tx) => resumeProposal(tx, id, viewer, by(viewer)));
}
async function agreed(proposal: string, author: Viewer, interested: Viewer): Promise<string> {
	const talk = await asked(proposal, interested);
	await accept(talk, author);
	await propose(talk, author);
	await confirm(talk, interested);
	return talk;
}
const merge = (from: string, into: string) =>
	untold((tx) => partnering.merge?.(tx, ref('organization', from), ref('organization', into)) ?? Promise.resolve());

test('a draft made anew is its own again: who answered it before keeps the talk alone', async () => {
	const [author, one, other] = [await host('Brasserie'), await host('Bergerie'), await host('Boulangerie')];
	const id = await published(author.viewer, { anonymous: true, needs: 'Une presse.' });
	const talk = await asked(id, one.viewer);
	const known = await asked(id, other.viewer);
	await accept(known, author.viewer);
	await madeDraft(id, author.viewer);
	await put(id, author, { anonymous: false, needs: 'Un secret de fabrique.', locality: 'Dour' });
	expect(await refusal(proposalFor(one.viewer, id))).toBe('kernel_missing');
	expect(await refusal(proposalFor(other.viewer, id))).toBe('kernel_missing');
	const seen = JSON.stringify([await talkFor(one.viewer, talk), await partneringMine(one.viewer)]);
	expect(seen).toContain('Un studio son');
	expect(seen).not.toMatch(/brasserie|secret|Dour/i);
	expect((await talkFor(other.viewer, known)).proposal.organization?.name).toBe('Brasserie');
	expect((await partneringMine(author.viewer)).own).toMatchObject([{ waiting: 1 }]);
	expect((await talkFor(author.viewer, talk)).proposal.needs).toBe('Un secret de fabrique.');
});

test('who has withdrawn asks again only what is still for her', async () => {
	const [author, one] = [await host('Citerne'), await host('Cabane')];
	const id = await published(author.viewer, { audience: 'invited', invited: [one.own] });
	const talk = await asked(id, one.viewer);
	await leave(talk, one.viewer);
	expect(await asked(id, one.viewer)).toBe(talk);
	await leave(talk, one.viewer);
	await put(id, author, { audience: 'invited', invited: [await organization('Cour')] });
	expect(await refusal(asked(id, one.viewer))).toBe('kernel_missing');
	expect((await talkFor(one.viewer, talk)).state).toBe('withdrawn');
});

test('nobody confirms what she put down, for whichever side; a talk that leads nowhere can be closed', async () => {
	const [author, one] = [await host('Digue'), await host('Dune')];
	const id = await published(author.viewer);
	const talk = await asked(id, one.viewer);
	await accept(talk, author.viewer);
	await propose(talk, one.viewer);
	const turned = { ...one.viewer, roles: author.viewer.roles };
	expect(await refusal(confirm(talk, turned))).toBe('partnering_other_side');
	await decline(talk, author.viewer);
	expect(await talkFor(one.viewer, talk)).toMatchObject({ state: 'declined', agreement: null });
	const again = await agreed(id, author.viewer, (await host('Donjon')).viewer);
	expect(await refusal(confirm(again, author.viewer))).toBe('partnering_agreed_already');
	expect(await refusal(decline(again, author.viewer))).toBe('partnering_agreed_already');
});

test('to renew never shortens, and leads at most a year ahead', async () => {
	const { viewer } = await host('Ecluse');
	const id = await published(viewer, { until: day(200) });
	const before = (await proposalFor(viewer, id)).until;
	await renew(id, viewer);
	expect((await proposalFor(viewer, id)).until).toBe(daysAfter(before, 90));
	await renew(id, viewer);
	const { until } = await proposalFor(viewer, id);
	expect(until >= daysAfter(before, 150) && until <= day(367)).toBe(true);
	expect(NewProposal.safeParse({ ...proposed(viewer.id), until: '0000-01-01' }).error?.issues).toMatchObject([
		{ path: ['until'], message: 'partnering_until_wrong' }
	]);
});

test('one published again and again counts each time, and stays where it stood in the list', async () => {
	const { viewer } = await host('Forge');
	const id = await published(viewer);
	const first = (await proposalFor(viewer, id)).publishedAt;
	for (const _ of [2, 3, 4, 5]) {
		await madeDraft(id, viewer);
		await publish(id, viewer);
	}
	expect((await proposalFor(viewer, id)).publishedAt).toEqual(first);
	await madeDraft(id, viewer);
	expect(await refusal(publish(id, viewer))).toBe('partnering_too_many');
	expect((await facts(id)).filter(({ verb }) => verb === 'published')).toHaveLength(5);
});

test('a report names only what everybody may read', async () => {
	const { viewer, own } = await host('Grange');
	const draft = await transaction((tx) => writeProposal(tx, proposed(own), viewer));
	const partners = await published(viewer, { audience: 'partners' });
	const open = await published(viewer);
	expect(await Promise.all([draft, partners].map((id) => refusal(reportedProposal(id))))).toEqual([
		...['kernel_missing', 'kernel_missing']
	]);
	expect(await reportedProposal(open)).toMatchObject({ name: 'Un studio son', shown: true });
	await putAway(open, viewer);
	expect((await reportedProposal(open)).shown).toBe(false);
});

test('two organisations that become one keep what was agreed', async () => {
	const [author, from, into] = [await host('Halle'), await host('Hangar'), await host('Hameau')];
	const id = await published(author.viewer);
	const talk = await agreed(id, author.viewer, from.viewer);
	await asked(id, into.viewer);
	const their = await published(into.viewer);
	const between = await agreed(their, into.viewer, from.viewer);
	const both = await published(author.viewer);
	for (const { viewer } of [from, into]) await agreed(both, author.viewer, viewer);
	expect(await refusal(merge(from.own, into.own))).toBe('partnering_merge_agreed');
	await untold((tx) =>
		sql`update partnering.agreement a set agreed_at = null, hash = null from partnering.interest i
			where i.id = a.interest and i.proposal = ${both} and i.organization = ${from.own}`.execute(tx)
	);
	await merge(from.own, into.own);
	expect(await talkFor(into.viewer, talk)).toMatchObject({ state: 'accepted', interested: { id: into.own } });
	expect((await talkFor(into.viewer, between)).agreement?.agreedAt).toBeInstanceOf(Date);
	const { rows } = await sql`select from partnering.interest where organization = ${into.own}`.execute(db);
	expect(rows).toHaveLength(3);
});
