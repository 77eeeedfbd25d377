const MINUTE = 60_000;
/** How long before its beginning whoever booked may say that she is there. */
export const EARLY_MS = 15 * MINUTE;
/** How long one can take at a door without having booked, in minutes. */
export const takings = [30, 60] as const;

/** Something that has the space beside whose door the screen is, or a part of it, or what it is a part of. Moments in milliseconds, since it goes to the screen as JSON. */
export type AtDoor = Readonly<{
	/** What has it: `reservation`, `passage`, `occurrence`, … and its id. */
	kind: string;
	id: string;
	from: number;
	until: number;
	quantity: number;
	/** What everybody may read; null: only that it is taken. */
	title: string | null;
	/** Whether somebody has come; null: nobody is asked. */
	arrived: boolean | null;
}>;

/** What the screen at a door knows: enough to be right for a day without a network, while the clock runs on. */
export type DoorState = Readonly<{
	/** The hub's clock. */
	at: number;
	/** How many alike units there are; 1 for a room. */
	units: number;
	/** Whether one may take it there and then. */
	takes: boolean;
	open: readonly Readonly<{ from: number; until: number }>[];
	/** In order of time. */
	held: readonly AtDoor[];
	/** To prepare before and to tidy up after. */
	beforeMinutes: number;
	afterMinutes: number;
}>;

/** What whoever has booked reads off the screen to say that she has come: a code that changes, and a drawing that opens its page. */
type Arrival = Readonly<{ code: string; qr: string }>;

/** What the screen hears. */
export type DoorTold = DoorState & Readonly<{ arrival: Arrival | null }>;

/** What is so at a door at a moment. */
export type DoorNow = Readonly<{
	/** What has it now. */
	now: readonly AtDoor[];
	next: AtDoor | null;
	/** How many of its units nobody has. */
	left: number;
	/** Until when nobody has it, or it is open; null: as far as the screen knows. */
	freeUntil: number | null;
	/** When it opens, if it is closed; null: it is open, or as far as the screen knows it does not. */
	opensAt: number | null;
	open: boolean;
	/** For which of `takings` it can be taken now. */
	fits: readonly number[];
	/** Whose arrival is awaited. */
	awaited: readonly AtDoor[];
}>;

/** What a screen shows at a moment of what it knows. */
export function doorAt(state: DoorState, at: number): DoorNow {
	const now = state.held.filter(({ from, until }) => from <= at && at < until);
	const next = state.held.find(({ from }) => from > at) ?? null;
	const opened = state.open.find(({ from, until }) => from <= at && at < until);
	const opensAt = opened ? null : (state.open.find(({ from }) => from > at)?.from ?? null);
	const left = Math.max(0, state.units - unitsIn(now));
	const free = left > 0 && opened && !isTidied(state, at) ? freeFrom(state, at, opened.until) : at;
	return {
		...{ now, next, left, opensAt, open: opened !== undefined },
		freeUntil: free > at && free < horizon(state) ? free : null,
		fits: state.takes ? takings.filter((minutes) => free >= at + minutes * MINUTE) : [],
		awaited: state.held.filter(({ arrived, from, until }) => arrived === false && from - EARLY_MS <= at && at < until)
	};
}

const unitsIn = (held: readonly AtDoor[]): number => held.reduce((sum, { quantity }) => sum + quantity, 0);

const horizon = ({ open }: DoorState): number => open.at(-1)?.until ?? 0;

const gapOf = ({ beforeMinutes, afterMinutes }: DoorState): number => (beforeMinutes + afterMinutes) * MINUTE;

/** Whether all units are taken, or tidied up after what has just ended. */
const isTidied = (state: DoorState, at: number): boolean =>
	unitsIn(state.held.filter(({ from, until }) => from <= at && at < until + gapOf(state))) >= state.units;

/** From a moment on until when a unit is left at each moment, with the time that what comes needs to be prepared, and one that begins now to be tidied up. */
function freeFrom(state: DoorState, at: number, closes: number): number {
	const { held, units } = state;
	const starts = held.filter(({ from }) => from > at).map(({ from }) => from);
	const full = starts.find(
		(start) => unitsIn(held.filter(({ from, until }) => from <= start && start < until)) >= units
	);
	return Math.min(closes, full === undefined ? closes : full - gapOf(state));
}
