import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { missing, Refusal } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { Scan, WalkInRequest } from '#participation';
import { requireTeam } from '#web/require.server.ts';
import { doorActs, registrationsActs } from '../../acts.ts';
import { arrivalsOf, bookedOccurrence, pass, passWithoutTicket, undoPassage } from '../../server/index.ts';
import type { Answer, Row } from './rows.ts';

type At = Pick<RequestEvent, 'locals' | 'url'> & Readonly<{ params: { occurrence: string } }>;
type Listing = Awaited<ReturnType<typeof bookedOccurrence>>;

const decided = z.array(z.string().max(60)).max(10);

/** What a device or a form asks of the door. */
export const Order = z.discriminatedUnion('act', [
	Scan.extend({ act: z.enum(['in', 'out']), decided }),
	z.strictObject({ act: z.literal('undo'), nonce: z.uuid() }),
	WalkInRequest.extend({ act: z.literal('walk_in') })
]);
type Order = z.infer<typeof Order>;

/** The séance of a door for whoever may check in there. Published or not: a cohort's séances never are. @throws 404 for others. */
export async function requireDoor(event: At): Promise<Listing & { viewer: Viewer }> {
	if (!isId(event.params.occurrence)) throw missing();
	const listing = await bookedOccurrence(event.params.occurrence);
	const viewer = await requireTeam(event, doorActs.checkIn, { organisation: listing.offering.organization.id });
	return { ...listing, viewer };
}

/** The same for what shows all names: whoever only checks tickets in needs no second factor, this does. */
export async function requireNames(event: At): Promise<Listing & { viewer: Viewer }> {
	const door = await requireDoor(event);
	await requireTeam(event, registrationsActs.see, { organisation: door.offering.organization.id });
	return door;
}

/** Whether a viewer may read all names at a door. */
export const seesNames = ({ viewer, offering }: Listing & { viewer: Viewer }): boolean =>
	can(viewer, registrationsActs.see, { organisation: offering.organization.id });

/** The rows of a list: without names and tickets, which only keep the numbers true, for who may not read them. */
export const rowsFor = (door: Listing & { viewer: Viewer }, arrivals: readonly Arrival[]): Row[] =>
	seesNames(door)
		? arrivals.map(asRow)
		: arrivals.map((arrival) => ({ ...asRow(arrival), name: null, party: null, ticket: '' }));

/** Does what was asked, and says what became of it in the reader's language. @throws what is no refusal of the door. */
export async function answer(
	listing: Listing & { viewer: Viewer },
	order: Order,
	locale: Locale
): Promise<{ status: number; answer: Answer }> {
	const said = await obey(listing, order, locale).catch((error: unknown) => refusalOf(error, order));
	const { id } = listing.occurrence;
	const booking = 'booking' in said ? said.booking : null;
	const rows = booking ? await arrivalsOf(id, { booking }) : [];
	const { status, code, params, booking: _, ...told } = { ...nothing, ...said };
	const common = { act: order.act, nonce: order.nonce, ...ticketOf(order), ...told };
	return {
		status,
		answer: {
			...common,
			done: code === null,
			code,
			sentence: code ? words(code, params, locale) : '',
			rows: rows.map(asRow)
		}
	};
}

type Arrival = Awaited<ReturnType<typeof arrivalsOf>>[number];

/** A seat of the list as it travels. */
export const asRow = ({ cameAt, last, ...arrival }: Arrival): Row => ({
	...arrival,
	cameAt: cameAt?.toISOString() ?? null,
	last: last && { ...last, at: last.at.toISOString() }
});

const nothing = {
	status: 200,
	code: null as string | null,
	params: {} as Record<string, string | number>,
	booking: null as string | null,
	way: null as Answer['way'],
	name: null as string | null,
	parts: null as Answer['parts'],
	seat: null as string | null,
	repeated: false
};
type Said = Partial<typeof nothing>;

const ticketOf = (order: Order) => ({
	ticket: 'ticket' in order ? order.ticket : null,
	decided: 'decided' in order ? order.decided : [],
	seats: 'seats' in order ? order.seats : 1,
	category: ('category' in order && order.category) || null
});

async function obey(listing: Listing & { viewer: Viewer }, order: Order, locale: Locale): Promise<Said> {
	const at = { actor: ref('person', listing.viewer.id), locale };
	if (order.act === 'undo') return undoPassage(listing, order.nonce, at);
	if (order.act === 'walk_in') {
		const { act: _, name = null, ...walker } = order;
		return { ...(await passWithoutTicket(listing, { ...walker, name }, at)), name };
	}
	const outcome = await pass(listing, order, at);
	if (!('passage' in outcome)) return { ...outcome, code: outcome.reason, status: 409 };
	const { passage, booking } = outcome;
	return { booking, name: passage.name, seat: passage.seat, repeated: passage.repeated };
}

/** A refusal is an answer; what one may not know of is not. */
function refusalOf(error: unknown, order: Order): Said {
	if (!(error instanceof Refusal) || error.code === 'kernel_missing') throw error;
	const { code, params, status } = error;
	if (order.act !== 'walk_in') return { code, params, status };
	const way = code === 'participation_full_at_door' ? 'beyond' : null;
	return { code, params, status, way, name: order.name ?? null, parts: order.parts ?? null };
}
