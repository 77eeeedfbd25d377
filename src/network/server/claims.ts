import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref, type Source } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { grant, rolesOf } from '#kernel/identity/server/roles.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { m } from '#messages';
import type { Claim, ClaimState } from '../affiliation.ts';
import { lockOrganization, organizationBySlug } from './organizations.ts';
import { type On, within } from './tables.ts';
import { verifyOrganization } from './trash.ts';

const LONGEST = 2000;

/**
 * A person says that an organisation is hers; the team will answer. Said twice, it is one claim.
 * @throws 404, network_claim_message, network_claim_held (she answers for it already).
 */
export async function claimOrganization(
	tx: Tx,
	slug: string,
	message: string,
	viewer: Pick<Viewer, 'id'>,
	source: Source = 'web'
): Promise<void> {
	const { id: organization, kind } = await organizationBySlug(slug, tx);
	const words = message.trim();
	if (!words || words.length > LONGEST) throw refused('network_claim_message', { max: LONGEST }, 422);
	const roles = await rolesOf(viewer.id, tx);
	const host = roles.some(
		({ role, scope }) => scope?.id === organization && (role === 'partner' || role === 'director')
	);
	if (host) throw refused('network_claim_held');
	const made = await within(tx)
		.insertInto('network.claim')
		.values({ id: newId(), organization, person: viewer.id, message: words })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!made.numInsertedOrUpdatedRows) return;
	await record(tx, {
		verb: 'network.claimed',
		actor: ref('person', viewer.id),
		object: ref('organization', organization),
		source,
		detail: { kind }
	});
}

/** Claims as the team reads them, the oldest first while they wait, then the latest first. */
export const claims = (state: ClaimState, on: On = db): Promise<Claim[]> =>
	select(on)
		.where('c.state', '=', state)
		.orderBy('c.createdAt', state === 'waiting' ? 'asc' : 'desc')
		.limit(200)
		.execute();

/** What a person has claimed of an organisation last; null when she has not. */
export async function claimOf(person: string, organization: string, on: On = db): Promise<Claim | null> {
	const found = await select(on)
		.where('c.person', '=', person)
		.where('c.organization', '=', organization)
		.orderBy('c.createdAt', 'desc')
		.executeTakeFirst();
	return found ?? null;
}

/**
 * Answers a claim. Accepted, the person becomes a partner who edits her organisation, and it is verified; both ways she gets a letter. Answered
 * already, nothing happens.
 * @throws 404, network_claim_reason (a refusal says why).
 */
export async function decideClaim(
	tx: Tx,
	id: string,
	{ accepted, reason }: Readonly<{ accepted: boolean; reason: string }>,
	viewer: Viewer
): Promise<void> {
	const why = reason.trim().slice(0, LONGEST);
	if (!accepted && !why) throw refused('network_claim_reason', {}, 422);
	if (!isId(id)) throw missing();
	await within(tx).selectFrom('network.claim').select('id').where('id', '=', id).forUpdate().execute();
	const claim = await select(tx).where('c.id', '=', id).executeTakeFirst();
	if (!claim) throw missing();
	if (claim.state !== 'waiting') return;
	await within(tx)
		.updateTable('network.claim')
		.set({
			state: accepted ? 'accepted' : 'refused',
			reason: why || null,
			decidedBy: viewer.id,
			decidedAt: new Date()
		})
		.where('id', '=', id)
		.execute();
	const by = { actor: ref('person', viewer.id), source: 'desk' } as const;
	const object = ref('organization', claim.organization);
	if (accepted) {
		await lockOrganization(tx, claim.organization);
		await grant(tx, { person: claim.person, role: 'partner', scope: object, by: viewer.id, source: 'desk' });
		await verifyOrganization(tx, claim.organization, by);
	}
	const target = ref('person', claim.person);
	await record(tx, { ...by, verb: 'network.claim_decided', object, target, detail: { accepted } });
	await writeAnswer(tx, claim, { accepted, why });
}

async function writeAnswer(
	tx: Tx,
	claim: Claim,
	{ accepted, why }: Readonly<{ accepted: boolean; why: string }>
): Promise<void> {
	const person = await personById(claim.person, tx);
	if (!person?.email) return;
	const { locale } = person;
	const page = accepted ? `/desk/organizations/${claim.organization}` : `/network/${claim.organizationSlug}`;
	const said = { organization: claim.organizationName, hub: (await hub()).name };
	const words = accepted
		? { subject: m.network_claim_letter_yes_subject, text: m.network_claim_letter_yes }
		: { subject: m.network_claim_letter_no_subject, text: m.network_claim_letter_no };
	const parts = [
		m.web_hello_name({ name: person.name }, { locale }),
		words.text(said, { locale }),
		...(why ? [why] : []),
		publicUrl() + href(page, locale)
	];
	await post(tx, {
		to: person.email,
		...{ person: person.id, locale, words: 'people' },
		subject: words.subject(said, { locale }),
		text: parts.join('\n\n')
	});
}

const select = (on: On) =>
	within(on)
		.selectFrom('network.claim as c')
		.innerJoin('network.organization as o', 'o.id', 'c.organization')
		.innerJoin('identity.person as p', 'p.id', 'c.person')
		.select(['c.id', 'c.organization', 'o.slug as organizationSlug', 'o.name as organizationName'])
		.select(['c.person', 'p.name as personName', 'p.email as personEmail'])
		.select(['c.message', 'c.state', 'c.reason', 'c.createdAt', 'c.decidedAt']);
