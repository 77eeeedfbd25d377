import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { ref } from '../../facts.ts';
import { newId } from '../../id.ts';
import { pseudonymsOf } from '../../server/activity/pseudonym.ts';
import { latestFacts } from '../../server/activity/read.ts';
import { sequence } from '../../server/activity/sequencer.ts';
import { db, transaction } from '../../server/db.ts';
import { caller, openTestIdentity, signInAs, tokenSentTo, viewerOf } from './identity.fixture.ts';
import { acceptInvitation, invitationOf, invite, waitingInvitations, withdrawInvitation } from './invitations.ts';
import { findOrMakePerson } from './persons.ts';
import { grant, peopleWithRoles, type RoleChange, revoke, rolesOf } from './roles.ts';

beforeAll(async () => {
	await testDatabase();
	openTestIdentity();
});

const person = (name: string) =>
	transaction((tx) => findOrMakePerson(tx, { name, email: `${name}@example.org`, locale: 'fr' }));
const give = (change: Omit<RoleChange, 'source'>) => transaction((tx) => grant(tx, { ...change, source: 'desk' }));
const take = (change: Omit<RoleChange, 'source'>) => transaction((tx) => revoke(tx, { ...change, source: 'desk' }));
const mill = ref('organisation', newId());

test('a change of role is a fact, told once, that names nobody', async () => {
	const [boss, ines] = [await person('boss'), await person('ines')];
	const change = { person: ines, role: 'partner', scope: mill, by: boss } as const;
	await give(change);
	await give(change);
	expect(await rolesOf(ines)).toEqual([{ role: 'partner', scope: mill }]);
	await take(change);
	await take(change);
	expect(await rolesOf(ines)).toEqual([]);
	await sequence();
	const facts = await latestFacts(10);
	expect(facts.map(({ verb }) => verb)).toEqual(['identity.role_revoked', 'identity.role_granted']);
	const pseudonyms = await pseudonymsOf(db, [boss, ines]);
	expect(facts[1]).toMatchObject({
		actor: { kind: 'person', id: pseudonyms.get(boss) },
		object: { kind: 'person', id: pseudonyms.get(ines) },
		target: mill,
		detail: { role: 'partner' }
	});
});

test('one may hold a role for two organisations, and have it again later', async () => {
	const who = await person('twice');
	const forge = ref('organisation', newId());
	for (const scope of [mill, forge]) await give({ person: who, role: 'director', scope, by: null });
	await take({ person: who, role: 'director', scope: mill, by: null });
	expect(await rolesOf(who)).toEqual([{ role: 'director', scope: forge }]);
	await give({ person: who, role: 'director', scope: mill, by: null });
	expect(await rolesOf(who)).toHaveLength(2);
});

test('the last admin stays, even when two revoke each other at once', async () => {
	const [one, two] = [await person('one'), await person('two')];
	const admin = (who: string) => ({ person: who, role: 'admin', scope: null, by: null }) as const;
	await give(admin(one));
	await expect(take(admin(one))).rejects.toMatchObject({ code: 'identity_last_admin' });
	await give(admin(two));
	const both = await Promise.allSettled([take(admin(one)), take(admin(two))]);
	expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect((await peopleWithRoles()).filter(({ role }) => role === 'admin')).toHaveLength(1);
});

/** Somebody of the team, who may invite hosts. */
async function coordinator() {
	const host = await signInAs('host@example.org');
	await give({ person: host.viewer.id, role: 'coordinator', scope: null, by: null });
	return host;
}

test('an invitation serves once: it signs in and grants the role', async () => {
	const host = await coordinator();
	const asked = { email: 'New@Example.org', role: 'partner', scope: mill, locale: 'en' } as const;
	await transaction((tx) => invite(tx, asked, host.viewer));
	const first = await tokenSentTo('new@example.org');
	await transaction((tx) => invite(tx, asked, host.viewer));
	const token = await tokenSentTo('new@example.org');
	expect(await invitationOf(first)).toBeUndefined();
	expect(await invitationOf(token)).toMatchObject({ email: 'new@example.org', role: 'partner', scope: mill });
	const { rows } = await sql<{ row: string }>`select i::text as row from identity.invitation i`.execute(db);
	expect(rows.some(({ row }) => row.includes(token))).toBe(false);

	const all = await Promise.allSettled(
		[1, 2, 3].map(() => acceptInvitation({ token, name: 'Nora', locale: 'en' }, caller()))
	);
	const accepted = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	expect(accepted).toHaveLength(1);
	expect(await viewerOf(accepted[0]?.cookies ?? [])).toMatchObject({
		name: 'Nora',
		email: 'new@example.org',
		roles: [{ role: 'partner', scope: mill }]
	});
	await expect(acceptInvitation({ token, locale: 'en' }, caller())).rejects.toMatchObject({
		code: 'identity_invitation_used',
		status: 410
	});
});

test('an invitation is worth what its sender may still give', async () => {
	const host = await coordinator();
	const asked = { email: 'worth@example.org', scope: mill, locale: 'fr' } as const;
	const accepted = async (role: 'partner' | 'admin') => {
		await transaction((tx) => invite(tx, { ...asked, role, scope: role === 'admin' ? null : mill }, host.viewer));
		const token = await tokenSentTo(asked.email);
		return {
			shown: await invitationOf(token),
			accept: () => acceptInvitation({ token, name: 'W.', locale: 'fr' }, caller())
		};
	};
	const much = await accepted('admin');
	expect(much.shown).toBeUndefined();
	await expect(much.accept()).rejects.toMatchObject({ status: 410 });
	const { shown, accept } = await accepted('partner');
	expect(shown).toMatchObject({ role: 'partner' });
	await take({ person: host.viewer.id, role: 'coordinator', scope: null, by: null });
	await expect(accept()).rejects.toMatchObject({ status: 410 });
	const { rows } = await sql`select from identity.person where email = ${asked.email}`.execute(db);
	expect(rows).toEqual([]);
});

test('an expired or withdrawn invitation grants nothing', async () => {
	const host = await coordinator();
	const asked = { email: 'late@example.org', role: 'coordinator', scope: null, locale: 'fi' } as const;
	await transaction((tx) => invite(tx, asked, host.viewer));
	const expired = await tokenSentTo('late@example.org');
	await sql`update identity.invitation set expires_at = now() - interval '1 second' where email = 'late@example.org'`.execute(
		db
	);
	await expect(acceptInvitation({ token: expired, locale: 'fi' }, caller())).rejects.toMatchObject({ status: 410 });

	const id = await transaction((tx) => invite(tx, asked, host.viewer));
	expect((await waitingInvitations()).map((one) => one.id)).toContain(id);
	await transaction((tx) => withdrawInvitation(tx, id));
	await expect(
		acceptInvitation({ token: await tokenSentTo('late@example.org'), locale: 'fi' }, caller())
	).rejects.toMatchObject({ status: 410 });
});
