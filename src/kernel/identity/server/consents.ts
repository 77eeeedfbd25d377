import { ref, type Source } from '../../facts.ts';
import { newId } from '../../id.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx } from '../../server/db.ts';
import type { Purpose } from '../index.ts';
import { within } from './tables.ts';

export type NewConsent = Readonly<{ person: string; purpose: Purpose; wordingVersion: string; source: Source }>;

/** Keeps that a person agreed to something under a wording; nothing happens when she has agreed already. */
export async function consent(tx: Tx, { person, purpose, wordingVersion, source }: NewConsent): Promise<void> {
	const made = await within(tx)
		.insertInto('identity.consent')
		.values({ id: newId(), person, purpose, wordingVersion, source })
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!made) return;
	const who = ref('person', person);
	await record(tx, { verb: 'identity.consented', actor: who, object: who, source, detail: { purpose } });
}

/** Keeps that she does not agree any more: as easy as agreeing (GDPR, article 7.3). */
export async function withdrawConsent(
	tx: Tx,
	{ person, purpose, source }: Omit<NewConsent, 'wordingVersion'>
): Promise<void> {
	const ended = await within(tx)
		.updateTable('identity.consent')
		.set({ withdrawnAt: new Date() })
		.where('person', '=', person)
		.where('purpose', '=', purpose)
		.where('withdrawnAt', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (!ended) return;
	const who = ref('person', person);
	await record(tx, { verb: 'identity.consent_withdrawn', actor: who, object: who, source, detail: { purpose } });
}

/** What a person agrees to now, with the wording and since when. */
export const consentsOf = (person: string, tx: Tx | typeof db = db) =>
	within(tx)
		.selectFrom('identity.consent')
		.select(['purpose', 'wordingVersion', 'givenAt', 'source'])
		.where('person', '=', person)
		.where('withdrawnAt', 'is', null)
		.orderBy('givenAt')
		.execute();
