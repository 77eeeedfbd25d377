import { plain } from '#kernel/fold.ts';
import type { NameParts } from '#kernel/name.ts';
import { holdsPlace, type State } from '#participation';

/** A seat on the list of the door, as it travels: moments are ISO 8601. */
export type Row = Readonly<{
	seat: string;
	booking: string;
	ticket: string;
	name: string | null;
	party: string | null;
	/** The kind of ticket, where the activity has some. */
	category: string | null;
	state: State;
	position: number | null;
	walkIn: boolean;
	cameAt: string | null;
	last: Readonly<{ kind: 'in' | 'out'; at: string; gate: string | null; nonce: string }> | null;
}>;

/** What one more press can do about a refusal. */
export type Way = 'anyway' | 'confirm' | 'beyond' | 'walk_in';

/** What the door answers to an order: whether it is done, the sentence if not, what can be done then, and the booking as it is now. */
export type Answer = Readonly<{
	act: 'in' | 'out' | 'undo' | 'walk_in';
	nonce: string;
	done: boolean;
	code: string | null;
	sentence: string;
	way: Way | null;
	name: string | null;
	/** Of somebody without a ticket: the two parts of the name, to ask again with. */
	parts: NameParts | null;
	seat: string | null;
	/** Whether this order was kept before. */
	repeated: boolean;
	ticket: string | null;
	decided: readonly string[];
	/** How many came without a ticket. */
	seats: number;
	category: string | null;
	rows: readonly Row[];
}>;

/** The list's parts: who is still to come, who is inside, and everybody. */
export const parts = ['expected', 'inside', 'all'] as const;
export type Part = (typeof parts)[number];

export const isInside = ({ last }: Row): boolean => last?.kind === 'in';
const isExpected = (row: Row): boolean => ['confirmed', 'no_show', 'offered'].includes(row.state) && !row.last;
const isGone = ({ state }: Row): boolean => ['cancelled', 'withdrawn', 'declined', 'expired'].includes(state);

/** How many are expected, as many as take a place, have come, are inside, and wait. */
export function numbersOf(rows: readonly Row[]): { expected: number; came: number; inside: number; waiting: number } {
	const count = (is: (row: Row) => boolean) => rows.filter(is).length;
	return {
		expected: count(({ state }) => holdsPlace(state)),
		came: count(({ state }) => state === 'fulfilled'),
		inside: count(isInside),
		waiting: count(({ state }) => state === 'waitlisted')
	};
}

/** The rows of a part that a search finds, by name or code, whatever the accents; a search for nothing leaves out who has cancelled. */
export function found(rows: readonly Row[], part: Part, q: string): Row[] {
	const words = plain(q).split(' ').filter(Boolean);
	const has = ({ name, party, ticket }: Row) => {
		const text = plain(`${name ?? ''} ${party ?? ''} ${ticket}`);
		return words.every((word) => text.includes(word));
	};
	const within = (row: Row) => {
		if (part === 'expected') return isExpected(row);
		return part === 'inside' ? isInside(row) : words.length > 0 || !isGone(row);
	};
	return rows.filter((row) => within(row) && has(row));
}

/** The category of whom an answer is about: of the seat of a ticket, or of all who came without one. */
export const categoryOf = ({ seat, rows }: Answer): string | null =>
	(rows.find((row) => row.seat === seat) ?? rows[0])?.category ?? null;

/** A code as one reads it aloud. */
export const spaced = (ticket: string): string => ticket.replace(/(.{4})(?=.)/g, '$1 ');
