import type { Part } from '#kernel/charge.ts';
import { WHOLE } from '#kernel/charge.ts';
import { newId } from '#kernel/id.ts';
import type { Drawing } from '../by-hand/world.ts';

/** An hour or a cost that somebody writes, in plain numbers; `fate`: what must become of it. */
type Hour = Readonly<{ kind: 'hour'; id: string; worker: number; from: Date; until: Date }>;
type Cost = Readonly<{
	kind: 'cost';
	id: string;
	issuer: string;
	reference: string;
	document: string | null;
	paidOn: string;
	cents: number;
}>;
export type Written = (Hour | Cost) &
	Readonly<{
		parts: readonly Part[];
		fate: 'stays' | 'refused' | 'found';
		/** Whose work it is under another record, or that it was written past the program. */
		way: 'program' | 'other-record' | 'past';
	}>;

const HOUR_MS = 3_600_000;
const WORKERS = 25;
const START = Date.UTC(2025, 0, 6, 7);
const operations = ['FEDER-1', 'FEDER-2', 'FEDER-3'];

/** What is written in some years: hours that touch, rents of the same amount, numbers that two suppliers have both used; none of it twice but what is planted. */
export function plant(many: number, doubles: number, draws: Drawing): Written[] {
	const hours = Array.from({ length: Math.floor((many - doubles) * 0.6) }, (_, at) => honestHour(at, draws));
	const costs = Array.from({ length: many - doubles - hours.length }, (_, at) => honestCost(at, draws));
	// which are planted upon: each once, so that each double has its own original
	const step = (all: readonly unknown[]) => Math.max(1, Math.floor(all.length / doubles));
	const planted = Array.from({ length: doubles }, (_, at) =>
		at % 8 < 4
			? doubleHour(hours[at * step(hours)] as Written & Hour, at % 8, draws)
			: doubleCost(costs[at * step(costs)] as Written & Cost, at % 8)
	);
	return [...hours, ...costs, ...planted];
}

/** Each worker's hours one after the other, many of which touch. */
function honestHour(at: number, draws: Drawing): Written & Hour {
	const slot = Math.floor(at / WORKERS);
	const from = new Date(START + slot * 2 * HOUR_MS);
	const until = new Date(+from + (draws.chance(0.5) ? 2 : 1.5) * HOUR_MS);
	return { ...honest(draws), kind: 'hour', worker: at % WORKERS, from, until };
}

function honestCost(at: number, draws: Drawing): Written & Cost {
	// the number of an invoice is its issuer's own: two have one often, of other amounts; a rent is the same each month
	const supplier = at % 60;
	const turn = Math.floor(at / 60) + 1;
	const cents = supplier % 3 === 0 ? 85_000 : 1000 + at * 7;
	const paidOn = new Date(Date.UTC(2025, 0, 1 + ((turn * 30 + (supplier % 3 === 0 ? supplier : 0)) % 700)))
		.toISOString()
		.slice(0, 10);
	const issuer = supplier % 2 ? `0${String(400_000_000 + supplier * 101)}` : `Maison Dupont ${letters(supplier)}`;
	const document = draws.chance(0.5) ? hash(at) : null;
	return { ...honest(draws), kind: 'cost', issuer, reference: `F2025-${turn}`, document, paidOn, cents };
}

const honest = (draws: Drawing) => ({
	id: newId(),
	parts: key(draws),
	fate: 'stays' as const,
	way: 'program' as const
});
export const hash = (at: number): string => String(at).padStart(64, 'd');
const letters = (of: number): string => [...String(of)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

/** One operation, or a key of allocation of two or three. */
function key({ below, chance, one }: Drawing): Part[] {
	if (chance(0.7)) return [{ operation: one(operations), parts: WHOLE }];
	const first = 1 + below(WHOLE - 2);
	const second = chance(0.5) ? WHOLE - first : 1 + below(WHOLE - first - 1);
	const third = WHOLE - first - second;
	const parts = [first, second, third].map((parts, at) => ({ operation: operations[at] ?? '', parts }));
	return parts.filter(({ parts }) => parts > 0);
}

function doubleHour(of: Written & Hour, turn: number, draws: Drawing): Written {
	const id = newId();
	const parts = [{ operation: draws.one(operations), parts: WHOLE }];
	const [from, until] = [new Date(+of.from + HOUR_MS / 2), new Date(+of.from + HOUR_MS)];
	if (turn === 0) return { ...of, id, parts, fate: 'refused' };
	if (turn === 1) return { ...of, id, parts, from, until, fate: 'refused' };
	return { ...of, id, parts, from, until, fate: 'found', way: turn === 2 ? 'other-record' : 'past' };
}

function doubleCost(of: Written & Cost, turn: number): Written {
	const id = newId();
	const typed = {
		issuer: /^\d/.test(of.issuer)
			? `BE ${of.issuer.slice(0, 4)}.${of.issuer.slice(4, 7)}.${of.issuer.slice(7)}`
			: of.issuer.toUpperCase(),
		reference: of.reference.replace(/F(\d+)-(\d+)/, 'f $1/00$2')
	};
	const parts = [{ operation: 'FEDER-2', parts: WHOLE }];
	if (turn === 4) return { ...of, ...typed, id, parts, document: null, fate: 'refused' };
	if (turn === 5) return { ...of, id, parts, fate: 'refused' };
	if (turn === 6) return { ...of, id, parts, issuer: `${of.issuer} srl`, document: null, fate: 'found' };
	// by its document where it has one, else by its number: both stand in the row that was laid down
	return { ...of, id, parts, document: null, fate: 'found', way: 'past' };
}
