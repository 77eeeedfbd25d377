import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import {
	acceptInterest,
	askInterest,
	begin,
	findOrMakeOutside,
	outsidePath,
	ownPath,
	proposalInvited,
	proposeAgreement,
	publishProposal,
	putUp
} from '#partnering/server';
import { signedIn } from '../pages.ts';
import { type Arrange, one, word } from './world.ts';

/** An interest of an invented station in what another organisation offers or seeks; `agreement`: accepted, with words that wait for it. @returns the page of the talk */
async function talk(agreement: boolean): Promise<string> {
	const station = await one(sql`select id from network.organization where slug = 'tele-terril'`);
	const person = await one(
		sql`select person from identity.role where scope = ${station} and revoked_at is null limit 1`
	);
	const proposal =
		await one(sql`select p.id from partnering.proposal p where p.state = 'open' and p.organization <> ${station}
		and not exists (select from partnering.interest i where i.proposal = p.id and i.organization = ${station}) order by p.id limit 1`);
	const author = await one(sql`select organization as id from partnering.proposal where id = ${proposal}`);
	// nobody confirms what she put down herself
	const elsewhere = await one(
		sql`select person from identity.role where role = 'coordinator' and revoked_at is null limit 1`
	);
	const [viewer, team] = [await absent(person), await absent(elsewhere)];
	if (!viewer || !team) throw new Error('nobody answers for the station, or nobody is of the team');
	const other = { ...team, roles: [{ role: 'partner' as const, scope: ref('organization', author) }] };
	const by = { actor: ref('person', person), source: 'web' as const };
	return transaction(async (tx) => {
		const id = await askInterest(tx, proposal, { organization: station, words: word() }, viewer, by);
		if (agreement) {
			await acceptInterest(tx, id, other, by);
			await proposeAgreement(tx, id, word(), other, by);
		}
		return `/me/partnering/talks/${id}`;
	});
}

/** An invented organisation abroad in a talk that is accepted. @returns its page in Coulisses, and that of the talk by its link */
async function abroad(): Promise<Readonly<{ desk: string; link: string }>> {
	const proposal = await one(
		sql`select p.id from partnering.proposal p where p.state = 'open' and not p.anonymous and p.outside is null order by p.id limit 1`
	);
	const answer = { name: `Oy ${word()}`, person: 'Aino', country: 'FI', number: null, email: `${newId()}@example.org` };
	return transaction(async (tx) => {
		const party = await findOrMakeOutside(tx, { ...answer, locale: 'fi' });
		const reader = { outside: party.id };
		const asking = { reader, who: { ...reader, country: 'FI' } };
		const found = await proposalInvited(proposal, tx);
		const talk = await begin(tx, found, asking, word(), { actor: null, source: 'web' });
		return { desk: `/desk/partnering/abroad/${party.id}`, link: outsidePath(talk, party) };
	});
}

/** What an invented organisation abroad has put up, and that of a station which is interested. `accepted`: the talk goes on. @returns the pages of the proposal and of the talk, by their links */
async function fromAbroad(state: 'waits' | 'open' | 'accepted') {
	const answer = { name: `Oy ${word()}`, person: 'Aino', country: 'FI', number: null, email: `${newId()}@example.org` };
	const given = { direction: 'offer', kind: 'kit', title: word(), needs: word(), locality: null } as const;
	const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const coordinator = await one(
		sql`select person from identity.role where role = 'coordinator' and revoked_at is null limit 1`
	);
	const team = await absent(coordinator);
	const station = await one(sql`select id from network.organization where slug = 'tele-terril'`);
	if (!team) throw new Error('nobody is of the team');
	const host = { ...team, roles: [{ role: 'partner' as const, scope: ref('organization', station) }] };
	const by = { actor: ref('person', coordinator), source: 'web' as const };
	return transaction(async (tx) => {
		const party = await findOrMakeOutside(tx, { ...answer, locale: 'fi' });
		const id = await putUp(tx, party, { ...given, until, sectors: [], languages: [], sheet: null });
		const own = { desk: `/me/partnering/${id}`, link: ownPath(id, party), talk: '' };
		if (state === 'waits') return own;
		await publishProposal(tx, id, { ...team, secondFactor: true }, by);
		const talk = await askInterest(tx, id, { organization: station, words: word() }, host, by);
		if (state === 'accepted') await acceptInterest(tx, talk, { outside: party.id }, by);
		return { ...own, talk: outsidePath(talk, party) };
	});
}

const page = '(person)/me/partnering/talks/[talk]/';
const desk = '(coulisses)/desk/partnering/abroad/[party]/';

/** What the two sides of a talk do for good. */
export const partnering: Readonly<Record<string, Arrange>> = {
	[`${page}#decline`]: async ({ coordinator }) => ({
		...{ page: await talk(false), as: coordinator, act: 'decline', figures: [] }
	}),
	[`${page}#close`]: async ({ coordinator }) => ({
		...{ page: await talk(true), as: coordinator, act: 'close', figures: [] }
	}),
	[`${page}#leave`]: async ({ url }) => ({
		...{ page: await talk(false), as: await signedIn(url, 'director'), act: 'leave', figures: [] }
	}),
	[`${desk}#tie`]: async ({ coordinator }) => ({
		...{ page: (await abroad()).desk, as: coordinator, act: 'tie', figures: [] },
		fill: { organization: await one(sql`select id from network.organization where slug = 'tele-terril'`) }
	}),
	[`${desk}#join`]: async ({ coordinator }) => ({
		...{ page: (await abroad()).desk, as: coordinator, act: 'join', figures: [] },
		fill: { kind: 'company', sentence: 'Des jeux inventés.' }
	}),
	'(person)/me/partnering/[proposal]/#refuse': async ({ coordinator }) => ({
		...{ page: (await fromAbroad('waits')).desk, as: coordinator, act: 'refuse', figures: [], fill: { why: word() } }
	}),
	'(public)/partnering/abroad/own/[token]/#withdraw': async () => ({
		...{ page: (await fromAbroad('waits')).link, as: [], act: 'withdraw', figures: [] }
	}),
	'(public)/partnering/abroad/[token]/#decline': async () => ({
		...{ page: (await fromAbroad('open')).talk, as: [], act: 'decline', figures: [] }
	}),
	'(public)/partnering/abroad/[token]/#close': async () => ({
		...{ page: (await fromAbroad('accepted')).talk, as: [], act: 'close', figures: [] }
	}),
	'(public)/partnering/abroad/[token]/#leave': async () => ({
		...{ page: (await abroad()).link, as: [], act: 'leave', figures: [] }
	}),
	[`${page}#confirm`]: async ({ url }) => ({
		...{ page: await talk(true), as: await signedIn(url, 'director'), act: 'confirm', figures: [] }
	})
};
