import type { Fact } from '#kernel/facts.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { personOf } from '#kernel/server/activity/pseudonym.ts';
import type { Tx } from '#kernel/server/db.ts';
import { stopAddress, subscribe } from './newsletter-subscribers.ts';

/** Reader of the log: what a person says of the newsletter among her consents is what the list does. */
export async function followConsents(tx: Tx, facts: readonly Fact[]): Promise<void> {
	for (const { verb, object, detail, source } of facts) {
		if (verb !== 'identity.consented' && verb !== 'identity.consent_withdrawn') continue;
		if (detail.purpose !== 'newsletter') continue;
		const id = await personOf(tx, object.id);
		const person = id ? await personById(id, tx) : undefined;
		if (!person?.email) continue;
		if (verb === 'identity.consented')
			await subscribe(tx, { email: person.email, locale: person.locale, source: 'account' });
		else await stopAddress(tx, person.email, 'account', source);
	}
}
