import type { QuietHours, Rhythm } from '#kernel/topic.ts';

type Waiting = { token: string; due: number };
type Reader = { rhythm: Rhythm; quiet: QuietHours | null; waiting: Waiting[] };
/** A letter that arrived: at whom, and what it tells. */
export type Arrived = Readonly<{ to: string; tokens: readonly string[]; at: number }>;

/** All that is chosen begins and ends at a quarter of an hour, as zones do. */
export const QUARTER = 15 * 60_000;
const MORNING = 8 * 60;

/** What everybody should hear, and when: counted quarter by quarter on the clock of `Intl`, with nothing of what is tried. */
export class Expected {
	readonly figures = { heard: 0, letters: 0 };
	readonly #readers = new Map<string, Reader>();
	readonly #told = new Map<string, Set<string>>();
	readonly #known = new Map<number, { weekday: string; minutes: number }>();
	readonly #clock: Intl.DateTimeFormat;
	/** Whether somebody may still read what was told. */
	mayRead: (to: string, token: string) => boolean = () => true;

	constructor(timeZone: string) {
		this.#clock = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			weekday: 'short',
			hour: '2-digit',
			minute: '2-digit',
			hourCycle: 'h23'
		});
	}

	tell(to: string, token: string, now: number): void {
		const reader = this.#reader(to);
		if (reader.rhythm !== 'never') reader.waiting.push({ token, due: this.#dueAt(reader, now) });
	}

	choose(to: string, change: Partial<Pick<Reader, 'rhythm' | 'quiet'>>, now: number): void {
		const reader = Object.assign(this.#reader(to), change);
		if (reader.rhythm === 'never') reader.waiting = [];
		for (const one of reader.waiting) one.due = this.#dueAt(reader, now);
	}

	/** What arrived since the last time, against what was due by now. @returns what is not as it should be */
	compare(arrived: readonly Arrived[], now: number): string[] {
		const wrong: string[] = [];
		const got = new Map<string, string[]>();
		for (const { to, tokens, at } of arrived) {
			this.figures.letters++;
			if (this.#isQuiet(this.#reader(to).quiet, at)) wrong.push(`${to} hears in quiet hours`);
			for (const token of tokens) {
				if (this.#toldTo(to).has(token)) wrong.push(`${to} hears ${token} twice`);
				this.#toldTo(to).add(token);
				got.set(to, [...(got.get(to) ?? []), token]);
			}
		}
		for (const [to, reader] of this.#readers) {
			const due = reader.waiting.filter((one) => one.due <= now);
			reader.waiting = reader.waiting.filter((one) => one.due > now);
			const should = due.map(({ token }) => token).filter((token) => this.mayRead(to, token));
			this.figures.heard += should.length;
			const has = got.get(to) ?? [];
			for (const token of should)
				if (!has.includes(token)) wrong.push(`${to} does not hear ${token}, due by ${new Date(now).toISOString()}`);
			for (const token of has)
				if (!should.includes(token)) wrong.push(`${to} hears ${token}, which is not for her now`);
		}
		return wrong;
	}

	#reader(to: string): Reader {
		const known = this.#readers.get(to) ?? { rhythm: 'now', quiet: null, waiting: [] };
		this.#readers.set(to, known);
		return known;
	}

	#toldTo(to: string): Set<string> {
		const known = this.#told.get(to) ?? new Set();
		this.#told.set(to, known);
		return known;
	}

	#dueAt({ rhythm, quiet }: Reader, now: number): number {
		let at = now;
		if (rhythm !== 'now')
			do at = nextQuarter(at);
			while (!this.#isMorning(at, rhythm === 'weekly'));
		while (this.#isQuiet(quiet, at)) at = nextQuarter(at);
		return at;
	}

	#isMorning(at: number, monday: boolean): boolean {
		const { weekday, minutes } = this.#shown(at);
		return minutes === MORNING && (!monday || weekday === 'Mon');
	}

	#isQuiet(quiet: QuietHours | null, at: number): boolean {
		if (!quiet) return false;
		const { minutes } = this.#shown(at);
		const { from, until } = quiet;
		return from < until ? from <= minutes && minutes < until : minutes >= from || minutes < until;
	}

	#shown(at: number): { weekday: string; minutes: number } {
		const known = this.#known.get(at);
		if (known) return known;
		const parts = Object.fromEntries(this.#clock.formatToParts(at).map(({ type, value }) => [type, value]));
		const shown = { weekday: parts.weekday ?? '', minutes: Number(parts.hour) * 60 + Number(parts.minute) };
		this.#known.set(at, shown);
		return shown;
	}
}

const nextQuarter = (at: number): number => at - (at % QUARTER) + QUARTER;
