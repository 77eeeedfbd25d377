import { type By, ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { transaction } from '#kernel/server/db.ts';
import { NewProposal } from '#partnering';
import {
	acceptInterest,
	askInterest,
	askOutcomes,
	begin,
	confirmAgreement,
	findOrMakeOutside,
	proposalInvited,
	proposeAgreement,
	publishProposal,
	putUp,
	sayOutcome,
	writeMessage,
	writeProposal
} from '#partnering/server';
import { ago } from './calendar.ts';
import { hostOf, type Known } from './hosts.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['partnering'];
type Said = Readonly<{ person: string; days: number }>;

/** Tells what invented organisations offer and seek, what two of them agreed on and what came of it. @returns how many proposals there are */
export async function tellPartnering({ partnering: told }: Demonstration, known: Known): Promise<number> {
	const ids = new Map<string, string>();
	for (const one of told.proposals) ids.set(one.id ?? '', await publishOne(known, one));
	for (const talk of told.talks)
		await tellTalk(known, talk, ids.get(talk.proposal) ?? '', authorOf(told, talk.proposal));
	for (const talk of told.abroad)
		await tellAbroad(known, talk, ids.get(talk.proposal) ?? '', authorOf(told, talk.proposal));
	for (const one of told.fromAbroad) await tellFromAbroad(known, one);
	return told.proposals.length + told.fromAbroad.length;
}

const authorOf = ({ proposals }: Told, id: string): string =>
	proposals.find((one) => one.id === id)?.organization ?? '';

async function publishOne(known: Known, told: Told['proposals'][number]): Promise<string> {
	const { id: _, days, until, organization, ...given } = told;
	const viewer = hostOf(known, organization, known.people[0]?.slug ?? '');
	const proposal = NewProposal.parse({
		...{ ...given, organization: known.organizations.get(organization) },
		until: ago(-until).toISOString().slice(0, 10)
	});
	return transaction(async (tx) => {
		const id = await writeProposal(tx, proposal, viewer, { fictional: true });
		await publishProposal(tx, id, viewer, { actor: null, source: 'demo', at: ago(days) });
		return id;
	});
}

async function tellTalk(
	known: Known,
	{ organization, person, days, words, accepted, messages, agreement, outcome }: Told['talks'][number],
	proposal: string,
	author: string
): Promise<void> {
	const on = (side: 'author' | 'interested', who: Said): [Viewer, By] => {
		const viewer = hostOf(known, side === 'author' ? author : organization, who.person);
		return [viewer, { actor: ref('person', viewer.id), source: 'demo', at: ago(who.days) }];
	};
	const asking = { organization: known.organizations.get(organization) ?? '', words };
	const talk = await transaction((tx) => askInterest(tx, proposal, asking, ...on('interested', { person, days })));
	await transaction(async (tx) => {
		if (accepted) await acceptInterest(tx, talk, ...on('author', accepted));
		for (const one of messages) await writeMessage(tx, talk, one.words, ...on(one.side, one));
		if (!agreement) return;
		const other = agreement.side === 'author' ? 'interested' : 'author';
		await proposeAgreement(tx, talk, agreement.words, ...on(agreement.side, agreement.proposed));
		if (agreement.confirmed) await confirmAgreement(tx, talk, agreement.words, ...on(other, agreement.confirmed));
	});
	if (!outcome) return;
	await askOutcomes(new Date(), 'demo');
	await transaction((tx) => sayOutcome(tx, talk, outcome.answer, ...on(outcome.side, outcome)));
}

/** What an invented organisation abroad answers, and what the two have said since. */
async function tellAbroad(
	known: Known,
	{ answer, email, locale, days, accepted, messages }: Told['abroad'][number],
	proposal: string,
	author: string
): Promise<void> {
	const { words, ...said } = answer;
	const outside = await transaction((tx) =>
		findOrMakeOutside(tx, { ...said, email, locale }, { fictional: true, at: ago(days) })
	);
	const reader = { outside: outside.id };
	const theirs = (at: number): By => ({ actor: null, source: 'demo', at: ago(at) });
	const asking = { reader, who: { ...reader, country: outside.country } };
	await transaction(async (tx) => {
		const talk = await begin(tx, await proposalInvited(proposal, tx), asking, words, theirs(days));
		const host = (slug: string) => hostOf(known, author, slug);
		if (accepted) await acceptInterest(tx, talk, host(accepted.person), theirs(accepted.days));
		for (const one of messages)
			await writeMessage(tx, talk, one.words, one.person ? host(one.person) : reader, theirs(one.days));
	});
}

/** What an invented organisation abroad has put up, and who is interested. */
async function tellFromAbroad(known: Known, told: Told['fromAbroad'][number]): Promise<void> {
	const { name, person, country, number, email, locale, days, published, interest, until, ...given } = told;
	const at = { fictional: true, at: ago(days) };
	const day = ago(-until).toISOString().slice(0, 10);
	const [first] = known.people;
	if (!first) throw new Error('nobody is in the demonstration');
	const team: Viewer = {
		...{ id: first.id, name: first.name, email: first.email, locale: first.locale },
		...{ roles: [{ role: 'coordinator', scope: null }], secondFactor: true, sessionId: 'demo' }
	};
	await transaction(async (tx) => {
		const party = await findOrMakeOutside(tx, { name, person, country, number, email, locale }, at);
		const id = await putUp(tx, party, { ...given, until: day });
		if (published) await publishProposal(tx, id, team, { actor: null, source: 'demo', at: ago(days) });
		if (!interest) return;
		const viewer = hostOf(known, interest.organization, interest.person);
		const asking = { organization: known.organizations.get(interest.organization) ?? '', words: interest.words };
		const by: By = { actor: ref('person', viewer.id), source: 'demo', at: ago(interest.days) };
		await askInterest(tx, id, asking, viewer, by);
	});
}
