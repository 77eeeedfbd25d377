import { ifThere } from '#kernel/errors.ts';
import type { Fact } from '#kernel/facts.ts';
import { personOf } from '#kernel/server/activity/pseudonym.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import { inAll } from '#kernel/words.ts';
import { m } from '#messages';
import { affiliate, affiliationsOf } from './affiliations.ts';

/**
 * Whoever signs in through a partner is of that organisation from then on: its own door has said so. It is shown to nobody until she wishes it. Nothing is
 * added where she is of it already, or was: what the team has ended stays ended.
 */
export async function joinPartners(tx: Tx, facts: readonly Fact[]): Promise<void> {
	for (const { verb, object, target, at } of facts) {
		if (verb !== 'identity.linked' || !target) continue;
		const person = await personOf(tx, object.id);
		if (!person) continue;
		const already = await affiliationsOf({ person }, tx, true);
		if (already.some(({ organization }) => organization === target.id)) continue;
		const since = isoDate(at, (await hub()).timeZone);
		const given = { person, organization: target.id, role: inAll(m.network_partner_member), since, public: false };
		await ifThere(affiliate(tx, given, { actor: null, source: 'job' }));
	}
}
