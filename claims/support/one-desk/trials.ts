import type { Answer, Ask, Door, Wanted } from './asking.ts';
import { changes, HOUR, instantOf, localOf, MINUTE } from './clock.ts';
import { add } from './house.ts';
import { greatest, type Had, had, overlap } from './truth.ts';

const CROWD = 50;
const DAY = 24 * HOUR;
let people = 0;

type Asked = Readonly<{ ask: Ask; answer: Answer }>;

/** Everybody at the same moment. */
const together = (door: Door, asks: readonly Omit<Ask, 'who'>[]): Promise<Asked[]> =>
	Promise.all(
		asks.map(async (one) => {
			const ask = { ...one, who: `Person ${people++} of ${door.name}` };
			return { ask, answer: await door.book(ask) };
		})
	);

/** A moment by the clock some days ahead. */
const on = (days: number, clock: string): number =>
	instantOf(`${localOf(Date.now() + days * DAY).slice(0, 10)}T${clock}`);

const says = (answers: readonly Asked[]): string => answers.map(({ answer }) => answer.code ?? 'confirmed').join(', ');
const unless = (right: boolean, sentence: string): string[] => (right ? [] : [sentence]);

/** Fifty overlapping half hours of one desk: one is had, and whoever is refused is told what is nearest. */
export async function rush(door: Door, desk: Wanted, days: number): Promise<string[]> {
	const begin = on(days, '10:00');
	const half = (at: number) => ({
		space: desk,
		from: begin + (at % 6) * 5 * MINUTE,
		until: begin + (at % 6) * 5 * MINUTE + HOUR / 2
	});
	const asked = await together(
		door,
		Array.from({ length: CROWD }, (_, at) => half(at))
	);
	const now = (await had(desk)).filter(({ from }) => Math.abs(from - begin) < DAY / 2);
	const refused = asked.filter(({ answer }) => answer.code !== null);
	return [
		...unless(now.length === 1, `${now.length} have the desk`),
		...unless(refused.length === CROWD - 1, `${CROWD - refused.length} were told that they have it`),
		...refused.flatMap((one) => refusal(one, now))
	];
}

/** What is wrong with a refusal: it names other times of the desk, all free, and none is nearer than the first. */
function refusal({ ask, answer }: Asked, taken: readonly Had[]): string[] {
	const own = answer.nearest.filter(({ slug }) => slug === ask.space.slug);
	const away = (from: number) => Math.abs(from - ask.from);
	const lasts = ask.until - ask.from;
	const free = (from: number) => taken.every((one) => !overlap(one, { from, until: from + lasts }));
	const grid = Array.from({ length: 49 }, (_, at) => ask.from + (at - 24) * 5 * MINUTE).filter(free);
	return [
		...unless(answer.code === 'spaces_taken', `somebody was refused by « ${answer.code} »`),
		...unless(own.length > 0, 'a refusal names nothing'),
		...unless(
			own.every(({ from, until }) => until - from === lasts && free(from)),
			'a refusal names what is not free'
		),
		...unless(away(own[0]?.from ?? 0) === Math.min(...grid.map(away)), 'a refusal does not name the nearest first')
	];
}

/** One ends where the next begins; who overlaps both has neither. */
export async function neighbours(door: Door): Promise<string[]> {
	const desk = await add(`voisins-${people}`);
	const hour = (from: string, until: string) => ({ space: desk, from: on(9, from), until: on(9, until) });
	const both = await together(door, [hour('09:00', '10:00'), hour('10:00', '11:00')]);
	const [between] = await together(door, [hour('09:30', '10:30')]);
	return [
		...unless(says(both) === 'confirmed, confirmed', `9–10 and 10–11: ${says(both)}`),
		...unless(between?.answer.code === 'spaces_taken', `9:30–10:30: ${between?.answer.code}`)
	];
}

