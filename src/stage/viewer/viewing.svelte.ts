import { newId } from '#kernel/id.ts';
import type { Locale } from '#kernel/words.ts';
import { type Connection, joinRoom } from '../room/connection.ts';
import type { Reaction, Written } from '../room/entries.ts';
import type { Answer, Mine, RoomAudience } from '../room/frames.ts';
import type { Tally } from '../room/poll.ts';
import { emptyRoom, type RoomState } from '../room/state.ts';

type Sent = Pick<Written, 'id' | 'name' | 'text'> & Readonly<{ what: 'chat' | 'question' }>;
type Seat = Readonly<{
	room: string;
	as: RoomAudience;
	locale: Locale;
	station?: string;
	postcode?: string;
	/** The moment that the picture shows, or null when there is none to wait for. */
	clock: () => number | null;
	onmoved: () => void;
}>;

/** The most reactions that one order carries. */
const MOST_TIMES = 10;
const REACT_MS = 700;

/** A viewer in a room that is open: what she sees, what she has sent that nobody else sees yet, and what she can do. */
export class Viewing {
	state: RoomState = $state.raw(emptyRoom);
	votes: Mine['votes'] = $state.raw({});
	tallies: Readonly<Record<string, Tally>> = $state.raw({});
	sent: readonly Sent[] = $state.raw([]);
	upvoted: readonly string[] = $state.raw([]);
	line = $state(true);
	private connection: Connection | undefined;
	private clock: () => number | null = () => null;
	private reacted = new Map<Reaction, number>();
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(state: RoomState, votes: Mine['votes'] = {}) {
		this.state = state;
		this.votes = votes;
	}

	/** @returns how to leave. */
	join({ onmoved, ...seat }: Seat): () => void {
		this.clock = seat.clock;
		const connection = joinRoom({
			...seat,
			onState: (state) => this.see(state),
			onMine: ({ votes }) => {
				this.votes = { ...this.votes, ...votes };
			},
			onTallies: (tallies) => {
				this.tallies = { ...this.tallies, ...tallies };
			},
			onLine: (there) => {
				this.line = there;
			},
			onMoved: onmoved
		});
		this.connection = connection;
		return () => connection.close();
	}

	/** The server's clock, as far as it was measured. */
	now(): number {
		return this.connection?.now() ?? Date.now();
	}

	/** The moment that this screen shows. */
	moment(): number {
		return this.clock() ?? this.now();
	}

	async vote(poll: string, choice: readonly string[], code?: string): Promise<Answer> {
		const answer = await this.ask({ do: 'vote', poll, choice: [...choice], ...(code ? { code } : {}), ...this.seen() });
		if (!answer.ok) return answer;
		this.votes = { ...this.votes, [poll]: { choice, at: answer.at ?? this.moment() } };
		if (answer.tally) this.tallies = { ...this.tallies, [poll]: answer.tally };
		return answer;
	}

	async write(what: Sent['what'], name: string, text: string): Promise<Answer> {
		const sent = { id: newId(), name, text, what };
		const { id } = sent;
		const answer = await this.ask({ do: what === 'chat' ? 'say' : 'ask', id, name, text, ...this.seen() });
		if (answer.ok && !this.isThere(sent)) this.sent = [...this.sent, sent];
		return answer;
	}

	async upvote(question: string): Promise<Answer> {
		const answer = await this.ask({ do: 'upvote', question });
		if (answer.ok) this.upvoted = [...this.upvoted, question];
		return answer;
	}

	/** Reactions go together, a few at a time: a hand that claps sends one order and not ten. */
	react(reaction: Reaction): void {
		this.reacted.set(reaction, Math.min((this.reacted.get(reaction) ?? 0) + 1, MOST_TIMES));
		this.timer ??= setTimeout(() => {
			for (const [one, times] of this.reacted) this.connection?.tell({ do: 'react', reaction: one, times });
			this.reacted.clear();
			this.timer = undefined;
		}, REACT_MS);
	}

	/** Says from which commune she is; an empty postcode takes it back. */
	from(postcode: string): void {
		this.connection?.tell({ do: 'here', postcode });
	}

	private see(state: RoomState): void {
		this.state = state;
		if (this.sent.length) this.sent = this.sent.filter((one) => !this.isThere(one));
	}

	private isThere({ id, what }: Sent): boolean {
		return what === 'chat' ? this.state.chat.some((one) => one.id === id) : id in this.state.questions;
	}

	private seen(): { clock?: number } {
		const clock = this.clock();
		return clock === null ? {} : { clock };
	}

	private ask(order: Parameters<Connection['ask']>[0]): Promise<Answer> {
		const none: Answer = { n: 0, ok: false, code: 'stage_no_line', message: '' };
		return this.connection?.ask(order) ?? Promise.resolve(none);
	}
}
