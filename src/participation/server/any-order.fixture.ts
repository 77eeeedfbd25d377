import fc from 'fast-check';
import type { Ref } from '#kernel/facts.ts';
import { transaction } from '#kernel/server/db.ts';
import type { Passed, Turn } from '../../../tests/support/turns.ts';
import {
	accept,
	book,
	cancel,
	checkIn,
	checkOut,
	decline,
	expire,
	type Fit,
	limitCategory,
	markNoShows,
	type Receipt,
	recategorize,
	resize,
	roomInTurn,
	takeWhatIsThere,
	undo
} from './index.ts';
import { letLapse, options, request } from './support.fixture.ts';

export type World = {
	subject: Ref;
	pools: string[];
	receipts: Receipt[];
	/** Seats that the team put elsewhere in the last step. */
	decided: string[];
	scans: string[];
	before: readonly Turn[];
	passed: Passed;
};
type Step = { name: keyof typeof steps; which: number; amount: number };

export const by = { source: 'web' } as const;
/** None, and two kinds of tickets. */
const kinds = [undefined, crypto.randomUUID(), crypto.randomUUID()] as const;
const choices: readonly Fit['choice'][] = ['together', 'ask', 'some', 'split'];

/** What may happen, each with a booking or pool and an amount drawn by chance. */
export const steps = {
	async book({ subject, pools, receipts }: World, which: number, amount: number) {
		const [first = '', second = ''] = pools;
		const seats = Array.from({ length: 1 + (amount % 3) }, (_, index) => ({
			category: kinds[(which + amount * index) % 3]
		}));
		const from = [[first], [second], [first, second]][which % 3] ?? [];
		const fit: Fit = { choice: choices[amount % 4] ?? 'ask', seen: 1 };
		receipts.push(await book(request(1, { seats }), options(subject, from, { fit })));
	},
	limit: ({ pools }: World, which: number, amount: number) =>
		transaction((tx) => {
			const most = amount % 5 ? (amount % 5) - 1 : null;
			return limitCategory(tx, { pool: pools[which % 2] ?? '', category: kinds[which % 3] ?? kinds[1], most }, by);
		}),
	async recategorize(world: World, which: number, amount: number) {
		const { booking, seats } = pick(world, which);
		const seat = seats[amount % seats.length]?.id ?? '';
		await transaction((tx) =>
			recategorize(tx, { booking: booking.id, seat, category: kinds[amount % 3] ?? null }, { ...by, actor: null })
		);
		world.decided.push(seat);
	},
	async takeFree(world: World, which: number) {
		const { id } = pick(world, which).booking;
		const seen = await roomInTurn(id);
		if (seen) await transaction(async (tx) => void (await takeWhatIsThere(tx, id, seen, by)));
	},
	cancel: (world: World, which: number) =>
		transaction(async (tx) => void (await cancel(tx, pick(world, which).booking.id, { ...by, by: 'party' }))),
	cancelSeat: (world: World, which: number, amount: number) =>
		transaction(async (tx) => {
			const { booking, seats } = pick(world, which);
			await cancel(tx, booking.id, { ...by, by: 'organiser', seat: seats[amount % seats.length]?.id });
		}),
	resize: ({ pools }: World, which: number, amount: number) =>
		transaction((tx) =>
			resize(tx, pools[which % 2] ?? '', { capacity: amount % 7, offerMinutes: amount % 2 ? 60 : null }, by)
		),
	accept: (world: World, which: number) =>
		transaction(async (tx) => void (await accept(tx, pick(world, which).booking.id, by))),
	decline: (world: World, which: number) =>
		transaction(async (tx) => void (await decline(tx, pick(world, which).booking.id, by))),
	lapse: (world: World, which: number) => letLapse(pick(world, which).booking.id),
	async expire(world: World, which: number) {
		await letLapse(pick(world, which).booking.id);
		await transaction((tx) => expire(tx, pick(world, which).booking.id));
	},
	async checkIn(world: World, which: number, amount: number) {
		const { seats } = pick(world, which);
		const nonce = crypto.randomUUID();
		await transaction((tx) =>
			checkIn(tx, world.subject, { ticket: seats[amount % seats.length]?.ticket ?? '', nonce, at: new Date(0) }, by)
		);
		world.scans.push(nonce);
	},
	async checkOut(world: World, which: number, amount: number) {
		const { seats } = pick(world, which);
		const nonce = crypto.randomUUID();
		await transaction((tx) =>
			checkOut(tx, world.subject, { ticket: seats[amount % seats.length]?.ticket ?? '', nonce }, by)
		);
		world.scans.push(nonce);
	},
	undo: ({ subject, scans }: World, which: number) =>
		transaction(async (tx) => {
			if (scans.length) await undo(tx, subject, scans[which % scans.length] ?? '', by);
		}),
	miss: ({ subject }: World, which: number) =>
		transaction(async (tx) => void (which % 4 === 0 && (await markNoShows(tx, subject, by))))
};

const names = Object.keys(steps) as Step['name'][];
const weighted = [...names, 'book', 'book', 'book', 'cancel', 'resize', 'accept', 'checkIn', 'undo', 'limit'] as const;
export const step: fc.Arbitrary<Step> = fc.record({
	name: fc.constantFrom(...weighted),
	which: fc.nat(40),
	amount: fc.nat(40)
});

function pick({ receipts }: World, which: number): Receipt {
	const receipt = receipts[which % receipts.length];
	if (!receipt) throw new Error('nothing is booked');
	return receipt;
}
