import { href } from '#kernel/address.ts';
import type { Hub } from '#kernel/hub.ts';
import type { Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Letter } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { clock, longDate, shortDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { placeLine } from '#network';
import { placeById } from '#network/server';
import type { Booking } from '#participation/server';
import type { Space } from '#spaces';
import { type Reservation, spaceById } from '#spaces/server';
import { type ReservationNews, stands } from '../reservations.ts';
import { asReader, hello, manageLink, picture, ticketBlocks, ticketsOf, toStranger } from './letters.ts';
import { asHtml, asText, type Block, type Ticket } from './page.ts';
import { reservationCalendar } from './reservation-calendar.ts';
import { reminders } from './topics.ts';

export type ReservationOrder = Readonly<{
	news: ReservationNews;
	/** Of all that are told of; the first one's. */
	booking: Booking;
	/** What was booked together, in order of time. */
	reservations: readonly Reservation[];
	to: string;
	on: Tx;
}>;

type About = Omit<ReservationOrder, 'to' | 'on'> &
	Readonly<{ space: Space; where: string; hub: Hub; locale: Locale; tickets: readonly Ticket[] }>;

/** So many times are named in a letter; the page of the booking has them all. */
const MOST_TIMES = 60;
const HOUR_MS = 3_600_000;

/** The letter that tells a news of a space that somebody booked, in the language of the booking. */
export async function writeReservation({ to, on, ...order }: ReservationOrder): Promise<Letter> {
	const { booking, stranger } = await asReader(order.booking, on);
	if (stranger) return toStranger(booking);
	const [first] = order.reservations;
	const space = await spaceById(first?.space ?? '', on);
	const where = placeLine(await placeById(space.place.id, on));
	const { locale } = booking;
	const alone = order.reservations.length === 1;
	const tickets = stands(order.news) && alone ? ticketsOf(booking).slice(0, 1) : [];
	const about: About = { ...order, booking, space, where, hub: await hub(), locale, tickets };
	const subject = subjectOf(about);
	const frame = { subject, locale, hub: about.hub, blocks: compose(about) };
	const until = first?.startsAt ?? new Date();
	return {
		...{ to, locale, person: booking.party, words: 'people', subject, text: asText(frame), html: asHtml(frame) },
		...(order.news === 'reminder' && { told: { topic: reminders, about: booking.subject, until } }),
		attachments: [...(await Promise.all(tickets.map(picture))), ...calendarOf(about)]
	};
}

function calendarOf(about: About): NonNullable<Letter['attachments']> {
	if (about.news === 'reminder' || about.news === 'refused' || about.news === 'missed') return [];
	const { space, booking, news } = about;
	const content = Buffer.from(
		reservationCalendar(about.reservations, {
			...{ locale: about.locale, title: nameOf(about), where: about.where, page: manageLink(booking) },
			status: news === 'asked' ? 'tentative' : stands(news) ? 'confirmed' : 'cancelled'
		})
	);
	return [{ name: `${space.slug}.ics`, mediaType: 'text/calendar; charset=utf-8', content }];
}

const nameOf = ({ space, locale }: Pick<About, 'space' | 'locale'>): string => say(space.name, locale).text;

function subjectOf(about: About): string {
	const { news, reservations, locale, hub } = about;
	const [first] = reservations;
	const date = first ? shortDate(first.startsAt, locale, hub.timeZone) : '';
	// a line break in a subject would be a second header
	return m[`day_subject_${news}`]({ space: nameOf(about), date }, { locale }).replace(/[\r\n]+/g, ' ');
}

function compose(about: About): Block[] {
	const { booking, news, reservations, hub, locale, tickets } = about;
	const said = { locale };
	const onward = stands(news) || news === 'asked' || news === 'missed';
	return [
		{ kind: 'text', text: hello(booking) },
		{ kind: 'text', text: m[`day_intro_${news}`]({ count: reservations.length }, said) },
		...wordOf(about),
		{ kind: 'rows', rows: rowsOf(about) },
		...terms(about),
		...(tickets.length ? ticketBlocks(tickets, locale) : []),
		onward
			? { kind: 'link', text: m.day_manage({}, said), url: manageLink(booking), main: news === 'missed' }
			: { kind: 'link', text: m.day_book_again({}, said), url: pageOf(about), main: false },
		{ kind: 'small', text: m.day_why({ hub: hub.name, email: hub.contact.email }, said) }
	];
}

/** What the team says with its answer, in its own words. */
function wordOf({ news, reservations: [first], locale }: About): Block[] {
	if (news !== 'accepted' && news !== 'refused') return [];
	return first?.answer ? [{ kind: 'text', text: `${m.day_word({}, { locale })}\n${first.answer}` }] : [];
}

const pageOf = ({ space, locale }: About): string => `${publicUrl()}${href(`/spaces/${space.slug}`, locale)}`;

function rowsOf(about: About): [string, string][] {
	const { space, where, reservations, booking, locale } = about;
	const said = { locale };
	const [first] = reservations;
	// who has not shown that she reads the address has her words held back, as her name is
	const purpose = booking.name ? first?.purpose : null;
	return [
		[m.notice_what({}, said), nameOf(about)],
		...reservations.slice(0, MOST_TIMES).map((one): [string, string] => [m.notice_when({}, said), timeOf(about, one)]),
		[m.notice_where({}, said), where],
		...(space.access ? [[m.notice_access({}, said), say(space.access, locale).text] as [string, string]] : []),
		...(first && first.quantity > 1 ? [[m.day_quantity({}, said), String(first.quantity)] as [string, string]] : []),
		...(purpose ? [[m.day_purpose({}, said), purpose] as [string, string]] : [])
	];
}

function timeOf({ locale, hub: { timeZone } }: About, { startsAt, endsAt }: Reservation): string {
	const [day, last] = [longDate(startsAt, locale, timeZone), longDate(endsAt, locale, timeZone)];
	const until = `${last === day ? '' : `${last}, `}${clock(endsAt, locale, timeZone)}`;
	return `${day}, ${clock(startsAt, locale, timeZone)} – ${until}`;
}

/** Until when it is given back for nothing. */
function terms({ news, space, reservations, locale, hub: { timeZone } }: About): Block[] {
	const [first] = reservations;
	const until = new Date((first?.startsAt.getTime() ?? 0) - space.cancelHours * HOUR_MS);
	if (!stands(news) || reservations.length > 1 || until <= new Date()) return [];
	const deadline = `${longDate(until, locale, timeZone)}, ${clock(until, locale, timeZone)}`;
	return [{ kind: 'text', text: m.day_free_until({ deadline }, { locale }) }];
}
