import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { naceOf, organizationNames, sectors, skillsByUri } from '#network/server';
import { change, changeGiven, type Press } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf, bySelf } from '#web/require.server.ts';
import { line, NewInterest } from '../proposal.ts';
import {
	askInterest,
	interestsOf,
	isFor,
	outsideAtDesk,
	type Proposal,
	proposalFor,
	publishProposal,
	refusalOf,
	refuseProposal,
	renewProposal,
	resumeProposal,
	talksAbout,
	withdrawProposal
} from '../server/index.ts';
import { mayMove } from '../states.ts';
import { proposalChoices, typedProposal } from './form.server.ts';
import { linesOf } from './talk.server.ts';

/** What everybody reads of a proposal, with the names of what it is about. @throws 404 */
export async function proposalShown(viewer: Viewer | null, id: string) {
	const proposal = await proposalFor(viewer, id);
	return { proposal, ...(await namesOf(proposal)) };
}

/** The names of what a proposal is about. */
export async function namesOf({ sectors: its, skills, nace }: Proposal) {
	const [known, found, codes] = await Promise.all([sectors(), skillsByUri(skills), naceOf(nace)]);
	return {
		sectors: known.filter(({ slug }) => its.includes(slug)).map(({ slug, label }) => ({ slug, label })),
		skills: found.map(({ uri, label }) => ({ uri, label })),
		nace: codes.map(({ code, label }) => ({ code, label }))
	};
}

/** A proposal for whose it is, to decide; for others, to answer for an organisation of hers. @throws 404 */
export async function proposalManaged(viewer: Viewer, id: string) {
	const shown = await proposalShown(viewer, id);
	const { proposal } = shown;
	const [own, talks, interests, isHers] = await Promise.all([
		...([ownNames(viewer), talksAbout(proposal), interestsOf(viewer), isFor(viewer, id)] as const)
	]);
	const mine = interests.filter((one) => one.proposal === id);
	const answering = own.filter(
		({ value, label }) =>
			value !== proposal.organization?.id && !mine.some(({ name, state }) => name === label && state !== 'withdrawn')
	);
	const abroad = proposal.owns && proposal.organization?.country ? await abroadOf(proposal) : null;
	const writes = proposal.owns && proposal.state !== 'withdrawn' && !abroad;
	return {
		...shown,
		abroad,
		talks,
		mine,
		answering: proposal.state === 'open' && isHers ? answering : [],
		form: writes ? { typed: await typedProposal(proposal), choices: await proposalChoices(viewer) } : null,
		may: {
			publish: proposal.owns && mayMove(proposal.state, 'publish'),
			renew: proposal.owns && mayMove(proposal.state, 'renew'),
			// what waits for the team is published, or refused with a reason
			withdraw: proposal.owns && mayMove(proposal.state, 'withdraw') && !abroad?.waits,
			resume: proposal.owns && mayMove(proposal.state, 'resume')
		}
	};
}

/** Who has put something up from abroad, for the team, and why that was not published. */
async function abroadOf({ id, organization, state }: Proposal) {
	const { party } = await outsideAtDesk(organization?.id ?? '');
	return {
		outside: party.id,
		person: party.person,
		country: party.country,
		refusal: await refusalOf(id),
		waits: state === 'draft'
	};
}

async function ownNames(viewer: Viewer) {
	const ids = hostedBy(viewer);
	return ids.length ? (await organizationNames({ ids })).map(({ id, name }) => ({ value: id, label: name })) : [];
}

type Asked = RequestEvent & Readonly<{ params: { proposal: string } }>;

/** What a button does to a proposal, which leads back to it. */
export const pressed =
	(done: string, press: (...of: Parameters<Press>) => Promise<unknown>) => async (event: Asked, viewer: Viewer) => {
		const { proposal } = event.params;
		const form = await event.request.formData();
		return change(
			event,
			typedTexts(form),
			(tx) => press(tx, proposal, bySelf(viewer), viewer),
			`/me/partnering/${proposal}?done=${done}`
		);
	};

/** Whoever presses it is stopped where the team hid the proposal: the page asks that. */
export const publishing: Press = (tx, id, by, viewer) => publishProposal(tx, id, viewer, by);
export const renew = pressed('renewed', (tx, id, by, viewer) => renewProposal(tx, id, viewer, by));
export const withdraw = pressed('withdrawn', (tx, id, by, viewer) => withdrawProposal(tx, id, viewer, by));
export const resume = pressed('resumed', (tx, id, by, viewer) => resumeProposal(tx, id, viewer, by));

const Refusal = z.strictObject({ why: line(2000) });

/** Says no to what was put up from abroad, and why. */
export async function refuse(event: Asked, viewer: Viewer) {
	const { proposal } = event.params;
	const form = await event.request.formData();
	const given = Refusal.safeParse({ why: linesOf(form, 'why') });
	const write = async (tx: Tx, { why }: z.output<typeof Refusal>): Promise<void> => {
		await refuseProposal(tx, proposal, why, viewer, byOf(viewer));
		requireSure(event, doing(m.partnering_desk_refuse(), [m.partnering_desk_refuse_hint()]), form);
	};
	return changeGiven(event, typedTexts(form), given, write, `/me/partnering/${proposal}?done=refused`);
}

/** « Ça m'intéresse », with a message. */
export async function interested(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const given = NewInterest.safeParse({ organization: fieldOf(form, 'as'), words: fieldOf(form, 'words') });
	return changeGiven(
		event,
		typedTexts(form),
		given,
		(tx, its) => askInterest(tx, event.params.proposal, its, viewer, bySelf(viewer)),
		(talk) => `/me/partnering/talks/${talk}?done=interested`
	);
}
