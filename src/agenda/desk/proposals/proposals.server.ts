import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt, change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { proposalActs } from '../../acts.ts';
import { declineProposal, takeProposal, waitingProposals } from '../../server/index.ts';
import { choicesFor } from '../activities/choices.server.ts';

/** How many proposals wait for whoever decides about them; null for others. */
export const proposedTo = async (viewer: Viewer): Promise<number | null> =>
	can(viewer, proposalActs.decide) ? (await waitingProposals()).length : null;

/** What waits, and for whom it can be taken over. */
export async function proposalsShown(viewer: Viewer, locale: Locale) {
	const [proposals, { host, organizations }] = await Promise.all([waitingProposals(), choicesFor(viewer, locale)]);
	return {
		...{ host, organizations },
		proposals: proposals.map(({ id, name, email, locale: lang, title, words, place, startsAt, endsAt, sentAt }) => ({
			...{ id, name, email, lang, title, words, place, startsAt, endsAt, sentAt }
		}))
	};
}

/** Makes a draft of what the form names, and leads there. */
export async function takeFrom(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	return attempt(event, '', {}, async () => {
		const [id, organization] = [fieldOf(form, 'id'), fieldOf(form, 'organization')];
		const draft = await transaction((tx) => takeProposal(tx, id, organization, byOf(viewer)));
		redirect(303, href(`/desk/activities/${draft}`, event.locals.locale));
	});
}

/** Thanks for what the form names, once somebody is sure. */
export async function declineFrom(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await declineProposal(tx, fieldOf(form, 'id'), byOf(viewer));
		requireSure(event, doing(m.proposals_decline(), [m.proposals_decline_says()]), form);
	};
	return change(event, {}, write, '/desk/activities/proposals?done=declined');
}
