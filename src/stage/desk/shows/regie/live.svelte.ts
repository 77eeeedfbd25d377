import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import {
	type Answer,
	type Connection,
	emptyStaff,
	joinRoom,
	type Order,
	type RoomAudience,
	type RoomFigures,
	type StaffState
} from '../../../index.ts';

/** `what` was asked, and `why` it was not done. */
type Trouble = Readonly<{ what: string; why: string }>;

type Start = Readonly<{
	room: string;
	as: RoomAudience;
	locale: Locale;
	station?: string;
	staff: StaffState | null;
	/** The server's clock when the page was made. */
	now: number;
	onstaff?: (staff: StaffState) => void;
}>;

const TICK_MS = 250;
const WATCH_MS = 2000;
const SLOW_MS = 1200;
const SAID_MS = 6000;
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
	/** What was asked and has had no answer for longer than usual. */
	slow = $state('');
	/** What was done last, for those who listen instead of looking. */
	said = $state('');

	private readonly start: Start;
	private heardAt = 0;
	private connection: Connection | undefined;
	private saidTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(start: Start) {
		this.start = start;
		this.now = start.now;
		if (start.staff) this.staff = start.staff;
	}

	/** Joins the room for as long as the page is there. @returns how to leave it. */
	open(): () => void {
		const { room, as, locale, station } = this.start;
		const connection = joinRoom({
			room,
			as,
			locale,
			...(station ? { station } : {}),
			onStaff: (staff) => {
				this.hear();
				this.staff = staff;
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

	/** Asks, and says what came of it. `what` is the act in words. */
	async ask(order: Order, what: string): Promise<Answer> {
		const slow = setTimeout(() => {
			this.slow = what;
		}, SLOW_MS);
		const answer = (await this.connection?.ask(order)) ?? none;
		clearTimeout(slow);
		this.slow = '';
		if (answer.ok) {
			this.trouble = null;
			this.say(what);
		} else this.trouble = { what, why: answer.message || m.regie_no_answer() };
		return answer;
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
