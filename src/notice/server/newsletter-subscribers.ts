import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { ref, type Source } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { consent, withdrawConsent } from '#kernel/identity/server/consents.ts';
import { asAddress, personByEmail } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { post, prove } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { keyFor } from '#kernel/server/secret.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type {} from '../events.ts';
import { within } from './newsletter-tables.ts';
import { asHtml, asText, type Block } from './page.ts';

const DAYS = 7;
/** Under which wording the newsletter is asked for: to be changed with the sentence `newsletter_public_text`. */
const WORDING = '2026-11-25';

/** `sectors`: what she wants to read about; none, or not said: all. */
export type Asked = Readonly<{ email: string; locale: Locale; source: string; sectors?: readonly string[] }>;

/**
 * Somebody asks for the newsletter: a letter to the address asks whether it was her. Nobody learns from the page whether the address is known; whoever
 * gets the newsletter already is told so by the letter.
 * @throws identity_email_wrong
 */
export async function askForNewsletter(tx: Tx, { email, locale, source, sectors = [] }: Asked): Promise<void> {
	const address = asAddress(email);
	const token = randomBytes(32).toString('base64url');
	const set = { tokenHash: hashOf(token), askedAt: new Date(), locale };
	const { id, confirmedAt, stoppedAt, pausedAt } = await within(tx)
		.insertInto('notice.subscriber')
		.values({ id: newId(), email: address, source, ...set, ...nothingYet, sectors: [...sectors] })
		.onConflict((conflict) =>
			conflict.column('email').doUpdateSet((row) => ({
				...set,
				// anybody may have asked: whoever gets it already goes on in her own language, with her own sectors
				locale: sql<Locale>`case when notice.subscriber.confirmed_at is null or notice.subscriber.stopped_at is not null or notice.subscriber.paused_at is not null
					then ${row.ref('excluded.locale')} else notice.subscriber.locale end`,
				sectors: sql<
					string[]
				>`case when notice.subscriber.confirmed_at is null or notice.subscriber.stopped_at is not null or notice.subscriber.paused_at is not null
					then ${row.ref('excluded.sectors')} else notice.subscriber.sectors end`
			}))
		)
		.returning(['id', 'confirmedAt', 'stoppedAt', 'pausedAt'])
		.executeTakeFirstOrThrow();
	const known = confirmedAt !== null && stoppedAt === null && pausedAt === null;
	await tell(tx, { to: address, locale, link: known ? stopLink(id, locale) : confirmLink(token, locale), known });
}

const nothingYet = { confirmedAt: null, stoppedAt: null, pausedAt: null };

type Told = Readonly<{ to: string; locale: Locale; link: string; known: boolean }>;

async function tell(tx: Tx, { to, locale, link, known }: Told): Promise<void> {
	const its = await hub();
	const words = { hub: its.name, days: DAYS };
	const blocks: Block[] = known
		? [
				{ kind: 'text', text: m.newsletter_letter_known(words, { locale }) },
				{ kind: 'link', text: m.newsletter_stop({}, { locale }), url: link, main: false }
			]
		: [
				{ kind: 'text', text: m.newsletter_letter_asked(words, { locale }) },
				{ kind: 'link', text: m.newsletter_confirm({}, { locale }), url: link, main: true },
				{ kind: 'small', text: m.newsletter_letter_not_you(words, { locale }) }
			];
	const subject = m.newsletter_letter_subject(words, { locale });
	const frame = { subject, locale, hub: its, blocks };
	const person = (await personByEmail(tx, to))?.id ?? null;
	const letter = { subject, text: asText(frame), html: asHtml(frame) };
	await post(tx, { to, locale, person, opens: true, words: 'hub', ...letter });
}

const confirmLink = (token: string, locale: Locale): string =>
	`${publicUrl()}${href(`/newsletter/confirm/${token}`, locale)}`;

/** The link by which an address gets no newsletter any more, for as long as the hub's secret is the same. */
export const stopLink = (subscriber: string, locale: Locale): string =>
	`${publicUrl()}${href(`/newsletter/stop/${subscriber}.${macOf(subscriber)}`, locale)}`;

/** Whether the link of a letter still serves to confirm. */
export const mayConfirm = async (token: string): Promise<boolean> => (await asked(db, token)) !== undefined;

/** The address is confirmed by whoever read the letter; when it is a person's, that is her consent. @throws 404 for a link that does not serve */
export async function confirmNewsletter(tx: Tx, token: string): Promise<void> {
	const found = await asked(tx, token);
	if (!found) throw missing();
	await prove(tx, found.email);
	await subscribe(tx, { email: found.email, locale: found.locale, source: found.source });
	const person = await personByEmail(tx, found.email);
	if (person) await consent(tx, { person: person.id, purpose: 'newsletter', wordingVersion: WORDING, source: 'web' });
}

