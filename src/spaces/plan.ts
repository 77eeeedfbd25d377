import type { SpaceKind } from './kinds.ts';

/** What a rectangle of a plan is: a wall, a piece of furniture, a seat, what gives light or is looked at. */
type Part = 'wall' | 'thing' | 'seat' | 'mark';
type Box = readonly [x: number, y: number, width: number, height: number];
export type Plan = Readonly<Record<Part, readonly Box[]>>;

export const PLAN_WIDTH = 48;
export const PLAN_HEIGHT = 30;
const [LEFT, TOP, RIGHT, BOTTOM] = [2, 2, PLAN_WIDTH - 2, PLAN_HEIGHT - 2];

/** A little plan of a space that has no picture: drawn from its id, its kind and its size, the same each time. */
export function planOf(id: string, kind: SpaceKind, size: number): Plan {
	const turn = turns(id);
	const inside = kind === 'kit' ? caseOf(turn) : insides[kind](turn, Math.max(1, size));
	const room = kind === 'kit' ? { wall: [], mark: [] } : walls(turn);
	return {
		wall: [...room.wall, ...(inside.wall ?? [])],
		thing: inside.thing ?? [],
		seat: (inside.seat ?? []).filter((seat) => !room.wall.some((wall) => meet(seat, wall))),
		mark: [...room.mark, ...(inside.mark ?? [])]
	};
}

const meet = ([x, y, width, height]: Box, [left, top, wide, high]: Box): boolean =>
	x < left + wide && left < x + width && y < top + high && top < y + height;

type Turn = (most: number) => number;
type Inside = Partial<Record<Part, Box[]>>;

/** Numbers below `most` that look like chance and are the same for the same id (FNV-1a, then xorshift). */
function turns(id: string): Turn {
	let state = 2_166_136_261;
	for (const sign of id) state = Math.imul(state ^ sign.charCodeAt(0), 16_777_619);
	return (most) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) % most;
	};
}

/** Four walls, a door in the lower one, two windows in the upper one. */
function walls(turn: Turn): { wall: Box[]; mark: Box[] } {
	const door = LEFT + 4 + turn(28);
	const width = RIGHT - LEFT;
	return {
		wall: [
			[LEFT, TOP, width, 1],
			[LEFT, TOP, 1, BOTTOM - TOP],
			[RIGHT - 1, TOP, 1, BOTTOM - TOP],
			[LEFT, BOTTOM - 1, door - LEFT, 1],
			[door + 6, BOTTOM - 1, RIGHT - door - 6, 1],
			[door, BOTTOM - 6, 1, 6]
		],
		mark: [
			[LEFT + 5 + turn(6), TOP, 8, 1],
			[RIGHT - 15 - turn(6), TOP, 8, 1]
		]
	};
}

const insides: Record<Exclude<SpaceKind, 'kit'>, (turn: Turn, size: number) => Inside> = {
	room: (turn, size) => (size > 24 ? rowsOfSeats(turn) : table(turn, size)),
	desks: (turn, size) => desks(turn, size),
	studio: (turn) => {
		const at = 8 + turn(10);
		return {
			mark: [
				[at, 6, 18, 2],
				[at - 2, 7, 2, 5],
				[at + 18, 7, 2, 5]
			],
			thing: [
				[at + 7, 12, 4, 2],
				[RIGHT - 9, 20 - turn(3), 5, 4]
			],
			seat: [
				[at + 4, 18, 2, 2],
				[at + 8, 20, 2, 3],
				[at + 12, 18, 2, 2]
			]
		};
	},
	workshop: (turn) => ({
		mark: Array.from({ length: 5 }, (_, at): Box => [8 + at * 4 + turn(2), 4, 2, 1]),
		thing: [
			[5, 6, 22 + turn(8), 3],
			[9 + turn(6), 14, 12, 5],
			[RIGHT - 8, 11, 4, 10]
		],
		seat: [0, 1, 2].map((at): Box => [11 + at * 4, 21, 2, 2])
	}),
	machine: (turn) => {
		const at = 11 + turn(6);
		return {
			wall: [
				[at, 7, 22, 1],
				[at, 7, 1, 14],
				[at + 21, 7, 1, 14],
				[at, 20, 22, 1]
			],
			thing: [[at + 3, 13, 16, 5]],
			mark: [
				[at + 2, 10, 18, 1],
				[at + 5 + turn(10), 10, 3, 3]
			],
			seat: [[at + 24, 13, 3, 4]]
		};
	}
};

/** A table with as many seats around it as it takes. */
function table(turn: Turn, size: number): Inside {
	const sides = Math.max(2, Math.min(8, Math.ceil(Math.min(size, 16) / 2)));
	const width = sides * 4;
	const [x, y] = [Math.round((PLAN_WIDTH - width) / 2) - 2 + turn(5), 12 + turn(3)];
	const seats = Array.from({ length: sides }, (_, at): Box[] => [
		[x + 1 + at * 4, y - 3, 2, 2],
		[x + 1 + at * 4, y + 6, 2, 2]
	]).flat();
	return { thing: [[x, y, width, 5]], seat: seats.slice(0, Math.max(2, size)), mark: [[RIGHT - 3, 9, 1, 10]] };
}

function rowsOfSeats(turn: Turn): Inside {
	const gap = 14 + turn(12);
	const seats = Array.from({ length: 4 }, (_, row) =>
		Array.from({ length: 12 }, (_, at): Box => [6 + at * 3, 11 + row * 4, 2, 2])
	).flat();
	return { mark: [[14, 5, 20, 1]], thing: [[20, 7, 8, 2]], seat: seats.filter(([x]) => x < gap || x > gap + 3) };
}

function desks(turn: Turn, size: number): Inside {
	const places = Array.from({ length: 3 }, (_, row) =>
		Array.from({ length: 4 }, (_, at) => [6 + at * 10, 5 + row * 6] as const)
	).flat();
	const shown = places.slice(0, Math.max(1, Math.min(places.length, size)));
	return {
		thing: shown.map(([x, y]): Box => [x, y, 7, 3]),
		mark: shown.map(([x, y]): Box => [x + 2 + turn(2), y, 3, 1]),
		seat: shown.map(([x, y]): Box => [x + 2 + turn(2), y + 3, 2, 2])
	};
}

/** A case with a handle and what lies in it. */
function caseOf(turn: Turn): Inside {
	const things = Array.from({ length: 3 }, (_, at): Box => [11 + at * 9, 14, 6, 3 + turn(5)]);
	return {
		wall: [
			[7, 10, 34, 1],
			[7, 10, 1, 16],
			[40, 10, 1, 16],
			[7, 25, 34, 1],
			[19, 6, 10, 1],
			[19, 6, 1, 4],
			[28, 6, 1, 4]
		],
		thing: things,
		mark: things.map(([x, y]): Box => [x + 2, y, 2, 1]),
		seat: [[12, 22, 24, 1]]
	};
}
