import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { Slug } from '../../organization.ts';
import type { Merger } from './mergers.ts';

/**
 * Sees to it that the address of the organisation that comes back is free.
 * @param slug the one that was given instead of its own; '' for none
 * @returns it. Throws network_slug_wrong, network_unmerge_address.
 */
export async function keepAddress(tx: Tx, { id }: Merger, slug: string): Promise<string> {
	const its = sql`merger = ${id} and place = 'network.organization' and key_is is null`;
	const { rows } = await sql<{
		own: string;
	}>`select before ->> 'slug' as own from network.merger_row where ${its}`.execute(tx);
	const own = rows[0]?.own ?? '';
	const wanted = slug || own;
	if (!Slug.safeParse(wanted).success) throw refused('network_slug_wrong', {}, 422);
	// whoever makes an organisation of a name waits for it too
	await sql`select pg_advisory_xact_lock(hashtext('network.organization.slug'))`.execute(tx);
	const taken = await sql<{ name: string }>`select name from network.organization where slug = ${wanted}`.execute(tx);
	if (taken.rows[0]) throw refused('network_unmerge_address', { slug: wanted, name: taken.rows[0].name });
	if (wanted !== own)
		await sql`update network.merger_row set before = jsonb_set(before, '{slug}', to_jsonb(${wanted}::text)) where ${its}`.execute(
			tx
		);
	return wanted;
}
