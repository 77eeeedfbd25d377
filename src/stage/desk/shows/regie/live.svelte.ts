import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import {
	type Answer,
	type Connection,
	emptyStaff,
	joinRoom,
	ONE_PRESS_MS,
	type Order,
	type RoomAudience,
	type RoomFigures,
	type StaffState
} from '../../../index.ts';

/** `what` was asked, and `why` it was not done. */
type Trouble = Readonly<{ what: string; why: string }>;
/** What was done and can be taken back for a while, and how. */
type Undoing = Readonly<{ what: string; undo(): void }>;
/** What the screen showed since a moment. */
export type Seen = Readonly<{ staff: StaffState; version: number; at: number }>;

type Start = Readonly<{
	room: string;
	as: RoomAudience;
	locale: Locale;
	station?: string;
	staff: StaffState | null;
	/** How far the room has come with it. */
	version: number;
	/** The server's clock when the page was made. */
	now: number;
	onstaff?: (staff: StaffState) => void;
}>;

const TICK_MS = 250;
const WATCH_MS = 2000;
const SLOW_MS = 1200;
const SAID_MS = 6000;
const UNDO_MS = 10_000;
/** The room says every second that it is there: a network that drops without a word is known by its silence. */
const SILENCE_MS = 4000;

/** A room as the crew hears it, and what is asked of it: nothing that was refused or not answered stays unsaid. */
export class Live {
	staff: StaffState = $state.raw(emptyStaff);
	figures: RoomFigures | null = $state.raw(null);
	/** Whether the line stands, and since when it does not. */
	there = $state(true);
	lostAt: number | null = $state(null);
	now = $state(0);
	trouble: Trouble | null = $state.raw(null);
	undoing: Undoing | null = $state.raw(null);
	/** What was asked and has had no answer for longer than usual. */
	slow = $state('');
	/** What was done last, for those who listen instead of looking. */
	said = $state('');

	private readonly start: Start;
	/** What the screen showed within the last press, and just before. */
	private shown: readonly Seen[];
	private heardAt = 0;
	private connection: Connection | undefined;
	private saidTimer: ReturnType<typeof setTimeout> | undefined;
	private undoTimer: ReturnType<typeof setTimeout> | undefined;
	/** What was approved here is known here. */
	private readonly approved = new Set<string>();

	constructor(start: Start) {
		this.start = start;
		this.now = start.now;
		if (start.staff) this.staff = start.staff;
		this.shown = [{ staff: this.staff, version: start.version, at: 0 }];
	}

	/** Joins the room for as long as the page is there. @returns how to leave it. */
	open(): () => void {
		const { room, as, locale, station } = this.start;
		const connection = joinRoom({
			room,
			as,
			locale,
			...(station ? { station } : {}),
			onStaff: (staff, version) => {
				this.hear();
				this.staff = staff;
				this.remember({ staff, version, at: performance.now() });
				this.start.onstaff?.(staff);
			},
			onFigures: (figures) => {
				this.hear();
				this.figures = figures;
			},
			onLine: (there) => (there ? this.hear() : this.lose()),
			onMoved: () => location.reload()
		});
		this.connection = connection;
		const tick = setInterval(() => {
			this.now = connection.now();
			if (performance.now() - this.heardAt > SILENCE_MS) this.lose();
		}, TICK_MS);
		this.hear();
		const watch = setInterval(() => as === 'director' && connection.tell({ do: 'watch' }), WATCH_MS);
		return () => {
			clearInterval(tick);
			clearInterval(watch);
			clearTimeout(this.saidTimer);
			clearTimeout(this.undoTimer);
			connection.close();
		};
	}

	private hear(): void {
		this.heardAt = performance.now();
		this.there = true;
	}

	private lose(): void {
		if (this.there) this.lostAt = this.now;
		this.there = false;
	}

	/** What the screen has shown for long enough to be read: whoever presses now acts on that. */
	seen(): Seen {
		const read = performance.now() - ONE_PRESS_MS;
		return this.shown.findLast(({ at }) => at <= read) ?? (this.shown[0] as Seen);
	}

	/** How far the room had come on this screen when the page was made or now: what a form without JavaScript acts on. */
	get version(): number {
		return (this.shown.at(-1) as Seen).version;
	}

	private remember(seen: Seen): void {
		const read = this.shown.indexOf(this.seen());
		this.shown = [...this.shown.slice(Math.max(read, 0)), seen];
	}

	/** Asks what was meant when the screen showed `seen`, and says what came of it. `what` is the act in words. */
	async ask(order: Order, what: string, seen = this.seen()): Promise<Answer> {
		const slow = setTimeout(() => {
			this.slow = what;
		}, SLOW_MS);
		const answer = (await this.connection?.ask({ ...order, seen: seen.version } as Order)) ?? none;
		clearTimeout(slow);
		this.slow = '';
		if (answer.ok) {
			this.trouble = null;
			this.say(what);
		} else this.trouble = { what, why: answer.message || m.regie_no_answer() };
		return answer;
	}

	/** Approves, rejects or takes away what somebody wrote. A rejection can be taken back for some seconds. */
	async decide(message: string, state: 'shown' | 'rejected' | 'removed'): Promise<void> {
		const what = { shown: m.regie_approved, rejected: m.regie_rejected, removed: m.regie_removed }[state]();
		if (state === 'shown') this.approved.add(message);
		const answer = await this.ask({ do: 'decide', message, state }, what);
		if (answer.ok && state === 'rejected') this.offer(what, message);
	}

	/** Whether somebody at this screen knows of a question: she has approved it, or it stood there for long enough. */
	knows(question: string): boolean {
		return this.approved.has(question) || question in this.seen().staff.room.questions;
	}

	private offer(what: string, message: string): void {
		clearTimeout(this.undoTimer);
		this.undoing = {
			what,
			undo: () => {
				this.undoing = null;
				void this.ask({ do: 'decide', message, state: 'waiting' }, m.regie_waits_again());
			}
		};
		this.undoTimer = setTimeout(() => {
			this.undoing = null;
		}, UNDO_MS);
	}

	/** Says why something was not asked at all. */
	refuse(what: string, why: string): void {
		this.trouble = { what, why };
	}

	say(what: string): void {
		this.said = what;
		clearTimeout(this.saidTimer);
		this.saidTimer = setTimeout(() => {
			this.said = '';
		}, SAID_MS);
	}
}

const none: Answer = { n: 0, ok: false, code: 'stage_no_line', message: '' };
