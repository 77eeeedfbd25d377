import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type Ref, ref } from '#kernel/facts.ts';
import type { NameParts } from '#kernel/name.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { clock, isoDate, longDate, shortDate } from '#kernel/time.ts';
import { type Locale, say, type Words } from '#kernel/words.ts';
import type { Scan } from '#participation';
import {
	arrivals,
	attendances,
	cancel,
	confirmAtDoor,
	freeIn,
	letIn,
	letOut,
	occupancies,
	type Passage,
	type Presented,
	passageOf,
	presented,
	sharesIn,
	undo,
	walkIn
} from '#participation/server';
import type { Listing } from '../occurrence.ts';
import { knownCategory } from './categories.ts';
import { upcoming } from './listings.ts';
import { type Case, EARLY_HOURS, LATE_HOURS, type Reason, verdict, type Way } from './verdict.ts';

const DAY = 24 * 3_600_000;
const PAST_DAYS = 30;

type Seance = Listing['occurrence'];
type At = Readonly<{ actor: Ref; locale: Locale }>;
export type Asked = Scan &
	Readonly<{
		act: 'in' | 'out';
		/** The reasons that whoever stands at the door has read and passed over. */
		decided: readonly string[];
	}>;

/** What became of a ticket: a passage, or why not with what can be done; the name is null when it is not for this activity. */
export type Outcome =
	| Readonly<{ passage: Passage; booking: string }>
	| Readonly<{
			reason: Reason;
			params: Record<string, string | number>;
			way: Way | null;
			name: string | null;
			booking: string | null;
			seat: string | null;
	  }>;

export type Door = Listing & Readonly<{ attendance: typeof nobody }>;

/**
 * The séances whose doors open or opened lately: what runs or comes, the next first, and what ended within 30 days, the latest first.
 * @param organizations the ids of those whose séances are meant; null: all.
 */
export async function doors(
	organizations: readonly string[] | null,
	now = new Date()
): Promise<{ coming: Door[]; past: Door[] }> {
	const [coming, lately] = await Promise.all([
		upcoming({ from: now, organizations, limit: 100 }),
		upcoming({ from: new Date(now.getTime() - PAST_DAYS * DAY), to: now, organizations, limit: 500 })
	]);
	const over = lately.filter(({ occurrence }) => occurrence.endsAt <= now).toReversed();
	const numbers = await attendances(
		'occurrence',
		[...coming, ...over].map(({ occurrence }) => occurrence.id)
	);
	const withNumbers = (listing: Listing): Door => ({
		...listing,
		attendance: numbers.get(listing.occurrence.id) ?? nobody
	});
	return { coming: coming.map(withNumbers), past: over.map(withNumbers) };
}

/** The list of a séance's door; see participation's `arrivals`. */
export const arrivalsOf = (id: string, only?: Parameters<typeof arrivals>[1]) => arrivals(ref('occurrence', id), only);

/**
 * A ticket held out at the door of a séance: lets it pass, or says why not. The same nonce again gives the same passage.
 * @throws participation_ticket_unknown, _short, participation_passage_undone, participation_full_at_door.
 */
export function pass({ occurrence, offering }: Listing, asked: Asked, { actor, locale }: At): Promise<Outcome> {
	return transaction(async (tx) => {
		const deciding = asked.decided.length ? 'door' : undefined;
		const ticket = await presented(tx, asked.ticket, ref('occurrence', occurrence.id), deciding);
		const { booking } = ticket;
		const before = await passageOf(tx, asked.nonce, ticket);
		if (before) return { passage: before, booking };
		const given = await caseOf(tx, ticket, { occurrence, offering }, asked);
		const found = verdict(given);
		if (found.reason !== null) return refusal(found, ticket, given, locale);
		const by = { source: 'door', actor } as const;
		if (asked.act === 'out') return { passage: await letOut(tx, ticket, asked, by), booking };
		const beyond = given.free === 0;
		const ready = isHeld(ticket) ? ticket : await confirmAtDoor(tx, ticket, { ...by, beyond });
		return { passage: await letIn(tx, ready, asked, { ...by, missed: true }), booking };
	});
}

type Walker = Readonly<{
	name: string | null;
	parts?: NameParts | undefined;
	seats: number;
	category?: string;
	nonce: string;
	at?: Date;
	gate?: string;
	beyond: boolean;
}>;

/** Somebody who has not registered comes in. A second call with the same nonce changes nothing. @throws agenda_door_cancelled, participation_full_at_door unless `beyond`. */
export async function passWithoutTicket(
	{ occurrence, offering }: Listing,
	given: Walker,
	{ actor, locale }: At
): Promise<{ booking: string; repeated: boolean }> {
	if (occurrence.status === 'cancelled') throw refused('agenda_door_cancelled');
	const { beyond, ...walker } = given;
	const category = await knownCategory(offering.id, given.category ?? null);
	const asked = { ...walker, category, locale, kind: 'rsvp', pools: [occurrence.pool] } as const;
	return transaction((tx) =>
		walkIn(tx, { ...asked, subject: ref('occurrence', occurrence.id) }, { source: 'door', actor, beyond })
	);
}

type Undone = Readonly<{ booking: string; seat: string; name: string | null }>;

/**
 * Marks a passage, or all that an order without a ticket let in, as a mistake; a seat that was made at the door ends with it, and gives its place
 * back. @throws 404 for an unknown nonce.
 */
export function undoPassage({ occurrence }: Listing, nonce: string, { actor }: At): Promise<Undone> {
	return transaction(async (tx) => {
		const together = await enteredTogether(tx, occurrence.id, nonce);
		const undone: Undone[] = [];
		for (const one of together.length ? together : [nonce]) undone.push(await undoOne(tx, occurrence.id, one, actor));
		const [first] = undone;
		if (!first) throw missing();
		return first;
	});
}

