import QRCode from 'qrcode';
import {
	type Category,
	categoryName,
	countCategories,
	countsSaid,
	type Listing,
	organizersSaid,
	whereLine
} from '#agenda';
import { allCategories, occurrenceIcs, onlineAddress } from '#agenda/server';
import { href } from '#kernel/address.ts';
import type { Hub } from '#kernel/hub.ts';
import { ownsAddress } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Letter } from '#kernel/server/mail.ts';
import { isProved } from '#kernel/server/mailboxes.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { clock, longDate, shortDate } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import { visitOf } from '#learning/server';
import { m } from '#messages';
import { isOver } from '#participation';
import { type Booking, doublesOf, tokenOf } from '#participation/server';
import { type News, seatsOf } from '../news.ts';
import { asHtml, asText, type Block, type Ticket } from './page.ts';
import { reminders } from './topics.ts';

export type Order = Readonly<{
	booking: Booking;
	news: News;
	/** How many seats the news is about. */
	seats: number;
	listing: Listing;
	to: string;
	on: Tx;
}>;

type Attachments = NonNullable<Letter['attachments']>;
const withCalendar: readonly News[] = ['confirmed', 'called_off', 'rescheduled', 'moved', 'reinstated'];
const withTickets: readonly News[] = ['confirmed', 'rescheduled', 'moved', 'reinstated', 'left', 'reminder'];

/** The letter that tells a news of a booking, in the language of the booking. */
export async function write(given: Order): Promise<Letter> {
	const { booking, stranger } = await asReader(given.booking, given.on);
	if (stranger) return toStranger(booking, await doubleSaid(booking, given.on));
	const order = { ...given, booking };
	const { news, listing, to, on } = order;
	const { locale } = booking;
	const its = await hub();
	// a class has no ticket in the hand of each pupil, and no letter has their pseudonyms: those must be erased with them
	const ofClass = (await visitOf(booking.id, on)) !== null;
	const categories = await allCategories([listing.offering.id], on);
	const tickets = withTickets.includes(news) && !ofClass ? ticketsOf(booking, categories) : [];
	const online = tickets.length ? await onlineAddress(listing.occurrence.id, on) : null;
	const blocks = await compose({ ...order, categories }, its, tickets, online);
	const subject = subjectOf(order);
	const frame = { subject, locale, hub: its, blocks };
	return {
		to,
		locale,
		...{ person: booking.party, words: 'people' },
		...(news === 'reminder' && {
			told: { topic: reminders, about: booking.subject, until: listing.occurrence.startsAt }
		}),
		subject,
		text: asText(frame),
		html: asHtml(frame),
		attachments: [
			...(await Promise.all(tickets.map(picture))),
			...(withCalendar.includes(news) ? [await invitation(listing, booking, ofClass, on)] : [])
		]
	};
}

/**
 * Whether a letter may say what a booking says: it is of whoever has shown that its address is hers. Anybody can book by somebody's address; to one
 * that is not proved the letter is held, without the names that were typed.
 */
export async function asReader(booking: Booking, on: Tx): Promise<{ booking: Booking; stranger: boolean }> {
	if (booking.email && (await ownsAddress(booking.party, booking.email, on))) return { booking, stranger: false };
	const nameless = { ...booking, name: null, seats: booking.seats.map((seat) => ({ ...seat, name: null })) };
	return { booking: nameless, stranger: booking.email !== null && (await isProved(booking.email, on)) };
}

/** To whoever reads an address by which a guest booked: that there is a booking, and where, in the hub's own words. */
export async function toStranger(booking: Booking, more: readonly string[] = []): Promise<Letter> {
	const { locale, email, party } = booking;
	const { name } = await hub();
	const said = { locale };
	const paragraphs = [
		m.kernel_hello({}, said),
		m.notice_guest({ hub: name }, said),
		manageLink(booking),
		...more,
		name
	];
	return {
		...{ to: email ?? '', locale, person: party, words: 'hub' },
		...{ subject: m.notice_subject_guest({ hub: name }, said), text: `${paragraphs.join('\n\n')}\n` }
	};
}

