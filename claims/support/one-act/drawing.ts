import type { Tx } from '#kernel/server/db.ts';
import { transaction } from '#kernel/server/db.ts';
import type { Agenda, Seance } from './agenda.ts';
import type { Lane } from './hub.ts';

const HALF = 1_800_000;
export const ZONE = 'Europe/Brussels';
export const isImported = (activity: string): boolean => activity.startsWith('import');
const DAY = 86_400_000;

/** One thing that happens: what must come of it, by the model, and how it is done. */
export type Step = Readonly<{
	what: string;
	/** Changes the model. @returns the code of the refusal that must come instead, or null. */
	foresee: (agenda: Agenda) => string | null;
	/** Does it. @returns how the database calls what is new. */
	act: () => Promise<Readonly<Record<string, string>>>;
}>;

/** Where a step is drawn: the state before it, and dice. */
export type Drawn = Readonly<{ agenda: Agenda; lane: Lane; dice: Dice; ids: Map<string, string>; run: string }>;

export type Dice = Readonly<{
	below: (most: number) => number;
	of: <T>(list: readonly T[]) => T | undefined;
	is: (chance: number) => boolean;
}>;

export const diceOf = (draw: () => number): Dice => ({
	below: (most) => Math.floor(draw() * most),
	of: (list) => list[Math.floor(draw() * list.length)],
	is: (chance) => draw() < chance
});

/** A time on one of two mornings, on the half hour. */
export function timeIn({ lane, dice }: Drawn): { from: number; until: number } {
	const from = lane.base + dice.below(2) * DAY + (16 + dice.below(8)) * HALF;
	return { from, until: from + (1 + dice.below(4)) * HALF };
}

/** A room that is there, or none. */
export function roomIn({ agenda, dice }: Drawn): { house: string; room: string | null } {
	const rooms = agenda.rooms.rooms.filter(({ gone }) => !gone);
	const one = dice.of(rooms);
	return one ? { house: one.house, room: dice.is(0.9) ? one.slug : null } : { house: '', room: null };
}

export const dates = ({ from, until }: Readonly<{ from: number; until: number }>) => ({
	startsAt: new Date(from),
	endsAt: new Date(until)
});
export const open = { timeZone: 'UTC', capacity: 5, waiting: true, offerMinutes: null };
export const fresh = (given: Omit<Seance, 'off' | 'everBooked' | 'told' | 'offBy'>): Seance => ({
	...given,
	off: false,
	everBooked: false,
	told: false,
	offBy: 0
});
export const idOf = ({ ids }: Drawn, name: string): string => {
	const id = ids.get(name);
	if (!id) throw new Error(`${name} has no id`);
	return id;
};
export const done = (act: (tx: Tx) => Promise<unknown>) => async () => {
	await transaction(act);
	return {};
};

export const person = () => {
	const key = crypto.randomUUID();
	return {
		name: 'Zoé Delvaux',
		email: `zoe-${key}@example.org`,
		seats: [{ name: undefined }],
		idempotencyKey: key,
		locale: 'fr' as const
	};
};
