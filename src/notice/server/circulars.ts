import type { Listing } from '#agenda';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Hub } from '#kernel/hub.ts';
import { idNamed } from '#kernel/id.ts';
import { ownsAddress } from '#kernel/identity/server/persons.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { type Letter, post } from '#kernel/server/mail.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { m } from '#messages';
import type { State } from '#participation';
import { type Booking, bookingsFor } from '#participation/server';
import type {} from '../events.ts';
import { asReader, details, hello, manageLink, toStranger } from './letters.ts';
import { asHtml, asText, type Block } from './page.ts';
import { within } from './tables.ts';

export const MOST_LETTERS = 1000;
export const MOST_A_DAY = 5;
export const DAY_MS = 86_400_000;

/** Words to those who registered for a séance and whose places are in some states. */
export type Circular = Readonly<{
	/** The key of the form: the same words with it again write nothing, others are another letter. */
	key: string;
	listing: Listing;
	states: readonly State[];
	subject: Words;
	text: Words;
}>;

/** Whom a circular goes to: one booking for each address, the latest of whoever reads it. What is invented has nobody to read it, but is written to in a demonstration. */
export async function recipientsOf(
	occurrence: string,
	states: readonly State[],
	on: Tx | typeof db = db
): Promise<Booking[]> {
	const bookings = await bookingsFor(ref('occurrence', occurrence), on);
	const meant = bookings.filter(({ email, seats }) => email && seats.some(({ state }) => states.includes(state)));
	const byAddress = Map.groupBy(meant, ({ email }) => email?.toLowerCase());
	return Promise.all([...byAddress.values()].map((its) => chosenOf(its, on)));
}

/** A booking that a stranger made by her address does not keep from her what is written about her own. */
async function chosenOf(its: readonly Booking[], on: Tx | typeof db): Promise<Booking> {
	const [latest] = its as [Booking];
	if (its.length === 1) return latest;
	for (const one of its) if (await ownsAddress(one.party, one.email ?? '', on)) return one;
	return latest;
}

/**
 * Writes one letter to each who registered, in the language of her booking, with the reason and the link to it. The fact `notice.wrote` tells how
 * many, without the words.
 * @returns how many letters. Throws notice_circular_nobody, notice_circular_many (over 1,000) or notice_circular_often (over 5 in a day).
 */
export async function writeToRegistrants(tx: Tx, circular: Circular, writtenBy: string): Promise<number> {
	const { key, listing, states, subject, text } = circular;
	// the form may come back out of the browser's history with other words
	const circularId = idNamed(JSON.stringify([states, subject, text]), key);
	const { id } = listing.occurrence;
	const bookings = await recipientsOf(id, states, tx);
	if (!bookings.length) throw refused('notice_circular_nobody', {}, 422);
	if (bookings.length > MOST_LETTERS) throw refused('notice_circular_many', { most: MOST_LETTERS }, 422);
	const before = await circularsOf(id, tx);
	const again = before.find((one) => one.id === circularId);
	if (again) return again.letters;
	if (before.filter(({ writtenAt }) => writtenAt.getTime() > Date.now() - DAY_MS).length >= MOST_A_DAY)
		throw refused('notice_circular_often', { most: MOST_A_DAY });
	const kept = await within(tx)
		.insertInto('notice.circular')
		.values({ id: circularId, occurrence: id, states: [...states], letters: bookings.length, writtenBy })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!kept.numInsertedOrUpdatedRows) return bookings.length;
	const its = await hub();
	for (const one of bookings) {
		const { booking, stranger } = await asReader(one, tx);
		await post(tx, stranger ? await toStranger(booking) : letter(booking, circular, its));
	}
	await record(tx, {
		verb: 'notice.wrote',
		actor: ref('person', writtenBy),
		object: ref('occurrence', id),
		context: ref('offering', listing.offering.id),
		source: 'desk',
		detail: { letters: bookings.length }
	});
	return bookings.length;
}

/** What was written to those who registered for a séance, the latest first. */
export const circularsOf = (occurrence: string, on: Tx | typeof db = db) =>
	within(on)
		.selectFrom('notice.circular')
		.select(['id', 'states', 'letters', 'writtenAt'])
		.where('occurrence', '=', occurrence)
		.orderBy('writtenAt', 'desc')
		.execute();

function letter(booking: Booking, { listing, subject, text }: Circular, its: Hub): Letter {
	const { locale } = booking;
	const blocks: Block[] = [
		{ kind: 'text', text: hello(booking) },
		...paragraphsOf(text, locale),
		{ kind: 'rows', rows: details(listing, its, locale) },
		{ kind: 'link', text: m.notice_manage({}, { locale }), url: manageLink(booking), main: false },
		{
			kind: 'small',
			text: m.notice_why_circular(
				{ organization: listing.offering.organization.name, hub: its.name, email: its.contact.email },
				{ locale }
			)
		}
	];
	// a line break in a subject would be a second header
	const title = say(subject, locale).text.replace(/[\r\n]+/g, ' ');
	const frame = { subject: title, locale, hub: its, blocks };
	return {
		to: booking.email ?? '',
		locale,
		...{ person: booking.party, words: 'people' },
		subject: title,
		text: asText(frame),
		html: asHtml(frame)
	};
}

/** A text that the team wrote, line by line. */
export const paragraphsOf = (text: Words, locale: Locale): Block[] =>
	say(text, locale)
		.text.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((paragraph): Block => ({ kind: 'text', text: paragraph }));
