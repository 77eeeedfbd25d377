import { createHash, randomBytes } from 'node:crypto';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { asAddress, personByEmail } from '#kernel/identity/server/persons.ts';
import { absent, grant } from '#kernel/identity/server/roles.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale, Words } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationActs } from '../acts.ts';
import { affiliate } from './affiliations.ts';
import { lockOrganization } from './organizations.ts';
import { type On, within } from './tables.ts';

const DAYS = 14;
/** So that nobody writes to a whole town in the name of an organisation. */
const MOST_WAITING = 30;
const LONGEST_ROLE = 80;

type Asked = Readonly<{ organization: string; email: string; role: Words; manager: boolean; locale: Locale }>;

/** A colleague who was asked and has not answered; for those who answer for the organisation. */
export type Colleague = Readonly<{ id: string; email: string; role: Words; manager: boolean; expiresAt: Date }>;

/**
 * Asks somebody by letter to be in an organisation; asked again, the letter before serves no more. Nothing says whether the hub knows the address.
 * The caller has checked organizationActs.invite and the limits.
 * @throws 404, identity_email_wrong, network_role_long, network_invitations_many.
 */
export async function inviteColleague(tx: Tx, asked: Asked, by: Pick<Viewer, 'id'>): Promise<void> {
	const { organization, role, manager, locale } = asked;
	const email = asAddress(asked.email);
	if (Object.values(role).some((text) => text.length > LONGEST_ROLE))
		throw refused('network_role_long', { max: LONGEST_ROLE }, 422);
	await lockOrganization(tx, organization);
	await within(tx).deleteFrom('network.invitation').where('expiresAt', '<', new Date()).execute();
	await within(tx)
		.deleteFrom('network.invitation')
		.where('organization', '=', organization)
		.where('email', '=', email)
		.execute();
	if ((await colleaguesAsked(organization, tx)).length >= MOST_WAITING)
		throw refused('network_invitations_many', { max: MOST_WAITING }, 422);
	const token = randomBytes(32).toString('base64url');
	await within(tx)
		.insertInto('network.invitation')
		.values({
			...{ id: newId(), organization, email, manager, tokenHash: hashOf(token), invitedBy: by.id },
			role: JSON.stringify(role),
			expiresAt: new Date(Date.now() + DAYS * 86_400_000)
		})
		.execute();
	await write(tx, { email, token, locale });
}

/** Who was asked and has not answered, the latest first. */
export const colleaguesAsked = (organization: string, on: On = db): Promise<Colleague[]> =>
	within(on)
		.selectFrom('network.invitation')
		.select(['id', 'email', 'role', 'manager', 'expiresAt'])
		.where('organization', '=', organization)
		.where('expiresAt', '>', new Date())
		.orderBy('invitedAt', 'desc')
		.execute();

/** Whether an organisation has asked an address in. */
export async function isAsked(on: On, email: string): Promise<boolean> {
	const waiting = within(on).selectFrom('network.invitation').select('id');
	const found = await waiting.where('email', '=', email).where('expiresAt', '>', new Date()).executeTakeFirst();
	return found !== undefined;
}

/** Takes an invitation back. */
export async function withdrawColleague(tx: Tx, id: string, organization: string): Promise<void> {
	if (!isId(id)) throw missing();
	await within(tx)
		.deleteFrom('network.invitation')
		.where('id', '=', id)
		.where('organization', '=', organization)
		.execute();
}

/** What a letter asks, for the page on which one accepts. @throws 404 when it serves no more, or whoever sent it may not ask for this organisation any more. */
export async function colleagueInvitation(token: string, on: On = db) {
	const found = await within(on)
		.selectFrom('network.invitation as i')
		.innerJoin('network.organization as o', 'o.id', 'i.organization')
		.select(['i.id', 'i.email', 'i.role', 'i.manager', 'i.invitedBy', 'o.id as organization', 'o.name', 'o.slug'])
		.where('i.tokenHash', '=', hashOf(token))
		.where('i.expiresAt', '>', new Date())
		.where('o.deletedAt', 'is', null)
		.executeTakeFirst();
	const sender = found && (await absent(found.invitedBy, on));
	if (!found || !can(sender ?? null, organizationActs.invite, { organisation: found.organization })) throw missing();
	return found;
}

/**
 * Accepts: she is in the organisation from now on, and answers for it if she was asked to.
 * @returns the slug of the organisation. Throws 404, network_invitation_other (she is signed in with another address).
 */
export async function joinAsColleague(tx: Tx, token: string, viewer: Pick<Viewer, 'id' | 'email'>): Promise<string> {
	const { id, email, organization, role, manager, invitedBy, slug } = await colleagueInvitation(token, tx);
	if (viewer.email?.toLowerCase() !== email) throw refused('network_invitation_other', { email }, 403);
	const taken = await within(tx).deleteFrom('network.invitation').where('id', '=', id).executeTakeFirst();
	if (!taken.numDeletedRows) throw missing();
	const actor = ref('person', viewer.id);
	await affiliate(tx, { person: viewer.id, organization, role, since: null }, { actor, source: 'web' });
	const scope = ref('organization', organization);
	if (manager) await grant(tx, { person: viewer.id, role: 'partner', scope, by: invitedBy, source: 'web' });
	return slug;
}

type Letter = Readonly<Record<'email' | 'token', string> & { locale: Locale }>;

/** Who invites, where and as what stands on the page behind the link: anybody can be written to, so it carries nobody's words. */
async function write(tx: Tx, { email, token, locale }: Letter): Promise<void> {
	const { name } = await hub();
	await post(tx, {
		to: email,
		locale,
		person: (await personByEmail(tx, email))?.id ?? null,
		...{ opens: true, words: 'hub' },
		subject: m.network_invitation_subject({ hub: name }, { locale }),
		text: [
			m.kernel_hello({}, { locale }),
			m.network_invitation_open({ hub: name }, { locale }),
			publicUrl() + href(`/me/invitation/${token}`, locale),
			m.network_invitation_once({ days: DAYS }, { locale }),
			`${name}\n`
		].join('\n\n')
	});
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
