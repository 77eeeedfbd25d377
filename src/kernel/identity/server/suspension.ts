import { sql } from 'kysely';
import { m } from '#messages';
import { missing, refused } from '../../errors.ts';
import { type By, ref } from '../../facts.ts';
import { record } from '../../server/activity/record.ts';
import { db, type Tx } from '../../server/db.ts';
import { hub } from '../../server/hub.ts';
import { post } from '../../server/mail.ts';
import { accessChanged } from '../../server/open-doors.ts';
import { typedLine } from '../../typed.ts';
import type { Locale } from '../../words.ts';
import { personById } from './persons.ts';
import { keepLastAdmin } from './roles.ts';

const LONGEST = 400;

/**
 * Keeps a person out from now on: her sessions end, no way in opens another, and she is told why by letter. What she has stays as it is.
 * @throws 404 for an unknown person, 409 for the last admin and for oneself, 422 without a reason or with one over 400 letters.
 */
export async function suspend(tx: Tx, person: string, given: string, by: By): Promise<void> {
	const why = typedLine(given.replace(/\s+/gu, ' '));
	if (!why || why.length > LONGEST) throw refused('identity_suspend_why', { max: LONGEST }, 422);
	if (by.actor?.id === person) throw refused('identity_suspend_self', {}, 409);
	await keepLastAdmin(tx, person);
	const { rows } = await sql`
		update identity.person set suspended_at = now(), suspended_why = ${why}
		where id = ${person} and erased_at is null and suspended_at is null returning 1`.execute(tx);
	if (!rows.length) throw missing();
	await sql`delete from identity."session" where "userId" = ${person}`.execute(tx);
	await accessChanged(tx, person);
	await record(tx, { ...by, verb: 'identity.suspended', object: ref('person', person), detail: {} });
	await tell(tx, person, (locale, name) => ({
		subject: m.identity_letter_suspended_subject({ hub: name }, { locale }),
		text: m.identity_letter_suspended({ hub: name, why }, { locale })
	}));
}

/** Lets her in again. @throws 404 when she is not kept out. */
export async function reinstate(tx: Tx, person: string, by: By): Promise<void> {
	const { rows } = await sql`
		update identity.person set suspended_at = null, suspended_why = null
		where id = ${person} and suspended_at is not null returning 1`.execute(tx);
	if (!rows.length) throw missing();
	await record(tx, { ...by, verb: 'identity.reinstated', object: ref('person', person), detail: {} });
	await tell(tx, person, (locale, name) => ({
		subject: m.identity_letter_reinstated_subject({ hub: name }, { locale }),
		text: m.identity_letter_reinstated({ hub: name }, { locale })
	}));
}

/** Why a person is kept out, and since when; null when she is not. */
export async function suspensionOf(
	person: string,
	on: Tx | typeof db = db
): Promise<{ since: Date; why: string } | null> {
	const { rows } = await sql<{ since: Date; why: string }>`
		select suspended_at as since, suspended_why as why from identity.person
		where id = ${person} and suspended_at is not null`.execute(on);
	return rows[0] ?? null;
}

type Said = Readonly<{ subject: string; text: string }>;

async function tell(tx: Tx, id: string, say: (locale: Locale, hubName: string) => Said): Promise<void> {
	const person = await personById(id, tx);
	if (!person?.email) return;
	const { name, contact } = await hub();
	const { locale } = person;
	const { subject, text } = say(locale, name);
	const write = m.identity_letter_write({ email: contact.email }, { locale });
	await post(tx, {
		...{ to: person.email, locale, person: id, words: 'people', subject },
		text: `${[m.kernel_hello({}, { locale }), text, write, name].join('\n\n')}\n`
	});
}
