import { Refusal } from '#kernel/errors.ts';
import { drawsFrom } from '../draws.ts';
import { Agenda } from './agenda.ts';
import { type Drawn, diceOf, type Step } from './drawing.ts';
import { book, bringBack, callOff, remove, restore, rewrite, trash } from './ending.ts';
import { importTable, readAnew, takeBack } from './feeds.ts';
import { foreseen, found, type Lane, misread, occupancyOf, sweep } from './hub.ts';
import { changeSeries, move, plan, series } from './planning.ts';
import { closeRoom, giveBack, moveTaken, rejoin, takeRoom } from './taking.ts';

/** How often each happens, of all that happens. */
const kinds: readonly (readonly [number, (drawn: Drawn) => Step | null])[] = [
	[14, plan],
	[7, series],
	[14, move],
	[10, changeSeries],
	[9, callOff],
	[7, bringBack],
	[4, remove],
	[3, book],
	[5, trash],
	[6, restore],
	[1, rewrite],
	[10, takeRoom],
	[5, moveTaken],
	[5, giveBack],
	[2, rejoin],
	[3, closeRoom],
	[3, importTable],
	[3, takeBack],
	[10, readAnew]
];
const bag = kinds.flatMap(([weight, draw]) => Array.from({ length: weight }, () => draw));

/** Who hears of each step before and after: what the database must hold then. */
export type Hearing = Readonly<{
	will?: (lines: readonly string[]) => Promise<void>;
	did?: () => Promise<void>;
}>;

export type Outcome = Readonly<{ steps: number; refused: number; clashes: number; wrong: string[] }>;

/** One history in a lane, by its seed: after each step the hub must be as the model. It ends at the first thing that is wrong. */
export async function history(lane: Lane, seed: number, length: number, hearing: Hearing = {}): Promise<Outcome> {
	const dice = diceOf(drawsFrom(seed));
	const ids = new Map<string, string>();
	let agenda = new Agenda(occupancyOf(lane), ids);
	const told: string[] = [];
	const wrong: string[] = [];
	let [steps, refused, clashes] = [0, 0, 0];
	const run = `${lane.name}-${seed.toString(36)}`;
	while (steps < length && !wrong.length) {
		const step = drawStep({ agenda, lane, dice, ids, run });
		const next = agenda.clone();
		const refusal = step.foresee(next);
		const after = refusal ? agenda : next;
		await hearing.will?.(foreseen(after, false));
		const got = await step.act().catch((error: unknown) => {
			if (error instanceof Refusal) return error.code;
			return `${error instanceof Error ? error.stack : error}`;
		});
		await hearing.did?.();
		told.push(`${step.what} → ${typeof got === 'string' ? got : 'done'}`);
		if (typeof got === 'string' || refusal) {
			refused++;
			if (got !== refusal)
				wrong.push(`it was ${typeof got === 'string' ? `refused by ${got}` : 'done'}, not ${refusal ?? 'done'}`);
		} else for (const [name, id] of Object.entries(got)) ids.set(name, id);
		agenda = after;
		steps++;
		clashes += agenda.rooms.holdings.filter(({ state }) => state === 'clashing').length ? 1 : 0;
		wrong.push(
			...compare(foreseen(agenda, true), await found(lane, new Map([...ids].map(([name, id]) => [id, name]))))
		);
		wrong.push(...(await misread(lane, agenda)));
	}
	await sweep(lane);
	return {
		steps,
		refused,
		clashes,
		wrong: wrong.length ? [`seed ${seed}:`, ...told.map((one) => `  ${one}`), ...wrong] : []
	};
}

function drawStep(drawn: Drawn): Step {
	for (let turn = 0; turn < 50; turn++) {
		const step = drawn.dice.of(bag)?.(drawn);
		if (step) return step;
	}
	return plan(drawn);
}

function compare(wanted: readonly string[], got: readonly string[]): string[] {
	if (wanted.join('\n') === got.join('\n')) return [];
	return [
		...wanted.filter((line) => !got.includes(line)).map((line) => `missing: ${line}`),
		...got.filter((line) => !wanted.includes(line)).map((line) => `there is: ${line}`)
	];
}
