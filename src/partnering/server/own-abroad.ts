import { missing, refused } from '#kernel/errors.ts';
import { db } from '#kernel/server/db.ts';
import { linked } from './links.ts';
import { type OutsideParty, outsideById } from './outsides.ts';
import { type Proposal, proposalFor } from './reading.ts';
import { type On, within } from './tables.ts';

/** What an outside party has put up, by the link of a letter. */
export type OwnAbroad = Readonly<{
	party: OutsideParty;
	proposal: Readonly<{ id: string; title: string }>;
	/** Links were renewed since. */
	old: boolean;
	/** It is an organisation of the directory by now. */
	moved: boolean;
}>;

/** What such a link leads to, and for whom. @throws 404 for a link that is not ours, or of who is gone */
export async function ownByLink(token: string, on: On = db): Promise<OwnAbroad> {
	const { about, person, until } = linked('own', token);
	const party = await outsideById(person, on);
	const row = await within(on)
		.selectFrom('partnering.proposal')
		.select(['id', 'title', 'outside'])
		.where('id', '=', about)
		.executeTakeFirst();
	if (!party?.email || !row || (row.outside !== party.id && !party.organization)) throw missing();
	const { outside: _, ...proposal } = row;
	return { party, proposal, old: String(party.links) !== until, moved: party.organization !== null };
}

/** Whoever acts by a link that holds. @throws 404, partnering_outside_old */
export async function actingByOwnLink(token: string, on: On = db) {
	const { party, proposal, old, moved } = await ownByLink(token, on);
	if (old || moved) throw refused('partnering_outside_old', {}, 422);
	return { party, proposal, reader: { outside: party.id } };
}

/** Its proposal as an outside party reads it, and why the team did not publish it. @throws 404 */
export async function ownShown(
	party: OutsideParty,
	id: string,
	on: On = db
): Promise<Readonly<{ proposal: Proposal; refusal: string | null }>> {
	return { proposal: await proposalFor({ outside: party.id }, id, on), refusal: await refusalOf(id, on) };
}

/** Why the team said no to what was put up from abroad; whoever calls has checked who reads. */
export async function refusalOf(id: string, on: On = db): Promise<string | null> {
	const row = await within(on)
		.selectFrom('partnering.proposal')
		.select('refusal')
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.refusal ?? null;
}