/** Two rooms whose wall opens: the whole, or its parts. */
export async function joined(door: Door, turns: number): Promise<string[]> {
	const slug = `mur-${people}`;
	const [a, b] = [await add(`${slug}-a`, { kind: 'room' }), await add(`${slug}-b`, { kind: 'room' })];
	const whole = await add(`${slug}-ab`, { kind: 'room', parts: [a.slug, b.slug] });
	const wrong: string[] = [];
	for (let turn = 0; turn < turns; turn++) {
		const time = { from: on(10 + turn, '14:00'), until: on(10 + turn, '15:00') };
		const order = [whole, a, b, whole, b, a, whole, a, b].map((space) => ({ space, ...time }));
		await together(door, turn % 2 ? order.toReversed() : order);
		const count = async (space: Wanted) => (await had(space)).filter((one) => overlap(one, time)).length;
		const found = `${await count(whole)} of the whole, ${await count(a)} and ${await count(b)} of its parts`;
		if (!['1 of the whole, 0 and 0 of its parts', '0 of the whole, 1 and 1 of its parts'].includes(found))
			wrong.push(found);
	}
	return wrong;
}

/** Twenty alike desks: twenty of fifty have one, and nobody is refused while one of them is free at each moment. */
export async function pool(door: Door, asks: number): Promise<string[]> {
	const desks = await add(`postes-${people}`, { units: 20 });
	const time = { space: desks, from: on(12, '09:00'), until: on(12, '17:00') };
	const crowd = await together(
		door,
		Array.from({ length: CROWD }, () => time)
	);
	const got = crowd.filter(({ answer }) => answer.code === null).length;
	const random = Array.from({ length: asks }, () => {
		const from = on(14, '08:00') + Math.floor(Math.random() * 24) * (HOUR / 2);
		return { space: desks, from, until: from + (1 + Math.floor(Math.random() * 10)) * (HOUR / 2) };
	});
	const asked: Asked[] = [];
	for (let at = 0; at < asks; at += 20) asked.push(...(await together(door, random.slice(at, at + 20))));
	const all = await had(desks);
	const rude = asked.filter(({ answer }) => answer.code !== null && answer.code !== 'spaces_taken');
	// what is had is only ever more: whoever would fit now would have fitted when she was refused
	const fits = asked.filter(({ ask, answer }) => answer.code !== null && greatest(all, ask) < 20);
	return [
		...unless(got === 20, `${got} of ${CROWD} have a desk of twenty`),
		...unless(rude.length === 0, `${rude.length} refused by ${rude[0]?.answer.code}`),
		...unless(fits.length === 0, `${fits.length} of ${asks} were refused while a desk was free`),
		...unless(
			all.every((one) => greatest(all, one) <= 20),
			'more than twenty have a desk at once'
		)
	];
}

/** Across the change of a clock and inside its hour, durations are true. */
export async function clocks(door: Door): Promise<string[]> {
	const wrong: string[] = [];
	for (const [name, at] of Object.entries(changes())) {
		const desk = await add(`heure-${name}-${people}`);
		const time = (from: number, until: number) => ({ space: desk, from: at + from * HOUR, until: at + until * HOUR });
		const sayable = (one: Had) =>
			door.moments || (instantOf(localOf(one.from)) === one.from && instantOf(localOf(one.until)) === one.until);
		const apart = [time(-2, -1), time(-1, 1), time(1, 2)].filter(sayable);
		const had1 = await together(door, apart);
		const inside = await together(door, [time(-0.5, 0.5), time(0, 0.5), time(-0.5, 0), time(0.5, 1.5)].filter(sayable));
		const halves = await add(`demies-${name}-${people}`);
		const four = [-1, -0.5, 0, 0.5].map((from) => ({ ...time(from, from + 0.5), space: halves })).filter(sayable);
		const had4 = await together(door, four);
		const lasts = (await had(desk)).map(({ from, until }) => (until - from) / HOUR).join(' ');
		wrong.push(
			...unless(apart.length === 3 && had1.every(({ answer }) => answer.code === null), `${name}: ${says(had1)}`),
			...unless(
				inside.every(({ answer }) => answer.code === 'spaces_taken'),
				`${name}, over each other: ${says(inside)}`
			),
			...unless(
				had4.every(({ answer }) => answer.code === null),
				`${name}, halves of the hour: ${says(had4)}`
			),
			...unless(lasts === '1 2 1', `${name}: the bookings last ${lasts} hours`)
		);
	}
	return wrong;
}
