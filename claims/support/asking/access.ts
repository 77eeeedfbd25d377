import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { keepProvider } from '#kernel/identity/server/providers/providers.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { by } from '../hub.ts';
import { type Arrange, count, founderId, one, row, somebody, word } from './world.ts';

/** Somebody with an account, who shows a code of her telephone when she signs in. */
async function somebodyWithCodes(): Promise<string> {
	const id = await somebody('Nora Clé (fictif)');
	await sql`insert into identity."user" (id, name, email, "emailVerified", "twoFactorEnabled")
		select id, name, email, true, true from identity.person where id = ${id} on conflict do nothing`.execute(db);
	await sql`insert into identity."twoFactor" (secret, "backupCodes", "userId", verified) values ('x', 'x', ${id}, true)`.execute(
		db
	);
	return id;
}

/** What is taken away of how people sign in. */
export const access: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/access/providers/[provider]/#remove': async ({ admin }) => {
		const organization = await one(sql`select id from network.organization where slug = 'hub'`);
		const known = { name: 'École inventée', issuer: 'https://ecole.exemple.invalid', clientId: word(), enabled: true };
		const given = { ...known, organization, domains: ['ecole.exemple.invalid'] };
		const founder = await founderId();
		const id = await transaction((tx) => keepProvider(tx, null, given, 'secret', founder));
		for (const person of [await somebodyWithCodes(), await somebodyWithCodes()])
			await sql`insert into identity."account" ("accountId", "providerId", "userId")
				values (${newId()}, ${`oidc:${id}`}, ${person})`.execute(db);
		const accounts = await count(sql`select count(*) from identity."account" where "providerId" = ${`oidc:${id}`}`);
		return { page: `/desk/access/providers/${id}`, as: admin, act: 'remove', figures: [accounts] };
	},
	'(coulisses)/desk/people/[id]/access/#factors': async ({ admin }) => {
		const page = `/desk/people/${await somebodyWithCodes()}/access`;
		return { page, as: admin, act: 'factors', figures: [] };
	},
	'(coulisses)/desk/team/#factors': async ({ admin }) => {
		const person = await somebodyWithCodes();
		await transaction((tx) => grant(tx, { person, role: 'coordinator', scope: null, by: null, source: by.source }));
		return { page: '/desk/team', as: admin, act: 'factors', only: row('person', person), figures: [] };
	}
};
