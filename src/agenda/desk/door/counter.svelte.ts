import { type Order, Queue } from './queue.ts';
import type { Answer, Row } from './rows.ts';

type Start = Readonly<{ occurrence: string; path: string; rows: readonly Row[]; answer: Answer | null }>;

const PATIENCE_MS = 8000;
const AGAIN_MS = 2000;

/**
 * What a device at the door knows and has still to send. Every order goes into the queue first, with its nonce and the device's clock, and leaves it
 * when the server has answered: a network that fails for a while loses nothing, and what was sent twice counts once.
 */
export class Counter {
	rows: readonly Row[] = $state.raw([]);
	answer: Answer | null = $state.raw(null);
	waiting: readonly Order[] = $state.raw([]);
	/** Whether the last attempt to reach the server failed. */
	cut = $state(false);
	/** Whether the session is over: somebody must sign in again. */
	out = $state(false);
	onanswer: (answer: Answer) => void = () => undefined;

	readonly path: string;
	private readonly queue: Queue;
	private since = '';
	private sending = false;

	constructor({ occurrence, path, rows, answer }: Start) {
		this.path = path;
		this.queue = new Queue(occurrence);
		this.rows = rows;
		this.answer = answer;
	}

	/** Takes up what a page that was closed had not sent. */
	resume(): void {
		this.waiting = this.queue.read();
		void this.drain();
	}

	order(order: Order): void {
		this.queue.add(order);
		this.waiting = [...this.waiting, order];
		void this.drain();
	}

	/** Sends what waits, one after the other, until nothing does. */
	async drain(): Promise<void> {
		if (this.sending || this.out) return;
		this.sending = true;
		try {
			for (let next = this.waiting[0]; next; next = this.waiting[0]) {
				const answer = await this.send(next);
				if (this.out) return;
				if (answer) this.settle(next, answer);
				else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
			}
		} finally {
			this.sending = false;
		}
	}

	/** Fetches what other doors have done since the last time. */
	async look(): Promise<void> {
		const answer = await ask(`${this.path}/arrivals?since=${encodeURIComponent(this.since)}`);
		this.out = answer?.type === 'opaqueredirect';
		this.cut = !answer?.ok && !this.out;
		if (!answer?.ok) return;
		const { rows, now } = (await answer.json()) as { rows: Row[]; now: string };
		this.merge(rows);
		this.since = now;
		void this.drain();
	}

	private async send(order: Order): Promise<Answer | null> {
		const body = JSON.stringify(order);
		const init = { method: 'POST', body, headers: { 'content-type': 'application/json', accept: 'application/json' } };
		const answer = await ask(`${this.path}/scan`, init);
		this.out = answer?.type === 'opaqueredirect' || answer?.status === 401;
		const failed = !answer || answer.status >= 500 || answer.status === 429 || this.out;
		this.cut = failed && !this.out;
		if (failed) return null;
		const said = (await answer.json().catch(() => null)) as (Answer & { message?: string }) | null;
		return said?.nonce ? said : refusedBy(order, said?.message ?? '');
	}

	private settle(order: Order, answer: Answer): void {
		this.queue.remove(order);
		this.waiting = this.waiting.slice(1);
		this.answer = answer;
		this.merge(answer.rows);
		this.onanswer(answer);
	}

	private merge(changed: readonly Row[]): void {
		if (!changed.length) return;
		const news = new Map(changed.map((row) => [row.seat, row]));
		const known = new Set(this.rows.map(({ seat }) => seat));
		this.rows = [
			...this.rows.map((row) => news.get(row.seat) ?? row),
			...changed.filter(({ seat }) => !known.has(seat))
		];
	}
}

/** The server's answer; null when none came. */
const ask = (path: string, init: RequestInit = {}): Promise<Response | null> =>
	fetch(path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);

/** An order that the server did not even read as one, such as a text that is no code: it would not be read a second time either. */
function refusedBy(order: Order, sentence: string): Answer {
	const ticket = 'ticket' in order ? order.ticket : null;
	const nobody = {
		...{ name: null, parts: null, seat: null, rows: [], way: null },
		...{ repeated: false, decided: [], seats: 1, category: null }
	};
	return { ...nobody, act: order.act, nonce: order.nonce, done: false, code: 'refused', sentence, ticket };
}
