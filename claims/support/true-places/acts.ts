import fc from 'fast-check';
import { sql } from 'kysely';
import {
	bookedOccurrence,
	changeCategory,
	occurrence,
	pass,
	passWithoutTicket,
	register,
	registerByHand,
	setCategory,
	undoPassage
} from '#agenda/server';
import { type Ref, ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import type { BookingRequest } from '#participation';
import {
	accept,
	bookingById,
	cancel,
	closePool,
	decide,
	decline,
	expire,
	type Fit,
	occupancy,
	type Receipt,
	reopenPool,
	resize,
	roomInTurn,
	sharesIn,
	takeWhatIsThere
} from '#participation/server';
import type { Passed, Turn } from '../../../tests/support/turns.ts';
import type { Seance } from '../hub.ts';

/** A history of one séance, and what whoever looks on knows of it. */
export type World = {
	readonly seance: Seance;
	readonly team: Ref;
	/** The kinds of tickets, of which the last one has a maximum; none in most histories. */
	readonly categories: readonly string[];
	readonly receipts: Pick<Receipt, 'booking' | 'seats'>[];
	/** Orders of the door without a ticket, with by how much each made the séance larger, and the share of the kind with a maximum. */
	readonly walked: { nonce: string; added: number; shared: number }[];
	readonly scans: string[];
	readonly passed: Passed;
	before: readonly Turn[];
	/** What the team has said that the kind has at most. */
	most: number | null;
};

/** Seats that got their place by a decision and not by their turn; `expected`: how many places there are then, when the act says so. */
export type Done = Readonly<{ decided?: readonly string[]; capacity?: number | null; most?: number }>;

const web = { source: 'web' } as const;
const desk = { source: 'desk', actor: null } as const;
const emails = ['anna', 'bob', 'chloe', 'dirk'].map((name) => `${name}@example.org`);
const choices: readonly Fit['choice'][] = ['ask', 'some', 'split', 'together'];
const decided = [
	'agenda_door_early',
	'participation_ticket_waiting',
	'participation_ticket_offered',
	'participation_ticket_unanswered'
];

const request = ({ categories }: World, which: number, amount: number): BookingRequest => ({
	name: `Personne ${which}`,
	email: emails[which % emails.length] ?? '',
	seats: askedOf(categories, which, amount),
	idempotencyKey: crypto.randomUUID(),
	locale: 'fr'
});

/** Mostly one or two, sometimes a group. */
const sizeOf = (amount: number): number => [1, 1, 1, 2, 2, 3, 4, 5][amount % 8] ?? 1;

/** The places that are asked for: of the kinds there are, in whatever mixture. */
export const askedOf = (
	categories: readonly string[],
	which: number,
	amount: number
): { name?: undefined; category?: string }[] =>
	Array.from({ length: sizeOf(amount) }, (_, index) =>
		categories.length ? { category: categories[(which + amount * index) % categories.length] } : {}
	);

/** How many places of a séance there are, and of the kind that has a maximum. */
async function sizes({ pool }: Seance): Promise<{ all: number | null; most: number }> {
	const [share] = (await sharesIn([pool])).get(pool) ?? [];
	return { all: (await occupancy(pool)).capacity, most: share?.capacity ?? 0 };
}

/** What may happen, each with a booking and an amount drawn by chance. */
export const acts = {
	async register(world: World, which: number, amount: number): Promise<Done> {
		const { seance, receipts } = world;
		const { left } = await occupancy(seance.pool);
		const fit: Fit = { choice: choices[which % 4] ?? 'ask', seen: Math.max(0, (left ?? 0) - Number(which % 7 === 0)) };
		receipts.push(await register(request(world, which, amount), seance.id, { actor: null, ...web, fit }));
		return {};
	},
	async byHand(world: World, which: number, amount: number): Promise<Done> {
		const { seance, receipts } = world;
		const fit: Fit = { choice: choices[which % 4] ?? 'ask', seen: 1 };
		receipts.push(await registerByHand(request(world, which, amount), seance.id, { source: 'desk', fit }));
		return {};
	},
	giveUp: (world: World, which: number) =>
		act((tx) => cancel(tx, pick(world, which).booking.id, { ...web, by: 'party' })),
	giveBack: (world: World, which: number, amount: number) =>
		act((tx) => {
			const { booking, seats } = pick(world, which);
			return cancel(tx, booking.id, { ...web, by: 'party', seat: seats[amount % seats.length]?.id });
		}),
	cancelled: (world: World, which: number) =>
		act((tx) => cancel(tx, pick(world, which).booking.id, { ...desk, by: 'organiser', reason: 'other' })),
	accept: (world: World, which: number) => act((tx) => accept(tx, pick(world, which).booking.id, web)),
	decline: (world: World, which: number) => act((tx) => decline(tx, pick(world, which).booking.id, web)),
	lapse: (world: World, which: number) => lapse(pick(world, which).booking.id),
	async runOut(world: World, which: number): Promise<Done> {
		const { id } = pick(world, which).booking;
		await lapse(id);
		return act((tx) => expire(tx, id));
	},
	async takeFree(world: World, which: number): Promise<Done> {
		const { id } = pick(world, which).booking;
		const seen = await roomInTurn(id);
		return seen ? act((tx) => takeWhatIsThere(tx, id, seen, web)) : {};
	},
	async confirm(world: World, which: number): Promise<Done> {
		const { booking, seats } = pick(world, which);
		await transaction((tx) => decide(tx, booking.id, 'confirm', desk));
		return { decided: seats.map(({ id }) => id) };
	},
	resize: ({ seance }: World, which: number, amount: number) =>
		act((tx) => resize(tx, seance.pool, { capacity: amount % 7, offerMinutes: which % 3 ? null : 60 }, desk)),
	async closeAndOpen({ seance }: World): Promise<Done> {
		await transaction((tx) => closePool(tx, seance.pool, desk));
		return act((tx) => reopenPool(tx, seance.pool, desk));
	},
	/** The team says anew how many places the last kind has at most. */
	async limit(world: World, _: number, amount: number): Promise<Done> {
		const { seance, categories, walked } = world;
		const [, chair] = categories;
		if (!chair) return {};
		const { offering } = await bookedOccurrence(seance.id);
		const most = 1 + (amount % 4);
		const label = { source: 'fr', fr: 'PMR' } as const;
		await act((tx) => changeCategory(tx, offering.id, chair, { label, hint: null, most }, desk));
		// said anew, it is hers, also where walk-ins had made it as large already
		if (most !== world.most) for (const one of walked) one.shared = 0;
		world.most = most;
		return {};
	},
	async recategorize(world: World, which: number, amount: number): Promise<Done> {
		const { seance, categories } = world;
		const { booking, seats } = pick(world, which);
		const [seat, category] = [seats[amount % seats.length]?.id, categories[which % (categories.length || 1)]];
		if (!seat) return {};
		if (!category) return {};
		const { offering } = await bookedOccurrence(seance.id);
		await act((tx) => setCategory(tx, { offering: offering.id, booking: booking.id, seat, category }, desk));
		return { decided: [seat] };
	},
	async walkIn(world: World, which: number, amount: number): Promise<Done> {
		const { seance, team, walked, categories } = world;
		const before = await sizes(seance);
		const category = categories[which % (categories.length || 1)];
		const nonce = crypto.randomUUID();
		const order = { name: null, seats: 1 + (amount % 3), nonce, beyond: amount % 2 === 0, category };
		const { booking } = await passWithoutTicket(await occurrence(seance.id), order, { actor: team, locale: 'fr' });
		const after = await sizes(seance);
		walked.push({ nonce, added: (after.all ?? 0) - (before.all ?? 0), shared: after.most - before.most });
		return { decided: (await bookingById(booking)).seats.map(({ id }) => id) };
	},
	async undoWalkIn(world: World, which: number): Promise<Done> {
		const { seance, team, walked } = world;
		if (!walked.length) return {};
		const [one] = walked.splice(which % walked.length, 1);
		const { all, most } = await sizes(seance);
		await undoPassage(await occurrence(seance.id), one?.nonce ?? '', { actor: team, locale: 'fr' });
		return { capacity: all === null ? null : all - (one?.added ?? 0), most: most - (one?.shared ?? 0) };
	},
	async scan(world: World, which: number, amount: number): Promise<Done> {
		const { seats } = pick(world, which);
		const { id = '', ticket = '' } = seats[amount % seats.length] ?? {};
		const asked = { ticket, nonce: crypto.randomUUID(), act: 'in', decided } as const;
		await pass(await occurrence(world.seance.id), asked, { actor: world.team, locale: 'fr' });
		world.scans.push(asked.nonce);
		return { decided: [id] };
	},
	async undoScan({ seance, team, scans }: World, which: number): Promise<Done> {
		const nonce = scans[which % (scans.length || 1)];
		if (nonce) await undoPassage(await occurrence(seance.id), nonce, { actor: team, locale: 'fr' });
		return {};
	}
} as const;

export type Step = Readonly<{ name: keyof typeof acts; which: number; amount: number }>;

const names = Object.keys(acts) as Step['name'][];
const often = [
	'register',
	'register',
	'register',
	'register',
	'giveUp',
	'giveUp',
	'giveBack',
	'takeFree',
	'walkIn'
] as const;

export const step: fc.Arbitrary<Step> = fc.record({
	name: fc.constantFrom(...names, ...often),
	which: fc.nat(60),
	amount: fc.nat(60)
});

/** The team says the size anew: what walk-ins added is no longer theirs to take away. */
export const isNewSize = ({ name }: Step): boolean => name === 'resize';

async function act(what: (tx: Parameters<Parameters<typeof transaction>[0]>[0]) => Promise<unknown>): Promise<Done> {
	await transaction(async (tx) => void (await what(tx)));
	return {};
}

async function lapse(booking: string): Promise<Done> {
	await sql`update participation.seat set offered_until = now() - interval '1 minute' where booking = ${booking} and state = 'offered'`.execute(
		db
	);
	return {};
}

function pick({ receipts }: World, which: number): World['receipts'][number] {
	const receipt = receipts[which % receipts.length];
	if (!receipt) throw new Error('nothing is booked');
	return receipt;
}

/** Somebody of the team, by whom passages are undone. */
export const teamOf = async (): Promise<Ref> => {
	const { rows } = await sql<{ id: string }>`select id from identity.person order by id limit 1`.execute(db);
	return ref('person', rows[0]?.id ?? '');
};