/** How a letter begins. */
export const hello = ({ name, locale }: Pick<Booking, 'name' | 'locale'>): string =>
	name ? m.web_hello_name({ name }, { locale }) : m.kernel_hello({}, { locale });

function subjectOf({ booking, news, listing, seats }: Order): string {
	const { locale } = booking;
	const { startsAt, timeZone } = listing.occurrence;
	const title = say(listing.offering.title, locale).text;
	const words = { count: seats, title, date: shortDate(startsAt, locale, timeZone) };
	// a line break in a subject would be a second header
	return m[`notice_subject_${news}`](words, { locale }).replace(/[\r\n]+/g, ' ');
}

async function compose(
	order: Order & Readonly<{ categories: readonly Category[] }>,
	its: Hub,
	tickets: readonly Ticket[],
	online: string | null
): Promise<Block[]> {
	const { booking, news, listing, seats } = order;
	const { locale } = booking;
	const manage = manageLink(booking);
	const sessionOff = news === 'called_off' && listing.occurrence.status === 'cancelled';
	const intro = sessionOff
		? m.notice_called_off_session({}, { locale })
		: m[`notice_intro_${news}`]({ count: seats, position: position(booking) }, { locale });
	return [
		{ kind: 'text', text: hello(booking) },
		{ kind: 'text', text: intro },
		{ kind: 'rows', rows: [...details(listing, its, locale), ...categorised(order)] },
		...remaining(order, tickets.length),
		...others(order),
		...(await double(order)),
		...(news === 'offered' ? offer(booking, its, manage) : []),
		...(online
			? [{ kind: 'link', text: m.agenda_take_online({}, { locale }), url: online, main: false } as const]
			: []),
		...(tickets.length ? ticketBlocks(tickets, locale) : []),
		...(news === 'offered' ? [] : [onward(booking, manage)]),
		{ kind: 'small', text: m.notice_why({ hub: its.name, email: its.contact.email }, { locale }) }
	];
}

const position = ({ seats }: Booking): number => Math.min(...seats.flatMap((seat) => seat.position ?? []), 1_000_000);

/** The page where whoever booked sees and changes it. */
export const manageLink = ({ id, locale, subject }: Pick<Booking, 'id' | 'locale' | 'subject'>): string =>
	`${publicUrl()}${href(`${subject.kind === 'reservation' ? '/spaces/booking' : '/booking'}/${tokenOf(id)}`, locale)}`;

/** What, when, where and by whom. */
export function details({ occurrence, offering }: Listing, its: Hub, locale: Locale): [string, string][] {
	const { startsAt, endsAt, timeZone, theme, cancelReason } = occurrence;
	const where = whereLine(occurrence, locale);
	const row = (label: string, words: Words | null): [string, string][] =>
		words ? [[label, say(words, locale).text]] : [];
	const abroad = timeZone === its.timeZone ? '' : ` (${timeZone})`;
	const day = longDate(startsAt, locale, timeZone);
	const last = longDate(endsAt, locale, timeZone);
	const until = `${last === day ? '' : `${last}, `}${clock(endsAt, locale, timeZone)}`;
	return [
		[m.notice_what({}, { locale }), say(offering.title, locale).text],
		...row(m.notice_theme({}, { locale }), theme),
		...row(m.notice_reason({}, { locale }), cancelReason ?? null),
		[m.notice_when({}, { locale }), `${day}, ${clock(startsAt, locale, timeZone)} – ${until}${abroad}`],
		...(where ? [[m.notice_where({}, { locale }), where] as [string, string]] : []),
		...row(m.notice_access({}, { locale }), offering.accessNotes),
		[m.notice_by({}, { locale }), organizersSaid(offering)]
	];
}

/** The kinds of the places that stand or are waited for, where the activity has some. */
function categorised({
	booking,
	categories
}: Readonly<{ booking: Booking; categories: readonly Category[] }>): [string, string][] {
	const { seats, locale } = booking;
	const live = seats.filter(({ state, category }) => category !== null && !isOver(state));
	if (!live.length) return [];
	return [[m.agenda_categories({}, { locale }), countsSaid(countCategories(live), categories, locale)]];
}

