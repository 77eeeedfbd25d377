import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { requireAct } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { worksOf } from '#network/server';
import { ventureActs } from '../../acts.ts';
import type { Choice, NewOffer } from '../../briefs/brief.ts';
import { writeToCompany, writeToHosts } from './letters.ts';
import { briefFor, lockBrief, offersOf, ownBrief } from './reading.ts';
import { within } from './tables.ts';
import { go } from './way.ts';
import { namedBrief } from './writing.ts';

/**
 * Answers a brief for an organisation that one answers for, or says the answer anew while it stands.
 * @throws 404, briefs_own, briefs_too_late, briefs_not_now, briefs_works_unknown
 */
export async function giveOffer(tx: Tx, brief: string, given: NewOffer, viewer: Viewer, by: By): Promise<void> {
	requireAct(viewer, ventureActs.brief, { organisation: given.organization });
	await lockBrief(tx, brief);
	const found = await briefFor(viewer, brief, tx);
	if (found.organization?.id === given.organization || found.owns) throw refused('briefs_own', {}, 422);
	if (found.answersUntil < isoDate(new Date(), (await hub()).timeZone)) throw refused('briefs_too_late', {}, 422);
	const known = new Set((await worksOf({ organization: given.organization }, tx)).map(({ slug }) => slug));
	if (given.works.some((slug) => !known.has(slug))) throw refused('briefs_works_unknown', {}, 422);
	const before = (await offersOf(brief, tx)).find(
		({ organization, state }) => organization.id === given.organization && state !== 'withdrawn'
	);
	const id = before?.id ?? newId();
	await go(tx, found, { kind: 'answer', offer: id });
	const said = { ...given, works: [...given.works], writtenBy: viewer.id };
	if (before) await within(tx).updateTable('venture.offer').set(said).where('id', '=', id).execute();
	else
		await within(tx)
			.insertInto('venture.offer')
			.values({ id, brief, ...said, ...(by.at ? { givenAt: by.at } : {}) })
			.execute();
	const detail = { priced: (given.priceTo ?? given.priceFrom) !== null, again: before !== undefined };
	await record(tx, { ...by, verb: 'venture.offer_given', ...namedBrief(found), detail });
	if (by.source !== 'demo') await writeToCompany(tx, found, 'answered', given.organization);
}

/** Takes an answer back; whoever was chosen may still give up, and then one chooses anew. @throws 404, briefs_not_now */
export async function takeOfferBack(tx: Tx, brief: string, offer: string, viewer: Viewer, by: By): Promise<void> {
	await lockBrief(tx, brief);
	const found = await briefFor(viewer, brief, tx);
	const own = (await offersOf(brief, tx)).find(({ id }) => id === offer);
	if (!isId(offer) || !own) throw missing();
	requireAct(viewer, ventureActs.brief, { organisation: own.organization.id });
	await go(tx, found, { kind: 'take_back', offer });
	await record(tx, {
		...by,
		verb: 'venture.offer_withdrawn',
		...namedBrief(found),
		detail: { chosen: own.state === 'chosen' }
	});
	if (by.source !== 'demo') await writeToCompany(tx, found, 'given_up', own.organization.id);
}

/** Chooses an offer, with a reason for each of those that stand: each gets its own. @throws 404, briefs_not_now, briefs_offer_gone, briefs_reasons_missing */
export async function chooseOffer(
	tx: Tx,
	brief: string,
	{ offer, reasons }: Choice,
	viewer: Viewer,
	by: By
): Promise<void> {
	const found = await ownBrief(viewer, brief, tx);
	const standing = (await offersOf(brief, tx)).filter(({ state }) => state === 'given');
	await go(tx, found, { kind: 'choose', offer, reasons });
	for (const { id, organization } of standing) {
		const reason = reasons.get(id)?.trim() ?? '';
		await within(tx).updateTable('venture.offer').set({ reason }).where('id', '=', id).execute();
		if (by.source !== 'demo')
			await writeToHosts(tx, organization.id, found, id === offer ? 'chosen' : 'refused', reason);
	}
	await within(tx)
		.updateTable('venture.brief')
		.set({ chosenAt: by.at ?? new Date() })
		.where('id', '=', brief)
		.execute();
	await record(tx, { ...by, verb: 'venture.brief_chosen', ...namedBrief(found), detail: { offers: standing.length } });
}