/** Puts an address that is known to be hers onto the list; nothing happens when it is there. */
export async function subscribe(tx: Tx, { email, locale, source, sectors }: Asked): Promise<void> {
	const set = { confirmedAt: new Date(), stoppedAt: null, pausedAt: null, tokenHash: null };
	const done = await within(tx)
		.insertInto('notice.subscriber')
		.values({ id: newId(), email: email.toLowerCase(), locale, source, ...set })
		.onConflict((conflict) =>
			conflict
				.column('email')
				.doUpdateSet(set)
				.where((row) =>
					row.or([
						row('notice.subscriber.confirmedAt', 'is', null),
						row('notice.subscriber.stoppedAt', 'is not', null),
						row('notice.subscriber.pausedAt', 'is not', null)
					])
				)
		)
		.returning('id')
		.executeTakeFirst();
	if (sectors) await chooseSectors(tx, email, sectors);
	if (done)
		await record(tx, {
			verb: 'notice.subscribed',
			object: ref('subscriber', done.id),
			source: 'web',
			detail: { locale }
		});
}

/** A signed-in person asks for it: her address is known to be hers, so that she agrees is enough. */
export async function subscribePerson(tx: Tx, person: string, asked: Asked): Promise<void> {
	await consent(tx, { person, purpose: 'newsletter', wordingVersion: WORDING, source: 'web' });
	await subscribe(tx, asked);
}

/** Stops by the link of a letter; a second time it does nothing. When the address is a person's, her consent ends. @throws 404 for another link */
export async function stopByLink(tx: Tx, token: string): Promise<void> {
	const id = subscriberOf(token);
	const row = id
		? await within(tx).selectFrom('notice.subscriber').select('email').where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!id || !row) throw missing();
	await stopAddress(tx, row.email, 'link', 'web');
	const person = await personByEmail(tx, row.email);
	if (person) await withdrawConsent(tx, { person: person.id, purpose: 'newsletter', source: 'web' });
}

/** The sectors that the reader of a letter chose, by its link to stop. @throws 404 for another link */
export async function chosenByLink(token: string): Promise<string[]> {
	const id = subscriberOf(token);
	if (!id) throw missing();
	const row = await within(db)
		.selectFrom('notice.subscriber')
		.select('sectors')
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.sectors ?? [];
}

/** She gets what is about some sectors alone, or all again; nothing else changes. @throws 404 for another link */
export async function chooseByLink(tx: Tx, token: string, sectors: readonly string[]): Promise<void> {
	const id = subscriberOf(token);
	if (!id) throw missing();
	await within(tx)
		.updateTable('notice.subscriber')
		.set({ sectors: [...sectors] })
		.where('id', '=', id)
		.execute();
}

const chooseSectors = (tx: Tx, email: string, sectors: readonly string[]) =>
	within(tx)
		.updateTable('notice.subscriber')
		.set({ sectors: [...sectors] })
		.where('email', '=', email.toLowerCase())
		.execute();

/** Takes an address from the list; nothing happens when it is not on it. */
export async function stopAddress(
	tx: Tx,
	email: string,
	reason: 'link' | 'account' | 'desk',
	source: Source
): Promise<void> {
	const stopped = await within(tx)
		.updateTable('notice.subscriber')
		.set({ stoppedAt: new Date(), tokenHash: null })
		.where('email', '=', email.toLowerCase())
		.where('stoppedAt', 'is', null)
		.returning('id')
		.executeTakeFirst();
	if (stopped)
		await record(tx, {
			verb: 'notice.unsubscribed',
			object: ref('subscriber', stopped.id),
			source,
			detail: { reason }
		});
}

/** Whether a link to stop is one of ours. */
export const mayStop = (token: string): boolean => subscriberOf(token) !== null;

function subscriberOf(token: string): string | null {
	const [id = '', mac = ''] = token.split('.');
	if (!isId(id)) return null;
	const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(id))];
	return given.length === ours.length && timingSafeEqual(given, ours) ? id : null;
}

const macOf = (subscriber: string): string =>
	createHmac('sha256', keyFor('newsletter stop')).update(subscriber).digest('base64url');

const asked = (on: Tx | typeof db, token: string) =>
	within(on)
		.selectFrom('notice.subscriber')
		.select(['email', 'locale', 'source'])
		.where('tokenHash', '=', hashOf(token))
		.where('askedAt', '>', new Date(Date.now() - DAYS * 86_400_000))
		.executeTakeFirst();

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