function remaining({ booking, news }: Order, count: number): Block[] {
	if (news !== 'left' || !count) return [];
	return [{ kind: 'text', text: m.notice_remaining({ count }, { locale: booking.locale }) }];
}

/** Of a group that took what was there, those who still wait. */
function others({ booking, news }: Order): Block[] {
	const count = seatsOf('waiting', booking, 0);
	if (news !== 'confirmed' || !count) return [];
	const said = { count, position: position(booking) };
	return [{ kind: 'text', text: m.notice_others_wait(said, { locale: booking.locale }) }];
}

/** That the address has a registration for the same séance already: only whoever reads it learns that, here. */
async function double({ booking, news, on }: Order): Promise<Block[]> {
	if (news !== 'confirmed' && news !== 'waiting') return [];
	const [text, url] = await doubleSaid(booking, on);
	if (!text || !url) return [];
	const see = m.notice_double_see({}, { locale: booking.locale });
	return [
		{ kind: 'text', text },
		{ kind: 'link', text: see, url, main: false }
	];
}

/** The sentence and the address of the registration that came first; nothing when there is none, or this is the first. */
async function doubleSaid({ id, createdAt, locale, subject }: Booking, on: Tx): Promise<string[]> {
	const [first] = (await doublesOf([id], on)).get(id) ?? [];
	if (!first || first.createdAt > createdAt) return [];
	return [m.notice_double({ count: first.seats }, { locale }), manageLink({ id: first.booking, locale, subject })];
}

function offer({ seats, locale }: Booking, { timeZone }: Hub, url: string): Block[] {
	const until = seats.find(({ offeredUntil }) => offeredUntil)?.offeredUntil ?? new Date();
	const deadline = `${longDate(until, locale, timeZone)}, ${clock(until, locale, timeZone)}`;
	return [
		{ kind: 'text', text: m.notice_deadline({ deadline }, { locale }) },
		{ kind: 'link', text: m.notice_accept({}, { locale }), url: `${url}#offer`, main: true }
	];
}

/** To the booking, or to the agenda when nothing is left of it. */
function onward({ seats, locale }: Booking, manage: string): Block {
	if (seats.some(({ state }) => !isOver(state)))
		return { kind: 'link', text: m.notice_manage({}, { locale }), url: manage, main: false };
	return {
		kind: 'link',
		text: m.agenda_see({}, { locale }),
		url: `${publicUrl()}${href('/agenda', locale)}`,
		main: false
	};
}

export const ticketBlocks = (tickets: readonly Ticket[], locale: Locale): Block[] => [
	{ kind: 'text', text: m.notice_tickets({ count: tickets.length }, { locale }) },
	{ kind: 'tickets', tickets }
];

export function ticketsOf({ seats, name, locale }: Booking, categories: readonly Category[] = []): Ticket[] {
	return seats
		.filter(({ state }) => state === 'confirmed')
		.map((seat, index) => {
			const code = seat.ticket.match(/.{1,4}/g)?.join('-') ?? seat.ticket;
			const alternative = m.notice_ticket_picture({ code }, { locale });
			const category = seat.category && categoryName(seat.category, categories, locale);
			const who = { name: seat.name ?? name ?? '', category };
			return { raw: seat.ticket, code, ...who, cid: `ticket-${index + 1}`, alternative };
		});
}

export async function picture({ raw, cid }: Ticket): Promise<Attachments[number]> {
	// its own white ground and quiet zone, so that a dark screen does not hide it from the reader at the door
	const content = await QRCode.toBuffer(raw, { errorCorrectionLevel: 'M', margin: 4, scale: 8 });
	return { name: `${cid}.png`, mediaType: 'image/png', content, cid };
}

/** A class has its own page of its booking, and its séance may stand in no list. */
async function invitation(
	{ occurrence, offering }: Listing,
	{ id, locale }: Booking,
	ofClass: boolean,
	on: Tx
): Promise<Attachments[number]> {
	const page = ofClass ? `/learning/classes/booking/${tokenOf(id)}` : null;
	const content = Buffer.from(await occurrenceIcs(occurrence.id, locale, page, on));
	return { name: `${offering.slug}.ics`, mediaType: 'text/calendar; charset=utf-8', content };
}
