import { sql } from 'kysely';
import { refused } from '../../../errors.ts';
import { ref } from '../../../facts.ts';
import { newId } from '../../../id.ts';
import { record } from '../../../server/activity/record.ts';
import { db, type Tx, transaction } from '../../../server/db.ts';
import type { Locale } from '../../../words.ts';
import { accountOfAddress } from '../accounts.ts';
import { asAddress } from '../persons.ts';
import { trace } from '../traces.ts';
import { accountKey, type Provider } from './providers.ts';

/** What a provider says of somebody, once all that it says was checked. */
export type Claimed = Readonly<{ subject: string; email: string | null; verified: boolean; name: string | undefined }>;

/**
 * Whose account somebody of a provider signs in to: the one that is linked with her; else, and only where the provider answers for her address and says that
 * it is verified, the one of that address, which is linked now; else that of whoever is signed in and asked for it.
 * @param herself who asked for the link while signed in; null for whoever signs in.
 * @throws 403 when its word for the address does not count, 409 when somebody else is linked.
 */
export const accountAt = (
	provider: Provider,
	claimed: Claimed,
	{ herself, locale }: Readonly<{ herself: string | null; locale: Locale }>
): Promise<string> =>
	transaction(async (tx) => {
		const known = await linkedWith(tx, provider.id, claimed.subject);
		if (known && herself && known !== herself)
			throw refused('identity_provider_other', { provider: provider.name }, 409);
		if (known) return known;
		const person = herself ?? (await personAnsweredFor(tx, provider, claimed, locale));
		await link(tx, provider, claimed.subject, person);
		return person;
	});

async function linkedWith(tx: Tx, provider: string, subject: string): Promise<string | null> {
	const { rows } = await sql<{ person: string }>`
		select "userId" as person from identity."account"
		where "providerId" = ${accountKey(provider)} and "accountId" = ${subject} for update`.execute(tx);
	return rows[0]?.person ?? null;
}

/** An address that is not verified, or is not of a domain that the provider answers for, never opens anybody's account. */
function personAnsweredFor(tx: Tx, provider: Provider, claimed: Claimed, locale: Locale): Promise<string> {
	const { email, verified, name } = claimed;
	const domain = email?.toLowerCase().split('@').at(-1) ?? '';
	if (!email || !verified || !provider.domains.includes(domain))
		throw refused('identity_provider_unverified', { provider: provider.name }, 403);
	return accountOfAddress(tx, { email: asAddress(email), name, locale });
}

async function link(tx: Tx, { id, name, organization }: Provider, subject: string, person: string): Promise<void> {
	const { rows } = await sql`
		insert into identity."account" ("id", "accountId", "providerId", "userId")
		values (${newId()}, ${subject}, ${accountKey(id)}, ${person}) on conflict do nothing returning 1`.execute(tx);
	if (!rows.length) throw refused('identity_provider_other', { provider: name }, 409);
	await record(tx, {
		verb: 'identity.linked',
		actor: ref('person', person),
		object: ref('person', person),
		target: ref('organization', organization),
		source: 'web',
		detail: {}
	});
	await trace(tx, { what: 'linked', person, actor: person, detail: { provider: name } });
}

/** The providers with which a person's account is linked. */
export async function linksOf(person: string): Promise<{ id: string; name: string; since: Date }[]> {
	const { rows } = await sql<{ id: string; name: string; since: Date }>`
		select p.id, p.name, a."createdAt" as since from identity."account" a
		join identity.provider p on a."providerId" = 'oidc:' || p.id where a."userId" = ${person} order by p.name`.execute(
		db
	);
	return rows;
}

/** Takes a link back. */
export const unlink = (provider: string, person: string): Promise<void> =>
	transaction(async (tx) => {
		const { rows } = await sql`
			delete from identity."account" where "userId" = ${person} and "providerId" = ${accountKey(provider)} returning 1`.execute(
			tx
		);
		if (rows.length) await trace(tx, { what: 'unlinked', person, actor: person });
	});
