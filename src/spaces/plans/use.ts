import type { Words } from '#kernel/words.ts';
import type { SpaceKind } from '../kinds.ts';
import { measureOf } from './plan.ts';

/** How a reservation came out, for a seat of it. */
export type Outcome = Readonly<{
	/** The state that participation says. */
	state: string;
	/** When it came into that state, and who cancelled. */
	at: Date;
	by: 'party' | 'organiser' | null;
}>;

/**
 * Whether a seat of a reservation counts. It does when it stands, whether somebody came or not: what one books is kept from others. It does not while it is only asked for, nor when the house called it
 * off, nor when it was given back in time: at the latest so many hours before its beginning.
 */
export function counts({ state, at, by }: Outcome, startsAt: Date, cancelHours: number): boolean {
	if (state === 'confirmed' || state === 'fulfilled' || state === 'no_show') return true;
	return state === 'cancelled' && by === 'party' && at.getTime() > startsAt.getTime() - cancelHours * 3_600_000;
}

/** What counts of a reservation. */
export type Use = Readonly<{
	/** The reservation's id. */
	id: string;
	space: string;
	spaceName: Words;
	place: string;
	kind: SpaceKind;
	/** Whoever booked; null: no longer known. */
	person: string | null;
	/** When it begins, in milliseconds. */
	startsAt: number;
	/** The days that it touches, by the hub's clock, in order. */
	days: readonly string[];
	minutes: number;
	/** How many of its seats count. */
	quantity: number;
}>;

/** A part of a use that is measured by itself: a desk for a day, or a room for its minutes. */
export type Piece = Readonly<{ use: Use; day: string; amount: number }>;

/**
 * The pieces of all uses, in order of time. A desk is counted by the day, once a day for each person and space, however often she comes: the most desks that she has then. Anything else is counted by its minutes, on the day it begins.
 */
export function piecesOf(uses: readonly Use[]): Piece[] {
	const sorted = uses.toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
	const desks = new Map<string, Piece>();
	const pieces: Piece[] = [];
	for (const use of sorted) {
		if (measureOf(use.kind) === 'hour')
			pieces.push({ use, day: use.days[0] ?? '', amount: use.minutes * use.quantity });
		else for (const day of use.days) keepMost(desks, { use, day, amount: use.quantity });
	}
	return [...pieces, ...desks.values()].toSorted(
		(a, b) =>
			(a.day < b.day ? -1 : a.day > b.day ? 1 : 0) || a.use.startsAt - b.use.startsAt || (a.use.id < b.use.id ? -1 : 1)
	);
}

function keepMost(desks: Map<string, Piece>, piece: Piece): void {
	const key = `${piece.use.person ?? piece.use.id} ${piece.use.space} ${piece.day}`;
	const known = desks.get(key);
	// the first of the day says when
	if (!known) desks.set(key, piece);
	else if (piece.amount > known.amount) desks.set(key, { ...known, amount: piece.amount });
}
