import { sql } from 'kysely';
import { m } from '#messages';
import { missing } from '../../errors.ts';
import { type By, ref } from '../../facts.ts';
import { record } from '../../server/activity/record.ts';
import type { Tx } from '../../server/db.ts';
import { hub } from '../../server/hub.ts';
import { post } from '../../server/mail.ts';
import { personById } from './persons.ts';

/**
 * Forgets the codes and keys of somebody who lost her telephone, and ends her sessions: she signs in by a link and sets up a new one. She is told by
 * letter, since whoever asked for it may not be her.
 * @throws 404 for an unknown person.
 */
export async function forgetSecondFactors(tx: Tx, person: string, by: By): Promise<void> {
	const found = await personById(person, tx);
	if (!found) throw missing();
	await sql`delete from identity."twoFactor" where "userId" = ${person}`.execute(tx);
	await sql`delete from identity."passkey" where "userId" = ${person}`.execute(tx);
	await sql`delete from identity."session" where "userId" = ${person}`.execute(tx);
	await sql`update identity."user" set "twoFactorEnabled" = false where "id" = ${person}`.execute(tx);
	await record(tx, { ...by, verb: 'identity.second_factor_forgotten', object: ref('person', person), detail: {} });
	if (!found.email) return;
	const { locale } = found;
	const { name } = await hub();
	const paragraphs = [
		m.kernel_hello({}, { locale }),
		m.identity_letter_factors_forgotten({ hub: name }, { locale }),
		m.identity_letter_factors_not_you({}, { locale }),
		name
	];
	await post(tx, {
		...{ to: found.email, locale, person, words: 'hub' },
		subject: m.identity_letter_factors_subject({ hub: name }, { locale }),
		text: `${paragraphs.join('\n\n')}\n`
	});
}
