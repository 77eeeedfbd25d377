import { sql } from 'kysely';
import { type RoleName, roleNames } from '#kernel/identity/index.ts';
import { grant, revoke, rolesOf } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { ask, isRefused, record, type Somebody, send, somebody, visitor } from './people.ts';
import type { World } from './world.ts';

const team: readonly RoleName[] = ['admin', 'coordinator'];

/** What each may give, said here once more: an admin all, a coordinator what is no role of the team, nobody else anything in the desk. */
const may = (giver: RoleName, role: RoleName): boolean =>
	giver === 'admin' || (giver === 'coordinator' && !team.includes(role));

type Found = Readonly<{ checks: number; problems: string[] }>;
type Write = (holds: boolean, what: string) => void;

/** For every pair of roles: what is invited to, merged, and accepted after the giver has lost her own. */
export async function giving(world: World, roles: readonly RoleName[] = roleNames): Promise<Found> {
	const problems: string[] = [];
	let checks = 0;
	const expect: Write = (holds, what) => {
		checks++;
		if (!holds) problems.push(what);
	};
	for (const giver of roles) {
		const who = await somebody(`Gaëlle ${giver}`);
		await change('grant', world, who.id, giver);
		const letters: { role: RoleName; email: string }[] = [];
		for (const role of roleNames) {
			letters.push(await invited(world, who, { giver, role }, expect));
			await merged(world, who, { giver, role }, expect);
		}
		await mergedIntoHerself(world, who, giver, expect);
		if (giver !== 'teacher' && giver !== 'founder') await invitesColleague(world, who, giver, expect);
		await change('revoke', world, who.id, giver);
		for (const { role, email } of letters) await accepted(world, { giver, role, email }, expect);
	}
	return { checks, problems };
}

type Pair = Readonly<{ giver: RoleName; role: RoleName }>;

const scopeOf = ({ organization }: World, role: RoleName) =>
	team.includes(role) ? null : { kind: 'organization', id: organization };

const change = (how: 'grant' | 'revoke', world: World, person: string, role: RoleName): Promise<void> =>
	transaction((tx) =>
		(how === 'grant' ? grant : revoke)(tx, {
			...{ person, role, scope: scopeOf(world, role), by: null, source: 'desk' as const }
		})
	);

async function invited(world: World, who: Somebody, { giver, role }: Pair, expect: Write) {
	const { email } = await record('Invitée');
	const organization = team.includes(role) ? '' : world.organization;
	const answer = await send(world.url, who, '/desk/team?/invite', { email, role, organization, locale: 'fr' });
	const written = (await tokenTo(email)) !== null;
	expect(written === may(giver, role), `${giver} invites to ${role}: ${answer.status}, a letter: ${written}`);
	return { role, email };
}

/** What a link gives once its sender has lost the role by which she sent it. */
async function accepted({ url }: World, { giver, role, email }: Pair & { email: string }, expect: Write) {
	const token = await tokenTo(email);
	if (!token) return;
	const answer = await ask(url, visitor, `/sign-in/invitation?token=${token}`, {
		method: 'POST',
		body: new URLSearchParams({ name: 'Inès' })
	});
	const { rows } = await sql<{ id: string }>`select id from identity.person where email = ${email}`.execute(db);
	const held = rows[0] ? await rolesOf(rows[0].id) : [];
	expect(answer.status !== 303 && held.length === 0, `an invitation of a former ${giver} gives ${role}`);
}

async function merged(world: World, who: Somebody, { giver, role }: Pair, expect: Write): Promise<void> {
	const [goes, stays] = [await record('Double'), await record('Double')];
	for (const holder of [goes, stays]) {
		await change('grant', world, holder.id, role);
		await send(world.url, who, `/desk/people/${goes.id}/merge`, { other: stays.id, stays: stays.id });
		const { rows } = await sql`select from identity.person where id = ${goes.id} and merged_into is not null`.execute(
			db
		);
		const done = rows.length > 0;
		expect(done === may(giver, role), `${giver} merges ${holder === goes ? 'away' : 'into'} a ${role}: ${done}`);
		if (done) return;
		await change('revoke', world, holder.id, role);
	}
}

/** Another record of somebody else must not become hers by her own word. */
async function mergedIntoHerself(world: World, who: Somebody, giver: RoleName, expect: Write): Promise<void> {
	const other = await record('Autre');
	await send(world.url, who, `/desk/people/${other.id}/merge`, { other: who.id, stays: who.id });
	const { rows } = await sql`select from identity.person where id = ${other.id} and merged_into is not null`.execute(
		db
	);
	expect(rows.length > 0 === (giver === 'admin'), `${giver} takes over another's record herself`);
}

/** A colleague asked into an organisation by somebody who may not answer for it any more. */
async function invitesColleague(world: World, who: Somebody, giver: RoleName, expect: Write): Promise<void> {
	const colleague = await somebody('Colette Collègue');
	const path = `/desk/organizations/${world.organization}?/invite`;
	const fields = { email: colleague.email, role: 'Amie', language: 'fr', manager: '1' };
	const asked = await send(world.url, who, path, fields);
	const token = await tokenTo(colleague.email);
	expect(token !== null, `${giver} invites a colleague: ${asked.status}`);
	await change('revoke', world, who.id, giver);
	const answer = await send(world.url, colleague, `/me/invitation/${token}`, {});
	const held = await rolesOf(colleague.id);
	expect(isRefused(answer) && !held.length, `a colleague asked by a former ${giver} joins: ${answer.status}`);
	await change('grant', world, who.id, giver);
}

/** The token of the last letter to an address; null when there is none. */
async function tokenTo(email: string): Promise<string | null> {
	const { rows } = await sql<{ text: string }>`
		select text from kernel.mail where lower(recipient) = ${email} order by written_at desc limit 1`.execute(db);
	return /(?:[?&]token=|invitation\/)([\w-]+)/.exec(rows[0]?.text ?? '')?.[1] ?? null;
}
