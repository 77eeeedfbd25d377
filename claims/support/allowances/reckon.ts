import type { Agreed, Booking, Use, World } from './world.ts';

/*
 * The rules of a statement as they are written in the guide for the manager of a house, reckoned by hand: it knows nothing of the program, and goes through the year day by day with a purse for each plan.
 */

type Demand = { at: string; payer: string; day: string; booking: Booking; amount: number };

/** What each payer owes for each month, in cents: `payer|month`; a payer of whom nothing is to be told is left out. */
export function reckon(world: World): Map<string, number> {
	const owed = new Map<string, number>();
	const add = (payer: string, month: string, cents: number) => {
		const key = `${payer}|${month}`;
		owed.set(key, (owed.get(key) ?? 0) + cents);
	};
	for (const one of world.agreed) for (const [month, cents] of pricesOf(one)) add(one.payer, month, cents);
	for (const { month, payer, cents } of world.credits) add(payer, month, cents);
	// minutes of a room at a price are rounded once a month, apart for what is beyond a plan and what is without one
	const heaps = new Map<string, { payer: string; month: string; amount: number; cents: number; by: number }>();
	const purses = new Map<string, number>();
	for (const demand of demands(world)) {
		const { payer, day, booking } = demand;
		const month = day.slice(0, 7);
		let rest = demand.amount;
		let said: number | null = null;
		let planned = false;
		for (const { agreed, index, include } of pursesFor(world, demand)) {
			planned = true;
			said ??= include.beyond;
			const once = isOnce(agreed);
			const purse = `${agreed.nth} ${index} ${once ? '' : month}`;
			const size = include.amount * (include.what === 'hour' ? 60 : 1);
			const full = once ? size : up(size * daysRun(agreed, month), length(month));
			const left = full - (purses.get(purse) ?? 0);
			const taken = Math.min(rest, left);
			purses.set(purse, (purses.get(purse) ?? 0) + taken);
			rest -= taken;
		}
		const cents = said ?? priceOn(world, booking.room.key, day);
		if (rest === 0 || cents === 0) continue;
		const key = [payer, month, booking.room.key, cents, planned].join('|');
		const heap = heaps.get(key) ?? { payer, month, amount: 0, cents, by: booking.room.kind === 'desks' ? 1 : 60 };
		heap.amount += rest;
		heaps.set(key, heap);
	}
	for (const { payer, month, amount, cents, by } of heaps.values()) add(payer, month, half(amount * cents, by));
	for (const use of world.uses) {
		if (use.struck) continue;
		const payer = payerOf(world, use);
		for (const cents of pricesOfUse(world, use)) add(payer, use.day.slice(0, 7), cents);
	}
	return owed;
}

/** Each time and each material is rounded when it is written down, at the price of its day. */
function pricesOfUse({ machines }: World, { room, day, minutes, materials }: Use): number[] {
	let [hour, prices]: [number, Readonly<Record<string, number>>] = [0, {}];
	for (const one of machines) if (one.room === room && one.from <= day) [hour, prices] = [one.hour, one.materials];
	return [
		half(minutes * hour, 60),
		...materials.map(({ name, thousandths }) => half(thousandths * (prices[name] ?? 0), 1000))
	];
}

const isOnce = ({ plan }: Agreed): boolean => plan.kind === 'day_pass' || plan.kind === 'tickets';

function pricesOf(one: Agreed): [month: string, cents: number][] {
	if (isOnce(one)) return one.from.startsWith('2025') ? [[one.from.slice(0, 7), one.plan.cents]] : [];
	return allMonths()
		.filter((month) => daysRun(one, month) > 0)
		.map((month) => [month, half(one.plan.cents * daysRun(one, month), length(month))]);
}

/** Every desk for a day and every room for its minutes that counts, in order of time. */
function demands(world: World): Demand[] {
	const found: Demand[] = [];
	const desks = new Map<string, Demand>();
	for (const booking of world.bookings.toSorted((a, b) => (stamp(a) < stamp(b) ? -1 : 1))) {
		if (['in_time', 'called_off', 'asked'].includes(booking.end)) continue;
		const payer = payerOf(world, booking);
		if (booking.room.kind !== 'desks') {
			found.push({ at: stamp(booking), payer, day: booking.day, booking, amount: booking.minutes });
			continue;
		}
		for (let nth = 0, day = booking.day; nth < booking.days; nth++, day = next(day)) {
			const key = [payer, booking.who, booking.room.key, day].join('|');
			const known = desks.get(key);
			if (known) known.amount = Math.max(known.amount, booking.desks);
			else {
				const demand = { at: stamp(booking), payer, day, booking, amount: booking.desks };
				desks.set(key, demand);
				found.push(demand);
			}
		}
	}
	return found.toSorted((a, b) => (a.day + a.at < b.day + b.at ? -1 : 1));
}

type Paid = Pick<Booking, 'operation' | 'organization' | 'who' | 'day'>;

function payerOf({ agreed }: World, { operation, organization, who, day }: Paid): string {
	if (operation) return `operation ${operation}`;
	if (organization) return `organization ${organization}`;
	const hers = byBeginning(agreed.filter((one) => one.users.includes(who) && runs(one, day)));
	return hers[0]?.payer ?? `person ${who}`;
}

function pursesFor({ agreed }: World, { payer, day, booking: { room } }: Demand) {
	const his = byBeginning(agreed.filter((one) => one.payer === payer && runs(one, day)));
	return [...his.filter((one) => !isOnce(one)), ...his.filter(isOnce)].flatMap((one) =>
		one.plan.includes
			.map((include, index) => ({ agreed: one, include, index }))
			.filter(({ include: { what, kinds, spaces } }) => {
				const measured = what === (room.kind === 'desks' ? 'day' : 'hour');
				return (
					measured && (!kinds.length || kinds.includes(room.kind)) && (!spaces.length || spaces.includes(room.key))
				);
			})
	);
}

const byBeginning = (all: readonly Agreed[]): Agreed[] =>
	all.toSorted((a, b) => (a.from === b.from ? a.nth - b.nth : a.from < b.from ? -1 : 1));
const runs = ({ from, until }: Agreed, day: string): boolean => day >= from && (until === null || day <= until);

function priceOn({ prices }: World, room: string, day: string): number {
	let cents = 0;
	for (const one of prices) if (one.room === room && one.from <= day) cents = one.cents;
	return cents;
}

const stamp = ({ day, minute, nth }: Booking): string =>
	`${day} ${String(minute).padStart(4, '0')} ${String(nth).padStart(6, '0')}`;
const allMonths = (): string[] => Array.from({ length: 12 }, (_, nth) => `2025-${String(nth + 1).padStart(2, '0')}`);
const length = (month: string): number =>
	[31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month.slice(5)) - 1] as number;
const next = (day: string): string => {
	const [month, nth] = [day.slice(0, 7), Number(day.slice(8)) + 1];
	if (nth <= length(month)) return `${month}-${String(nth).padStart(2, '0')}`;
	return month === '2025-12' ? '2026-01-01' : `2025-${String(Number(month.slice(5)) + 1).padStart(2, '0')}-01`;
};

function daysRun(one: Agreed, month: string): number {
	let count = 0;
	for (let nth = 1; nth <= length(month); nth++) if (runs(one, `${month}-${String(nth).padStart(2, '0')}`)) count++;
	return count;
}

const up = (over: number, by: number): number => (over - (over % by)) / by + (over % by ? 1 : 0);
/** Rounded, a half up. */
const half = (over: number, by: number): number => (over - (over % by)) / by + ((over % by) * 2 >= by ? 1 : 0);
