import type { By } from '#kernel/facts.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { NewStream, NewThing, NewThreshold } from '#sensing';
import { addStream, addThreshold, makeThing, observePast } from '#sensing/server';
import { ago } from './calendar.ts';
import type { Known } from './hosts.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['sensing']['things'][number];
type Stream = Told['streams'][number];

const DAYS = 14;
const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 86_400_000;
const PORTION = 500;

/** Tells invented sensors in rooms and a square, with two weeks of invented values: the same in every loading. @returns how many there are */
export async function tellSensing({ sensing: { things } }: Demonstration, known: Known): Promise<number> {
	for (const [at, told] of things.entries()) await tellThing(told, known, at);
	return things.length;
}

async function tellThing(told: Told, { people, organizations }: Known, turn: number): Promise<void> {
	const keeper = told.keeper && people.find(({ slug }) => slug === told.keeper?.person);
	const given = NewThing.parse({
		...{ name: told.name, description: told.description, seen: told.seen, where: told.where },
		organization: organizations.get(told.organization),
		keeper: keeper?.email ?? '',
		keeperUntil: told.keeper ? ago(-told.keeper.days).toISOString().slice(0, 10) : ''
	});
	const by: By = { actor: null, source: 'demo', at: ago(DAYS + 1) };
	const id = await transaction((tx) => makeThing(tx, given, by, { fictional: true }));
	for (const [at, stream] of told.streams.entries()) {
		const number = await transaction((tx) => tellStream(tx, id, stream, by));
		const values = valuesOf(stream, turn * 10 + at, Date.now());
		for (let from = 0; from < values.length; from += PORTION)
			await transaction((tx) => observePast(tx, number, given.organization, values.slice(from, from + PORTION)));
	}
}

async function tellStream(tx: Tx, thing: string, { measure, name, every, threshold }: Stream, by: By): Promise<number> {
	const number = await addStream(
		tx,
		thing,
		NewStream.parse({ measure, name, every: every === null ? '' : String(every) }),
		by
	);
	if (threshold) {
		const { side, value, minutes } = threshold;
		await addThreshold(
			tx,
			thing,
			NewThreshold.parse({ stream: number, side, value: String(value), minutes: String(minutes), tells: ['hosts'] })
		);
	}
	return number;
}

/** A value each half hour: warmer, fuller and louder in the afternoon, and a little otherwise each time. */
function valuesOf({ mean, day, chance, least, step, silentHours }: Stream, seed: number, now: number) {
	const until = Math.floor((now - silentHours * 3_600_000) / HALF_HOUR_MS) * HALF_HOUR_MS;
	const count = (DAYS * DAY_MS) / HALF_HOUR_MS;
	return Array.from({ length: count }, (_, at) => {
		const moment = until - (count - 1 - at) * HALF_HOUR_MS;
		const hour = (moment % DAY_MS) / 3_600_000;
		const wave = Math.max(0, Math.sin(((hour - 7) / 13) * Math.PI));
		const value = mean + day * wave + chance * drawn(seed, at);
		return { at: new Date(moment), value: Math.round(Math.max(least, value) / step) * step };
	});
}

/** Between −1 and 1, and the same for the same two numbers. */
const drawn = (seed: number, at: number): number => {
	const turned = Math.sin(seed * 127.1 + at * 311.7) * 43_758.545;
	return (turned - Math.floor(turned)) * 2 - 1;
};