async function undoOne(tx: Tx, occurrence: string, nonce: string, actor: Ref): Promise<Undone> {
	await undo(tx, ref('occurrence', occurrence), nonce, { source: 'door', actor });
	const { rows } = await sql<Undone & { mistaken: boolean }>`
		select s.booking, s.id as seat, coalesce(s.holder_name, b.contact_name) as name, b.source = 'door' and s.state = 'confirmed' as mistaken
		from participation.presence p join participation.seat s on s.id = p.seat join participation.booking b on b.id = s.booking
		where p.nonce = ${nonce}`.execute(tx);
	const [found] = rows;
	if (!found) throw missing();
	const { mistaken, ...undone } = found;
	const reason = 'door_mistake';
	const how = { by: 'organiser', source: 'door', actor, reason, shrinks: true } as const;
	if (mistaken) await cancel(tx, undone.booking, { seat: undone.seat, ...how });
	return undone;
}

/** The first passage of each seat that an order without a ticket made. */
async function enteredTogether(tx: Tx, occurrence: string, order: string): Promise<string[]> {
	const { rows } = await sql<{ nonce: string }>`
		select distinct on (p.seat) p.nonce from participation.booking b
		join participation.seat s on s.booking = b.id join participation.presence p on p.seat = s.id
		where b.subject = ${occurrence} and b.subject_kind = 'occurrence' and b.source = 'door' and b.idempotency_key = ${order}
		order by p.seat, p.id`.execute(tx);
	return rows.map(({ nonce }) => nonce);
}

/** The code of the funded project that an activity is booked on. */
export async function operationOf(offering: string): Promise<string | null> {
	const { rows } = await sql<{ operation: string | null }>`
		select operation from agenda.offering where id = ${offering}`.execute(db);
	return rows[0]?.operation ?? null;
}

const nobody = { expected: 0, came: 0, inside: 0, waiting: 0 };

/** Whether a seat has its place already: what a decision let through without one gets it now. */
const isHeld = ({ state }: Presented): boolean => state === 'confirmed' || state === 'fulfilled' || state === 'no_show';

type Given = Case & Readonly<{ other: Other | null }>;

async function caseOf(tx: Tx, ticket: Presented, { occurrence, offering }: Listing, asked: Asked): Promise<Given> {
	const { act, decided } = asked;
	const at = new Date(Math.min(asked.at?.getTime() ?? Number.POSITIVE_INFINITY, Date.now()));
	const given = { act, at, decided, seance: occurrence, seat: ticket };
	if (ticket.subject.id !== occurrence.id) {
		const other = await otherSeance(tx, ticket);
		return { ...given, other, elsewhere: whereElse(other, occurrence, offering.id), free: null };
	}
	return {
		...given,
		other: null,
		elsewhere: null,
		free: isHeld(ticket) ? null : await freeFor(tx, ticket, occurrence)
	};
}

/** Places that nobody has taken for a seat: of the séance, and of its category. */
async function freeFor(tx: Tx, { category }: Presented, { pool }: Seance): Promise<number | null> {
	const [places, shares] = [await occupancies([pool], tx), await sharesIn([pool], tx)];
	const own = shares.get(pool)?.filter((share) => share.category === category) ?? [];
	return freeIn([...places.values(), ...own]);
}

function refusal(
	found: { reason: Reason; way: Way | null },
	ticket: Presented,
	{ seance, elsewhere, other, free }: Given,
	locale: Locale
): Outcome {
	const params = { ...paramsOf(ticket, seance, locale), ...(other && paramsOfOther(other, locale)), free: free ?? 0 };
	const known = elsewhere === null || elsewhere === 'day' || elsewhere === 'seance';
	const here = elsewhere ? { booking: null, seat: null } : { booking: ticket.booking, seat: ticket.seat };
	return { ...found, params, name: known ? ticket.name : null, ...here };
}

type Other = { title: Words; startsAt: Date; timeZone: string; offering: string };

async function otherSeance(tx: Tx, { subject }: Presented): Promise<Other | null> {
	const { rows } = await sql<Other>`
		select f.title, f.id as offering, o.starts_at, o.time_zone from agenda.occurrence o join agenda.offering f on f.id = o.offering
		where o.id = ${subject.id} and ${subject.kind} = 'occurrence' and f.published_at is not null`.execute(tx);
	return rows[0] ?? null;
}

function whereElse(other: Other | null, { startsAt, timeZone }: Seance, offering: string): Case['elsewhere'] {
	if (!other) return 'unknown';
	if (other.offering !== offering) return 'activity';
	return isoDate(other.startsAt, timeZone) === isoDate(startsAt, timeZone) ? 'seance' : 'day';
}

const paramsOfOther = ({ title, startsAt, timeZone }: Other, locale: Locale) => ({
	title: say(title, locale).text,
	day: longDate(startsAt, locale, timeZone),
	time: clock(startsAt, locale, timeZone)
});

/** What the sentences say besides the reason. */
function paramsOf({ last, stateAt, position }: Presented, seance: Case['seance'], locale: Locale) {
	const { startsAt, endsAt, timeZone } = seance;
	const when = last?.at ?? stateAt;
	const shown = (at: Date) => `${shortDate(at, locale, timeZone)} ${clock(at, locale, timeZone)}`;
	return {
		day: shortDate(when, locale, timeZone),
		time: clock(when, locale, timeZone),
		gate: last?.gate ?? '',
		position: position ?? 0,
		begins: shown(startsAt),
		ends: shown(endsAt),
		early: EARLY_HOURS,
		late: LATE_HOURS
	};
}
