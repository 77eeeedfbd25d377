import { createHash, randomBytes } from 'node:crypto';
import { href } from '../../address.ts';
import { type Refusal, refused } from '../../errors.ts';
import type { Ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { db, type Tx, transaction } from '../../server/db.ts';
import { limit } from '../../server/limits.ts';
import type { Locale } from '../../words.ts';
import type { RoleName, Viewer } from '../index.ts';
import { accountOfAddress } from './accounts.ts';
import { type Arrival, arrive } from './arrivals.ts';
import { signInUrl } from './better-auth.ts';
import type { Caller } from './caller.ts';
import { letterOfInvitation } from './letters.ts';
import { asAddress } from './persons.ts';
import { grant, mayGive } from './roles.ts';
import { openSession } from './sessions.ts';
import { within } from './tables.ts';
import { trace } from './traces.ts';

const DAYS = 14;

type Asked = Readonly<{ email: string; role: RoleName; scope: Ref | null; locale: Locale }>;

/**
 * Invites an address to a role, by a letter whose link serves once within fourteen days; an invitation to the same role that still
 * waits is replaced. The caller has checked invitationActs.send.
 * @returns the id of the invitation.
 */
export async function invite(tx: Tx, asked: Asked, by: Viewer): Promise<string> {
	const { id, address, token } = await write(tx, asked, by.id);
	const { locale, role } = asked;
	await trace(tx, { what: 'invitation_sent', person: null, actor: by.id, detail: { role } });
	await letterOfInvitation(tx, signInUrl(), { email: address, token, locale, role, inviter: by.name, days: DAYS });
	return id;
}

/** The link that makes an address the first admin of a hub, for the command line: nobody is there yet to invite her, and perhaps no mail. */
export async function firstAdminLink(tx: Tx, email: string, locale: Locale): Promise<string> {
	const { token } = await write(tx, { email, role: 'admin', scope: null, locale }, null);
	return `${signInUrl()}${href('/sign-in/invitation', locale)}?${new URLSearchParams({ token })}`;
}

async function write(tx: Tx, { email, role, scope }: Asked, by: string | null) {
	const address = asAddress(email);
	const token = randomBytes(32).toString('base64url');
	const id = newId();
	await within(tx)
		.deleteFrom('identity.invitation')
		.where('email', '=', address)
		.where('role', '=', role)
		.where('scope', scope ? '=' : 'is', scope?.id ?? null)
		.where('acceptedAt', 'is', null)
		.execute();
	await within(tx)
		.insertInto('identity.invitation')
		.values({
			id,
			email: address,
			role,
			scopeKind: scope?.kind ?? null,
			scope: scope?.id ?? null,
			tokenHash: hashOf(token),
			invitedBy: by,
			expiresAt: new Date(Date.now() + DAYS * 86_400_000)
		})
		.execute();
	return { id, address, token };
}

export type Invitation = Readonly<{ id: string; email: string; role: RoleName; scope: Ref | null; expiresAt: Date }>;

/** The invitation of a link, for the page that asks whether to accept; undefined when it has served, has expired or is worth nothing any more. */
export async function invitationOf(token: string): Promise<Invitation | undefined> {
	const row = await waiting().where('tokenHash', '=', hashOf(token)).executeTakeFirst();
	if (!row || (row.invitedBy && !(await mayGive(row.invitedBy, [row.role])))) return undefined;
	return asInvitation(row);
}

/** The invitations that wait for an answer, the newest first. */
export async function waitingInvitations(): Promise<Invitation[]> {
	return (await waiting().orderBy('invitedAt', 'desc').execute()).map(asInvitation);
}

/** Takes an invitation back that was not accepted yet. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<void> {
	await within(tx).deleteFrom('identity.invitation').where('id', '=', id).where('acceptedAt', 'is', null).execute();
}

/**
 * Accepts an invitation, once: signs its address in and grants the role. The link has proved the address.
 * @param accepted `name` is used only if the person is new.
 * @throws 410 when the link has served, has expired or never was, or when whoever sent it may not give this role any more.
 */
export async function acceptInvitation(
	{ token, name, locale }: Readonly<{ token: string; name?: string; locale: Locale }>,
	caller: Caller
): Promise<Arrival & { person: string }> {
	await limit('signIn', caller.bearer);
	const person = await transaction(async (tx) => {
		const taken = await within(tx)
			.updateTable('identity.invitation')
			.set({ acceptedAt: new Date() })
			.where('tokenHash', '=', hashOf(token))
			.where('acceptedAt', 'is', null)
			.where('expiresAt', '>', new Date())
			.returningAll()
			.executeTakeFirst();
		if (!taken) throw used();
		const { role, scope } = asInvitation(taken);
		// without a sender it is of the command line
		if (taken.invitedBy && !(await mayGive(taken.invitedBy, [role], tx))) throw used();
		const invited = await accountOfAddress(tx, { email: taken.email, name, locale });
		await grant(tx, { person: invited, role, scope, by: taken.invitedBy, source: 'web' });
		return invited;
	});
	const { cookies } = await openSession(person, caller);
	return { ...(await arrive(cookies, caller, { method: 'invitation' })), person };
}

const used = (): Refusal => refused('identity_invitation_used', {}, 410);

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const waiting = () =>
	within(db)
		.selectFrom('identity.invitation')
		.selectAll()
		.where('acceptedAt', 'is', null)
		.where('expiresAt', '>', new Date());

type Row = Readonly<{
	id: string;
	email: string;
	role: RoleName;
	scopeKind: string | null;
	scope: string | null;
	expiresAt: Date;
}>;

const asInvitation = ({ id, email, role, scopeKind, scope, expiresAt }: Row): Invitation => ({
	id,
	email,
	role,
	scope: scopeKind && scope ? { kind: scopeKind, id: scope } : null,
	expiresAt
});
