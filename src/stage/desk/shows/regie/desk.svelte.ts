import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { type Answer, type Layer, ONE_PRESS_MS, type Order, type StaffState, TAKE_BACK_MS } from '../../../index.ts';
import { type Board, type Item, type Move, newBoard, play, whyNot } from './board.ts';
import { ALONE_SECONDS, bestQuestion, cuesOf, cueTitle, graphicOf, lastTaken, pollOf, type Rundown } from './items.ts';
import type { Command } from './keys.ts';
import type { Live, Seen } from './live.svelte.ts';

/** What is asked before it is done. */
type Asking = Readonly<{ about: string; text: string; at: number }>;
const ASKING_MS = 6000;

type Start = Readonly<{ live: Live; rundown: Rundown; locale: Locale; alone: boolean }>;

/** The control room at work: what its keys and buttons do, with one operator or a crew. */
export class Desk {
	board: Board = $state.raw({} as Board);
	asking: Asking | null = $state.raw(null);
	private askingTimer: ReturnType<typeof setTimeout> | undefined;
	readonly live: Live;
	readonly rundown: Rundown;
	private readonly locale: Locale;

	constructor({ live, rundown, locale, alone }: Start) {
		this.live = live;
		this.rundown = rundown;
		this.locale = locale;
		const cues = cuesOf(rundown).map(({ id }) => id);
		this.board = newBoard(cues, lastTaken(live.staff, cues), alone);
	}

	move(move: Move): void {
		this.board = play(this.board, move);
	}

	/** Hears what others have taken. */
	follow(staff: StaffState): void {
		const cue = lastTaken(staff, this.board.cues);
		if (cue && cue !== this.board.aired) this.move({ act: 'aired', cue, at: Date.now() });
	}

	titleOf(item: Item): string {
		const { room } = this.live.staff;
		if (item.kind === 'question') return room.questions[item.id]?.text ?? m.regie_kind_question();
		if (item.kind === 'comment') return room.chat.find(({ id }) => id === item.id)?.text ?? m.regie_kind_comment();
		const content = cuesOf(this.rundown).find(({ id }) => id === item.id)?.content;
		return content ? cueTitle(content, this.rundown, this.locale) : m.regie_kind_result();
	}

	/** Takes what is ready, once, as far as it was ready for long enough to be read. */
	async take(): Promise<void> {
		const at = Date.now();
		const seen = this.live.seen();
		const no = whyNot(this.board, at) ?? (this.isRead(seen) ? null : 'changed');
		if (no) return this.sayWhyNot(no);
		const item = this.board.ready as Item;
		const closes = this.closedBy(item);
		if (closes && !this.isSure(`take ${item.id}`, m.regie_sure_result({ count: this.ballotsOf(closes) }))) return;
		this.asking = null;
		this.move({ act: 'take', at });
		const answer = await this.send(item, seen, closes !== null);
		this.move({ act: 'answered', ok: answer?.ok === true, at: Date.now() });
	}

	private sayWhyNot(no: 'taking' | 'twice' | 'nothing' | 'changed'): void {
		if (no === 'taking') this.live.say(m.regie_taking());
		else if (no === 'twice') this.live.say(m.regie_once());
		else if (no === 'nothing') this.live.say(m.regie_nothing_ready());
		else {
			const { ready } = this.board;
			this.live.refuse(m.regie_take(), m.regie_ready_changed({ title: ready ? this.titleOf(ready) : '' }));
		}
	}

	/** Whether the screen has said for long enough what is ready: a place for a question changes with the votes. */
	private isRead(seen: Seen): boolean {
		const { ready } = this.board;
		if (!ready || this.contentOf(ready)?.kind !== 'question') return true;
		const [then, now] = [bestQuestion(seen.staff), bestQuestion(this.live.staff)];
		return then?.id === now?.id || (now !== null && !then && this.live.knows(now.id));
	}

	/** The poll that is open and would be closed and revealed by taking an item. */
	private closedBy(item: Item): string | null {
		const content = this.contentOf(item);
		if (content?.kind !== 'result') return null;
		const known = this.live.staff.room.polls.find(({ poll }) => poll.id === content.poll);
		return known && !known.closed && known.poll.results !== 'live' ? content.poll : null;
	}

	private contentOf(item: Item) {
		return cuesOf(this.rundown).find(({ id }) => item.kind === 'cue' && id === item.id)?.content;
	}

	private ballotsOf(poll: string): number {
		return this.live.staff.tallies[poll]?.ballots ?? 0;
	}

	/** What cannot be undone is asked first: the same once more, and not within the same press, does it. */
	private isSure(about: string, text: string): boolean {
		const { asking } = this;
		const at = Date.now();
		if (asking?.about === about) return at - asking.at >= ONE_PRESS_MS;
		clearTimeout(this.askingTimer);
		this.asking = { about, text, at };
		this.askingTimer = setTimeout(() => {
			this.asking = null;
		}, ASKING_MS);
		return false;
	}

	private async send(item: Item, seen: Seen, sure: boolean): Promise<Answer | null> {
		const what = m.regie_took({ title: this.titleOf(item) });
		if (item.kind === 'cue') {
			const question = this.contentOf(item)?.kind === 'question' ? bestQuestion(this.live.staff)?.id : undefined;
			await this.enterSegmentOf(item.id, seen);
			const more = { ...(question ? { question } : {}), ...(sure ? { sure } : {}) } as const;
			return this.live.ask({ do: 'take', cue: item.id, ...more }, what, seen);
		}
		const shown = graphicOf(item, this.rundown, this.live.staff);
		if (!shown) {
			this.live.refuse(what, m.regie_item_gone());
			return null;
		}
		const seconds = this.board.alone && item.kind !== 'result' ? ALONE_SECONDS : 0;
		return this.live.ask({ do: 'show', ...shown, seconds }, what, seen);
	}

