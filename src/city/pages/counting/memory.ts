import { newId } from '#kernel/id.ts';
import { type CountLine, MOST_LINES, type Opening, open, type Visit } from '../../counting.ts';

const REFUSED = 'guide.uncounted';
const KEPT = 'guide.counts';
/** What waits on a device without a network is bounded; of more, the oldest go. */
const MOST_WAITING = 400;
/** A stop that is open for longer than this on a page that nobody has closed is told as it is. */
const FORGOTTEN_MS = 3_600_000;

type Line = CountLine & Readonly<{ trail: string; id: number; closed: boolean }>;
/** What is being told: the same until the hub has answered. */
export type Sending = Readonly<{ receipt: string; trail: string; lines: readonly CountLine[] }>;
type Memory = Readonly<{
	visits: Readonly<Record<string, Visit>>;
	lines: readonly Line[];
	sending: Sending | null;
}>;

const nothing: Memory = { visits: {}, lines: [], sending: null };

function memory(): Memory {
	try {
		return { ...nothing, ...(JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Memory>) };
	} catch {
		return nothing;
	}
}

function keep(its: Memory): void {
	try {
		localStorage.setItem(KEPT, JSON.stringify(its));
	} catch {
		// it is not counted
	}
}

/** Whether the browser asks every site not to follow its reader (Global Privacy Control, Do Not Track). */
export const asksNot = (): boolean =>
	(navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl === true ||
	navigator.doNotTrack === '1';

/** Whether somebody has said on this device that she is not to be counted; a browser that keeps nothing has nobody counted. */
export function hasRefused(): boolean {
	try {
		return localStorage.getItem(REFUSED) !== null;
	} catch {
		return true;
	}
}

/** Counts on this device no more, and forgets what was not told yet; or counts again. */
export function refuse(refused: boolean): void {
	localStorage.removeItem(KEPT);
	if (refused) localStorage.setItem(REFUSED, 'yes');
	else localStorage.removeItem(REFUSED);
}

/** Writes down that a stop is opened. @returns by what it is known here */
export function begin(trail: string, opening: Opening): number {
	const { visits, lines, sending } = memory();
	const { visit, line } = open(visits[trail], opening);
	// another day's visits are nobody's any more
	const today = Object.entries(visits).filter(([, { day }]) => day === opening.day);
	const id = Math.max(Date.now(), (lines.at(-1)?.id ?? 0) + 1);
	const kept = [...lines, { ...line, trail, id, closed: false }].slice(-MOST_WAITING);
	keep({ visits: { ...Object.fromEntries(today), [trail]: visit }, lines: kept, sending });
	return id;
}

/** Writes down how long it has been open; `closed`: for good. */
export function goOn(id: number, seconds: number, closed: boolean): void {
	const { lines, ...its } = memory();
	keep({ ...its, lines: lines.map((line) => (line.id === id ? { ...line, seconds, closed } : line)) });
}

/** What is to be told next, of one trail alone, so that nothing says that one device reads two; null when all was told. */
export function nextSending(now: number = Date.now()): Sending | null {
	const { visits, lines, sending } = memory();
	if (sending) return sending;
	const over = lines.filter(({ closed, id }) => closed || now - id > FORGOTTEN_MS);
	const trail = over[0]?.trail;
	if (!trail) return null;
	const going = over.filter((line) => line.trail === trail).slice(0, MOST_LINES);
	const bare = going.map(({ trail: _, id: __, closed: ___, ...line }) => line);
	const made = { receipt: newId(), trail, lines: bare };
	keep({ visits, lines: lines.filter((line) => !going.includes(line)), sending: made });
	return made;
}

/** Forgets what was told. */
export function sent({ receipt }: Sending): void {
	const its = memory();
	if (its.sending?.receipt === receipt) keep({ ...its, sending: null });
}
