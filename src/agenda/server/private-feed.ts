import { ref } from '#kernel/facts.ts';
import { endKeysTo, type KeyKind, makeKey, openBy, ownKeys } from '#kernel/identity/server/keys.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { isOver } from '#participation';
import { type Booking, bookingsOf } from '#participation/server';
import { addEntries, reservationEntries } from '#spaces/server';
import { calendar, lastChange, type Own } from './calendar.ts';
import { etagOf, type Feed, setting } from './feed.ts';
import { bookedOccurrences } from './listings.ts';
import { within } from './tables.ts';

/** The calendar of what a person has registered for: her own, whatever else she may do. */
export const feedKey: KeyKind = {
	kind: 'agenda.private-feed',
	name: m.feeds_mine,
	days: null,
	may: async ({ id }, { scope }) => scope.id === id,
	tell: async (_, locale) => ({ text: m.feeds_mine({}, { locale }), path: '/me/calendar' })
};

const DAY = 24 * 3600 * 1000;
const SHOWN_DAYS = 90;

/** Gives a person an address for the calendar of her registrations; the one she had before opens nothing any more. */
export async function renewPrivateFeed(tx: Tx, person: string): Promise<void> {
	await endPrivateFeed(tx, person);
	const scope = ref('person', person);
	await makeKey(tx, feedKey, { name: 'iCalendar', scope }, { actor: scope, source: 'web' });
}

/** Takes the address away. */
export const endPrivateFeed = (tx: Tx, person: string): Promise<void> =>
	endKeysTo(tx, feedKey, person, { actor: ref('person', person), source: 'web' }, person);

/** The secret in the address of a person's calendar and when it was made; null when she has none. Only for her own eyes. */
export async function privateFeedOf(person: string): Promise<{ token: string; madeAt: Date } | null> {
	const [key] = await ownKeys(feedKey, person, person);
	return key ? { token: key.secret, madeAt: key.madeAt } : null;
}

/**
 * What the person whose secret this is has registered for, as a calendar: confirmed, or tentative while she waits; what she or the hub has
 * cancelled stays, as cancelled, for 90 days. Whoever has a place finds the link to take part online in it.
 * @throws 404 when the secret opens nothing.
 */
export async function privateFeed(token: string, locale: Locale, now = new Date()): Promise<Feed> {
	const row = await openBy(feedKey, token);
	const own = new Map<string, Own>();
	// the newest first: of two bookings for one séance the later says how it stands, unless it is over and the other is not
	for (const booking of await bookingsOf(row.person)) {
		const known = own.get(booking.subject.id);
		if (booking.subject.kind === 'occurrence' && (!known || known.status === 'cancelled'))
			own.set(booking.subject.id, standing(booking, row.person));
	}
	const since = new Date(now.getTime() - SHOWN_DAYS * DAY);
	await tellAddresses(own);
	const listings = (await bookedOccurrences([...own.keys()])).filter(
		({ occurrence }) =>
			occurrence.endsAt > since && (own.get(occurrence.id)?.status !== 'cancelled' || occurrence.endsAt > now)
	);
	const reserved = await reservationEntries(row.person, since);
	const known = await setting(locale);
	const { timeZone } = await hub();
	const body = calendar(listings, known, own, (made) => addEntries(made, reserved, { locale, timeZone }));
	return { body, etag: etagOf(body), lastModified: lastChange(listings) ?? row.madeAt };
}

/** Where one takes part online: only for what she has a place in. */
async function tellAddresses(own: Map<string, Own>): Promise<void> {
	const confirmed = [...own].flatMap(([id, { status }]) => (status === 'confirmed' ? id : []));
	const rows = await within(db)
		.selectFrom('agenda.occurrence')
		.select(['id', 'onlineUrl'])
		.where((row) => row('id', '=', row.fn.any(row.val(confirmed))))
		.where('onlineUrl', 'is not', null)
		.execute();
	for (const { id, onlineUrl } of rows) own.set(id, { ...(own.get(id) as Own), onlineUrl });
}

function standing({ party, seats }: Booking, person: string): Own {
	const hers = party === person ? seats : seats.filter(({ holder }) => holder === person);
	const has = (...states: string[]) => hers.some(({ state }) => states.includes(state));
	const status = has('confirmed', 'fulfilled')
		? 'confirmed'
		: hers.every(({ state }) => isOver(state))
			? 'cancelled'
			: 'tentative';
	const since = new Date(Math.max(...hers.map(({ stateAt }) => stateAt.getTime())));
	return { status, since, onlineUrl: null };
}