	/** The chapter of the replay begins with the first of its cues that is taken. */
	private async enterSegmentOf(cue: string, seen: Seen): Promise<void> {
		const segment = this.rundown.find(({ cues }) => cues.some(({ id }) => id === cue));
		if (!segment || this.live.staff.room.segments.at(-1)?.id === segment.id) return;
		if (this.live.staff.room.phase === 'live') await this.enter(segment.id, seen);
	}

	enter(segment: string, seen = this.live.seen()): Promise<Answer> {
		return this.live.ask({ do: 'segment', segment }, m.regie_segment_entered(), seen);
	}

	/** Everything but the corner, where a station's mark stands. */
	clear() {
		const shown = (Object.keys(this.live.staff.room.air) as Layer[]).filter((layer) => layer !== 'corner');
		if (!shown.length) return this.live.say(m.regie_nothing_on_air());
		if (shown.length === Object.keys(this.live.staff.room.air).length) this.clearLayer('all');
		else for (const layer of shown) this.clearLayer(layer);
	}

	clearLayer(layer: Layer | 'all'): void {
		void this.live.ask({ do: 'clear', layer }, m.regie_cleared());
	}

	panic(): void {
		void this.live.ask({ do: 'panic' }, m.regie_panicked());
	}

	/** The poll that the keys are about: the one that is open, else the last. */
	get poll() {
		return pollOf(this.live.staff);
	}

	/** The same, if the screen has shown it for long enough to be read; else says so. */
	private pollRead(what: string) {
		const { poll } = this;
		if (pollOf(this.live.seen().staff)?.poll.id === poll?.poll.id) return poll;
		this.live.refuse(what, m.regie_poll_changed());
		return undefined;
	}

	/** The poll that would be opened: the one that is ready or chosen, else the next of the rundown. */
	get nextPoll(): string | null {
		const opened = new Set(this.live.staff.room.polls.map(({ poll }) => poll.id));
		const polls = cuesOf(this.rundown).filter(({ id, content }) => content.kind === 'poll' && !opened.has(id));
		const wanted = [this.board.ready?.id, this.board.chosen];
		return (wanted.map((id) => polls.find((cue) => cue.id === id)).find(Boolean) ?? polls[0])?.id ?? null;
	}

	/** Opens the poll that is ready; another one is made ready first, so that what the screen says is what opens. */
	openPoll() {
		const id = this.nextPoll;
		if (!id) return this.live.say(m.regie_no_poll());
		if (this.board.ready?.id === id) return void this.take();
		const item = { kind: 'cue', id } as const;
		this.move({ act: 'prepare', item });
		this.live.say(m.regie_poll_ready({ title: this.titleOf(item) }));
	}

	closePoll() {
		const poll = this.pollRead(m.regie_close_poll());
		if (poll === undefined) return;
		if (!poll || poll.closed) return this.live.say(m.regie_no_poll_open());
		void this.live.ask({ do: 'close', poll: poll.poll.id }, m.regie_poll_closed());
	}

	/** Reveals after some seconds in which it can be withheld, and puts the result into PRÊT. Asked again it waits no longer. */
	reveal() {
		const poll = this.pollRead(m.regie_reveal());
		if (poll === undefined) return;
		if (!poll) return this.live.say(m.regie_no_poll());
		if (!poll.closed) return this.live.say(m.regie_close_first());
		const { id } = poll.poll;
		this.move({ act: 'prepare', item: { kind: 'result', id } });
		if (poll.revealed) return;
		const said = this.held === id ? m.regie_poll_revealed() : m.regie_reveal_asked({ seconds: TAKE_BACK_MS / 1000 });
		void this.live.ask({ do: 'reveal', poll: id }, said);
	}

	/** The poll whose result is about to be revealed, and can still be withheld. */
	get held(): string | null {
		const { revealing, heldUntil } = this.live.staff;
		return revealing.find((poll) => (heldUntil[poll] ?? 0) > this.live.now) ?? null;
	}

	withhold(): void {
		if (this.held) void this.live.ask({ do: 'withhold', poll: this.held }, m.regie_withheld());
	}

	/** The public's best question: on air at once for one operator, into PRÊT for a crew. */
	best() {
		const question = bestQuestion(this.live.staff);
		if (!question) return this.live.say(m.regie_no_question());
		const read = bestQuestion(this.live.seen().staff);
		this.move({ act: 'prepare', item: { kind: 'question', id: question.id } });
		if (!this.board.alone) return;
		if (read?.id === question.id || (!read && this.live.knows(question.id))) void this.take();
		else this.live.refuse(m.regie_help_best(), m.regie_ready_changed({ title: question.text }));
	}

	/** Escape: what is being asked or can still be withheld first, and only then what is on air. */
	escape(): void {
		if (this.asking) this.asking = null;
		else if (this.held) this.withhold();
		else this.clear();
	}

	ask(order: Order, what: string): void {
		void this.live.ask(order, what);
	}

	/** @returns false for a command that is not the desk's. */
	obey(command: Command): boolean {
		const acts: Partial<Record<Command, () => unknown>> = {
			take: () => this.take(),
			prepare: () => this.move({ act: 'prepare' }),
			up: () => this.move({ act: 'by', steps: -1 }),
			down: () => this.move({ act: 'by', steps: 1 }),
			clear: () => this.escape(),
			undo: () => this.live.undoing?.undo(),
			panic: () => this.panic(),
			open: () => this.openPoll(),
			close: () => this.closePoll(),
			reveal: () => this.reveal(),
			best: () => this.best()
		};
		acts[command]?.();
		return acts[command] !== undefined;
	}
}
