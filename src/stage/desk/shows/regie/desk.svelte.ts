import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Answer, Layer, Order, StaffState } from '../../../index.ts';
import { type Board, type Item, type Move, newBoard, play } from './board.ts';
import { ALONE_SECONDS, bestQuestion, cuesOf, cueTitle, graphicOf, lastTaken, type Rundown } from './items.ts';
import type { Command } from './keys.ts';
import type { Live } from './live.svelte.ts';

type Start = Readonly<{ live: Live; rundown: Rundown; locale: Locale; alone: boolean }>;

/** The control room at work: what its keys and buttons do, with one operator or a crew. */
export class Desk {
	board: Board = $state.raw({} as Board);
	/** What was just sent and is not yet seen back from the room: shown at once. */
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
		if (cue && cue !== this.board.aired) this.move({ act: 'aired', cue });
	}

	titleOf(item: Item): string {
		const { room } = this.live.staff;
		if (item.kind === 'question') return room.questions[item.id]?.text ?? m.regie_kind_question();
		if (item.kind === 'comment') return room.chat.find(({ id }) => id === item.id)?.text ?? m.regie_kind_comment();
		const content = cuesOf(this.rundown).find(({ id }) => id === item.id)?.content;
		return content ? cueTitle(content, this.rundown, this.locale) : m.regie_kind_result();
	}

	async take() {
		if (this.board.taking) return;
		this.move({ act: 'take' });
		const item = this.board.taking as Item | null;
		if (!item) return this.live.say(m.regie_nothing_ready());
		const answer = await this.send(item);
		this.move({ act: 'answered', ok: answer?.ok === true });
	}

	private async send(item: Item): Promise<Answer | null> {
		const what = m.regie_took({ title: this.titleOf(item) });
		if (item.kind === 'cue') {
			await this.enterSegmentOf(item.id);
			return this.live.ask({ do: 'take', cue: item.id }, what);
		}
		const shown = graphicOf(item, this.rundown, this.live.staff);
		if (!shown) {
			this.live.trouble = { what, why: m.regie_item_gone() };
			return null;
		}
		const seconds = this.board.alone && item.kind !== 'result' ? ALONE_SECONDS : 0;
		return this.live.ask({ do: 'show', ...shown, seconds }, what);
	}

	/** The chapter of the replay begins with the first of its cues that is taken. */
	private async enterSegmentOf(cue: string): Promise<void> {
		const segment = this.rundown.find(({ cues }) => cues.some(({ id }) => id === cue));
		if (!segment || this.live.staff.room.segments.at(-1)?.id === segment.id) return;
		if (this.live.staff.room.phase === 'live') await this.enter(segment.id);
	}

	enter(segment: string): Promise<Answer> {
		return this.live.ask({ do: 'segment', segment }, m.regie_segment_entered());
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
		const { polls } = this.live.staff.room;
		return polls.findLast(({ closed }) => !closed) ?? polls.at(-1) ?? null;
	}

	/** The poll that would be opened: the one that is ready or chosen, else the next of the rundown. */
	get nextPoll(): string | null {
		const opened = new Set(this.live.staff.room.polls.map(({ poll }) => poll.id));
		const polls = cuesOf(this.rundown).filter(({ id, content }) => content.kind === 'poll' && !opened.has(id));
		const wanted = [this.board.ready?.id, this.board.chosen];
		return (wanted.map((id) => polls.find((cue) => cue.id === id)).find(Boolean) ?? polls[0])?.id ?? null;
	}

	openPoll() {
		const id = this.nextPoll;
		if (!id) return this.live.say(m.regie_no_poll());
		this.move({ act: 'prepare', item: { kind: 'cue', id } });
		void this.take();
	}

	closePoll() {
		const { poll } = this;
		if (!poll || poll.closed) return this.live.say(m.regie_no_poll_open());
		void this.live.ask({ do: 'close', poll: poll.poll.id }, m.regie_poll_closed());
	}

	/** Reveals, and puts the result into PRÊT. */
	reveal() {
		const { poll } = this;
		if (!poll) return this.live.say(m.regie_no_poll());
		if (!poll.closed) return this.live.say(m.regie_close_first());
		this.move({ act: 'prepare', item: { kind: 'result', id: poll.poll.id } });
		if (!poll.revealed) void this.live.ask({ do: 'reveal', poll: poll.poll.id }, m.regie_poll_revealed());
	}

	/** The public's best question: on air at once for one operator, into PRÊT for a crew. */
	best() {
		const question = bestQuestion(this.live.staff);
		if (!question) return this.live.say(m.regie_no_question());
		this.move({ act: 'prepare', item: { kind: 'question', id: question.id } });
		if (this.board.alone) void this.take();
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
			clear: () => this.clear(),
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
