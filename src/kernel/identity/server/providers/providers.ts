import { sql } from 'kysely';
import { missing, refused } from '../../../errors.ts';
import { isId, newId } from '../../../id.ts';
import { db, type Tx } from '../../../server/db.ts';
import { seal, unseal } from '../../../server/sealed.ts';
import type { NewProvider } from '../../provider.schema.ts';
import { trace } from '../traces.ts';

const PURPOSE = 'providers';

/** Where people may sign in from outside; its secret stays here. */
export type Provider = NewProvider & Readonly<{ id: string }>;

const columns = sql`id, name, issuer, client_id as "clientId", organization, domains, enabled`;

/** All of them, by name. */
export async function providersListed(): Promise<Provider[]> {
	const { rows } = await sql<Provider>`
		select ${columns} from identity.provider order by name collate "und-x-icu", id`.execute(db);
	return rows;
}

/** Those through which people sign in, for the page where they do. */
export async function providersOpen(): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		select id, name from identity.provider where enabled order by name collate "und-x-icu", id`.execute(db);
	return rows;
}

/** One of them. @throws 404 */
export async function providerById(id: string, on: Tx | typeof db = db): Promise<Provider> {
	if (!isId(id)) throw missing();
	const { rows } = await sql<Provider>`select ${columns} from identity.provider where id = ${id}`.execute(on);
	if (!rows[0]) throw missing();
	return rows[0];
}

/** The secret that a provider knows this hub by. */
export async function secretOf(id: string): Promise<string> {
	const { rows } = await sql<{ secret: string }>`select secret from identity.provider where id = ${id}`.execute(db);
	if (!rows[0]) throw missing();
	return unseal(PURPOSE, rows[0].secret);
}

/**
 * Adds a provider, or changes one. @param secret empty: what it is already. @param by who of the team
 * @returns its id. @throws 422 without a secret for a new one.
 */
export async function keepProvider(
	tx: Tx,
	id: string | null,
	{ name, issuer, clientId, organization, domains, enabled }: NewProvider,
	secret: string,
	by: string
): Promise<string> {
	const kept = id ?? newId();
	if (!id && !secret) throw refused('identity_provider_secret_missing', {}, 422);
	const sealed = secret ? seal(PURPOSE, secret) : null;
	if (id)
		await sql`
			update identity.provider set name = ${name}, issuer = ${issuer}, client_id = ${clientId}, organization = ${organization},
				domains = ${[...domains]}, enabled = ${enabled}, secret = coalesce(${sealed}, secret) where id = ${id}`.execute(
			tx
		);
	else
		await sql`
			insert into identity.provider (id, name, issuer, client_id, secret, organization, domains, enabled)
			values (${kept}, ${name}, ${issuer}, ${clientId}, ${sealed}, ${organization}, ${[...domains]}, ${enabled})`.execute(
			tx
		);
	await trace(tx, { what: 'provider_set', person: null, actor: by, detail: { provider: name } });
	return kept;
}

/** Removes a provider; accounts that were linked with it keep their other ways in. @returns how many those are */
export async function removeProvider(tx: Tx, id: string, by: string): Promise<number> {
	const { name } = await providerById(id, tx);
	const { rows } =
		await sql`delete from identity."account" where "providerId" = ${accountKey(id)} returning "id"`.execute(tx);
	await sql`delete from identity.provider where id = ${id}`.execute(tx);
	await trace(tx, { what: 'provider_set', person: null, actor: by, detail: { provider: name } });
	return rows.length;
}

/** Under which name better-auth's table of accounts knows a provider. */
export const accountKey = (provider: string): string => `oidc:${provider}`;
