import { sql } from 'kysely';
import { refused } from '../../errors.ts';
import { type Ref, ref, type Source } from '../../facts.ts';
import { newId } from '../../id.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx } from '../../server/db.ts';
import { invitationActs } from '../acts.ts';
import type { Role, RoleName, Viewer } from '../index.ts';
import { can } from '../policy.ts';
import { personById } from './persons.ts';
import { within } from './tables.ts';

/** A change of a role: whose, which, for what, by whom (null: the program itself, at a first start or from the command line). */
export type RoleChange = Readonly<{
	person: string;
	role: RoleName;
	scope: Ref | null;
	by: string | null;
	source: Source;
}>;

/** Gives a person a role and writes that down in the log; nothing happens when she holds it already. */
export async function grant(tx: Tx, { person, role, scope, by, source }: RoleChange): Promise<void> {
	const made = await within(tx)
		.insertInto('identity.role')
		.values({ id: newId(), person, role, scopeKind: scope?.kind ?? null, scope: scope?.id ?? null, grantedBy: by })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!made) return;
	const actor = by ? ref('person', by) : null;
	await record(tx, {
		verb: 'identity.role_granted',
		actor,
		object: ref('person', person),
		target: scope,
		source,
		detail: { role }
	});
}

/** Takes a role back. @throws 409 when she is the last admin: nobody could give it to anyone again. */
export async function revoke(tx: Tx, { person, role, scope, by, source }: RoleChange): Promise<void> {
	if (role === 'admin' && scope === null) await keepLastAdmin(tx, person);
	const ended = await within(tx)
		.updateTable('identity.role')
		.set({ revokedAt: new Date() })
		.where('person', '=', person)
		.where('role', '=', role)
		.where('scope', scope ? '=' : 'is', scope?.id ?? null)
		.where('revokedAt', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (!ended) return;
	const actor = by ? ref('person', by) : null;
	await record(tx, {
		verb: 'identity.role_revoked',
		actor,
		object: ref('person', person),
		target: scope,
		source,
		detail: { role }
	});
}

/** The roles that a person holds. */
export async function rolesOf(person: string, tx: Tx | typeof db = db): Promise<Role[]> {
	const rows = await standing(tx).where('person', '=', person).orderBy('grantedAt').execute();
	return rows.map(({ role, scopeKind, scope }) => ({ role, scope: asScope(scopeKind, scope) }));
}

/**
 * Somebody who acted before and is not here, as she stands now: with the roles that she has left, and with the second factor that she had to show then.
 * For what goes on in her name, such as an invitation or a key: it is worth what she may do today.
 * @returns null when there is nobody any more.
 */
export async function absent(person: string | null, on: Tx | typeof db = db): Promise<Viewer | null> {
	const known = person === null ? undefined : await personById(person, on);
	if (!known || known.erasedAt || known.suspendedAt) return null;
	const { id, name, email, locale } = known;
	return { id, name, email, locale, roles: await rolesOf(id, on), secondFactor: true, sessionId: '' };
}

/** Whether a person may give others these roles today. */
export async function mayGive(person: string, roles: readonly RoleName[], on: Tx | typeof db = db): Promise<boolean> {
	const giver = await absent(person, on);
	return roles.every((role) => can(giver, invitationActs.send, { role }));
}

/** Whether somebody answers for an organisation today. */
export async function answersFor(person: string, organization: string, on: Tx | typeof db = db): Promise<boolean> {
	const viewer = await absent(person, on);
	return (viewer?.roles ?? []).some(
		({ role, scope }) => (role === 'director' || role === 'partner') && scope?.id === organization
	);
}

/** Who answers for some organisations today and can be written to, each once. */
export async function hostsOf(organizations: readonly string[], on: Tx | typeof db = db): Promise<string[]> {
	const { rows } = await sql<{ person: string }>`
		select distinct r.person from identity.role r join identity.person p on p.id = r.person
		where r.scope = any(${[...organizations]}::uuid[]) and r.role in ('director', 'partner') and r.revoked_at is null
			and p.email is not null and p.erased_at is null and p.suspended_at is null order by r.person`.execute(on);
	return rows.map(({ person }) => person);
}

export type RoleHolder = Role & Readonly<{ person: string; name: string; email: string | null; grantedAt: Date }>;

/** Everybody who holds a role, by name; for the page where the team changes them. */
export async function peopleWithRoles(): Promise<RoleHolder[]> {
	const rows = await within(db)
		.selectFrom('identity.role as held')
		.innerJoin('identity.person as person', 'person.id', 'held.person')
		.select([
			'held.person',
			'person.name',
			'person.email',
			'held.role',
			'held.scopeKind',
			'held.scope',
			'held.grantedAt'
		])
		.where('held.revokedAt', 'is', null)
		.orderBy('person.name')
		.orderBy('held.grantedAt')
		.execute();
	return rows.map(({ scopeKind, scope, ...holder }) => ({ ...holder, scope: asScope(scopeKind, scope) }));
}

/** Stops what would leave the hub without an admin. The rows are locked: two admins cannot revoke each other at once. */
export async function keepLastAdmin(tx: Tx, person: string): Promise<void> {
	const admins = await standing(tx)
		.where('role', '=', 'admin')
		.where('scope', 'is', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	if (admins.some((held) => held.person === person) && admins.length === 1) throw refused('identity_last_admin');
}

const standing = (tx: Tx | typeof db) =>
	within(tx).selectFrom('identity.role').selectAll().where('revokedAt', 'is', null);

const asScope = (kind: string | null, id: string | null): Ref | null => (kind && id ? { kind, id } : null);
