import type { Flow, Spot, Ways } from './ways.ts';

/** A spot as a bar, and a flow as a ribbon between two of them; in the drawing's own units. */
type Box = Spot & Readonly<{ x: number; y: number; width: number; height: number }>;
type Ribbon = Flow & Readonly<{ path: string }>;
type Layout = Readonly<{
	width: number;
	height: number;
	/** Where the column of each place begins. */
	columns: readonly number[];
	boxes: readonly Box[];
	ribbons: readonly Ribbon[];
}>;

/** Of a place: the bar, and room for what it is called beside it; the last needs no more. */
const PLACE = 240;
const LAST = 160;
const BAR = 14;
/** Between two bars of a place; two lines of words stand beside each. */
const GAP = 18;
const LEAST = 30;
/** How high all people are together. */
const PEOPLE = 300;

const round = (number: number): number => Math.round(number * 10) / 10;

/**
 * Lays the ways out: a column for each place, in it a bar for each station, as high as its people are many, and ribbons that leave a bar from its top down, so that what is left of it below are those who stayed.
 * Each bar has room for its name, however few people are there.
 */
export function layOut({ people, spots, flows }: Ways): Layout {
	const unit = PEOPLE / Math.max(1, people);
	const places = Math.max(0, ...spots.map(({ place }) => place + 1));
	const boxes = Array.from({ length: places }, (_, place) => column(spots, place, unit)).flat();
	const height = Math.max(0, ...boxes.map(({ y, height: its }) => y + Math.max(its, LEAST)));
	const columns = Array.from({ length: places }, (_, place) => place * PLACE);
	const width = Math.max(0, places - 1) * PLACE + LAST;
	return { width, height: Math.ceil(height), columns, boxes, ribbons: ribbonsOf(boxes, flows, unit) };
}

function column(spots: readonly Spot[], place: number, unit: number): Box[] {
	let y = 0;
	return spots
		.filter((spot) => spot.place === place)
		.map((spot) => {
			const height = Math.max(2, spot.people * unit);
			const box = { ...spot, x: place * PLACE, y: round(y), width: BAR, height: round(height) };
			y += Math.max(height, LEAST) + GAP;
			return box;
		});
}

function ribbonsOf(boxes: readonly Box[], flows: readonly Flow[], unit: number): Ribbon[] {
	const gone = new Map<Box, number>();
	const come = new Map<Box, number>();
	const boxOf = (place: number, station: string) => boxes.find((box) => box.place === place && box.station === station);
	return flows.flatMap((flow) => {
		const [from, to] = [boxOf(flow.place, flow.from), boxOf(flow.place + 1, flow.to)];
		if (!from || !to) return [];
		const thick = flow.people * unit;
		const [top, end] = [from.y + (gone.get(from) ?? 0), to.y + (come.get(to) ?? 0)];
		gone.set(from, (gone.get(from) ?? 0) + thick);
		come.set(to, (come.get(to) ?? 0) + thick);
		return [{ ...flow, path: pathOf([from.x + from.width, top], [to.x, end], Math.max(1.5, thick)) }];
	});
}

type Point = readonly [x: number, y: number];

/** A ribbon of one thickness from the right of a bar to the left of another. */
function pathOf([x, y]: Point, [toX, toY]: Point, thick: number): string {
	const middle = (x + toX) / 2;
	const n = (...all: number[]) => all.map(round).join(' ');
	return [
		`M${n(x, y)}C${n(middle, y, middle, toY, toX, toY)}V${n(toY + thick)}`,
		`C${n(middle, toY + thick, middle, y + thick, x, y + thick)}Z`
	].join('');
}
