import { type Area, areaInk } from '#kernel/area.ts';
import { hashOf } from './seed.ts';

/** The colours of a drawing: of the air, of what is far, of what is near, of letters, and one that catches the eye. */
export type Colours = Readonly<{ air: string; far: string; near: string; letters: string; spark: string }>;

const COAL = '#15171c';
const PAPER = '#faf7f1';
const GOLD = areaInk.journey.colour;
const BRICK = areaInk.agenda.colour;
/** The six that are colours: coal and stone are left to their areas. */
const bright = (['agenda', 'learning', 'journey', 'venture', 'stage', 'city'] as const).map(
	(area) => areaInk[area].colour
);

/** The colour of an area, or that of a sector: always the same for its slug. */
export const inkOf = (of: string): string => (isArea(of) ? areaInk[of].colour : one(bright, hashOf(of)));

/** Any of them. */
export const anyInk = (number: number): string => one(bright, number);

const isArea = (of: string): of is Area => Object.hasOwn(areaInk, of);

/** By day on paper, by night on coal, in its own colour, and at dusk. */
export const lights: readonly ((ink: string) => Colours)[] = [
	(ink) => ({
		...{ air: mix(ink, PAPER, 0.84), far: mix(ink, PAPER, 0.5), near: ink },
		...{ letters: mix(ink, COAL, 0.2), spark: ink === BRICK ? GOLD : BRICK }
	}),
	(ink) => ({
		...{ air: mix(ink, COAL, 0.82), far: mix(ink, COAL, 0.45), near: mix(ink, PAPER, 0.18) },
		...{ letters: mix(ink, PAPER, 0.65), spark: GOLD }
	}),
	(ink) => ({
		...{ air: ink, far: mix(ink, COAL, 0.4), near: mix(ink, COAL, 0.8) },
		...{ letters: ink === GOLD ? COAL : PAPER, spark: mix(ink, PAPER, 0.85) }
	}),
	(ink) => ({
		...{ air: mix(GOLD, PAPER, 0.45), far: mix(ink, GOLD, 0.45), near: mix(ink, COAL, 0.35) },
		...{ letters: mix(ink, COAL, 0.5), spark: PAPER }
	})
];

/** The number-th of a list that begins again at its end. */
export const one = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

/** A colour with so much of another in it. */
export function mix(colour: string, other: string, share: number): string {
	const [from, to] = [channels(colour), channels(other)];
	const mixed = from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share));
	return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
