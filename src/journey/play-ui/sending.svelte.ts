import { type Answered, post, type Unsent } from './post.ts';
import type { Kept, Pending } from './record.ts';

/** Where a run is safe. */
export type Safe = 'here' | 'saving' | 'kept' | 'offline' | 'stranger';

type Run = Readonly<{
	story: string;
	kept(): Kept;
	keep(change: Partial<Kept>): Promise<void>;
	/** The state's hash after so many choices. */
	hashAt(choices: number): Promise<string>;
	/** Whether it is somebody's, so that there is a place for it with the server. */
	owned(): boolean;
	/** Hears what is not simply kept. */
	hear(answer: Exclude<Answered, Unsent | { status: 'kept' }>, pending: Pending): Promise<void>;
}>;

const PATIENCE_MS = 900;
const AGAIN_MS = 15_000;
/** The server takes so many choices at once. */
const MOST_AT_ONCE = 500;

/** Sends a run's choices, one letter after the other. A letter that was not answered is sent again as it was. */
export class Sending {
	safe = $state<Safe>('here');
	readonly #run: Run;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#underway: Promise<void> | null = null;

	constructor(run: Run) {
		this.#run = run;
	}

	/** Sends what is not sent, a little later: several choices go in one letter. */
	soon(delay = PATIENCE_MS): void {
		const { log, base, pending } = this.#run.kept();
		if (!this.#run.owned() || (log.length === base && !pending)) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#send(), delay);
	}

	/** Sends what is not sent now, and waits for the answer: for what the server can only do with the run as it is. */
	async now(): Promise<void> {
		clearTimeout(this.#timer);
		await this.#underway;
		const { log, base, pending } = this.#run.kept();
		if (this.#run.owned() && (log.length > base || pending)) await this.#send();
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	/** Says where the run is safe, when nothing is on its way. */
	settle(): void {
		const { log, base } = this.#run.kept();
		this.safe = this.#run.owned() && log.length > 0 && base === log.length ? 'kept' : 'here';
	}

	#send(): Promise<void> {
		this.#underway ??= this.#letter().finally(() => {
			this.#underway = null;
		});
		return this.#underway;
	}

	async #letter(): Promise<void> {
		const pending = this.#run.kept().pending ?? (await this.#write());
		this.safe = 'saving';
		await this.#run.keep({ pending });
		const again = await this.#hear(await post(this.#run.story, this.#run.kept(), pending), pending);
		if (again !== null) this.soon(again);
	}

	async #write(): Promise<Pending> {
		const { base, before, log } = this.#run.kept();
		const entries = log.slice(base, base + MOST_AT_ONCE);
		const [from, after] = [before ?? (await this.#run.hashAt(base)), await this.#run.hashAt(base + entries.length)];
		return { key: crypto.randomUUID(), base, before: from, entries, after };
	}

	/** @returns after how long to send what is left, if at all. */
	async #hear(answer: Answered, pending: Pending): Promise<number | null> {
		if (answer.status === 'offline' || answer.status === 'stranger') {
			this.safe = answer.status;
			return answer.status === 'offline' ? AGAIN_MS : null;
		}
		if (answer.status !== 'kept') {
			await this.#run.hear(answer, pending);
			return answer.status === 'branched' ? PATIENCE_MS : null;
		}
		const base = pending.base + pending.entries.length;
		await this.#run.keep({ base, before: answer.hash, pending: null });
		this.settle();
		return PATIENCE_MS;
	}
}
