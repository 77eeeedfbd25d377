import { type Beginning, claimed, given, merge } from './beginning.ts';
import { Coming } from './coming.svelte.ts';
import { Failed, Player } from './player.ts';
import type { Answered, Branch, Unsent } from './post.ts';
import { type Kept, type Pending, Shelf } from './record.ts';
import { Sending } from './sending.svelte.ts';
import type { Shown, ShownTurn } from './shown.ts';

/** What somebody must be told. */
export type Trouble =
	/** Played here and elsewhere: both are kept. `here` and `there` are how many choices each has. */
	| Readonly<{ is: 'branched'; other: Branch; here: number; there: number }>
	/** The story cannot be followed from this choice on; what came before is there. */
	| Readonly<{ is: 'stuck'; at: number }>
	/** A run of before she signed in waits in this browser. */
	| Readonly<{ is: 'visitor'; choices: number }>
	/** Loading the page again helps, `lost`: where nothing can be played. */
	| Readonly<{ is: 'mismatch' | 'lost' }>
	/** It refuses in words, or the story itself pauses. */
	| Readonly<{ is: 'refused' | 'paused'; reason: string }>;

const newRun = (): string => crypto.randomUUID();
const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;

/** A run being played in this browser: kept here after every choice, and with the server as soon as that can be. */
export class LiveRun {
	readonly page: Coming;
	busy = $state(true);
	trouble = $state.raw<Trouble | null>(null);
	readonly sending: Sending;
	readonly #given: Beginning;
	readonly #shelf: Shelf;
	/** Whether it could be opened. */
	readonly #opened = Promise.withResolvers<boolean>();
	#player: Player | null = null;
	#person: string | null;
	#kept: Kept;

	constructor(beginning: Beginning, shown: Shown) {
		this.#given = beginning;
		this.#shelf = new Shelf(beginning.story);
		this.#person = beginning.person;
		this.#kept = given(beginning, newRun());
		this.page = new Coming(shown);
		this.sending = new Sending({
			story: beginning.story,
			kept: () => this.#kept,
			keep: (change) => this.#keep(change),
			hashAt: (choices) => this.#player?.hashAt(choices) ?? Promise.reject(new Failed('not open', null)),
			owned: () => this.#person !== null,
			hear: (answer, pending) => this.#hear(answer, pending)
		});
	}

	get id(): string {
		return this.#kept.run;
	}

	/** Takes over from the page that the server made. @returns the way to stop. */
	start(): () => void {
		const now = (): void => this.sending.soon(0);
		const hidden = (): void => void (document.visibilityState === 'hidden' && now());
		addEventListener('online', now);
		document.addEventListener('visibilitychange', hidden);
		this.#open()
			.catch(() => this.#lost())
			.finally(() => this.#opened.resolve(this.trouble?.is !== 'lost'));
		return () => {
			removeEventListener('online', now);
			document.removeEventListener('visibilitychange', hidden);
			this.sending.stop();
			this.#player?.close();
		};
	}

	/** @param said is called as soon as the words stand there, before anybody sees them @returns whether it was taken. */
	async choose(entry: string, said: (shown: Shown) => void): Promise<boolean> {
		if (this.busy || !this.#player) return false;
		this.busy = true;
		try {
			const shown = await this.#player.choose(entry);
			const kept = this.#keep({ log: [...this.#kept.log, entry] });
			const there = this.page.show(shown, said);
			await Promise.all([kept, there]);
			this.sending.settle();
			this.sending.soon();
			return true;
		} catch {
			await this.#show().catch(() => this.#lost());
			return false;
		} finally {
			this.busy = false;
		}
	}

	/** All that was said, as soon as the story is open; of one that cannot be played, nothing. */
	async transcript(): Promise<ShownTurn[]> {
		if (!(await this.#opened.promise) || !this.#player) return [];
		return this.#player.transcript();
	}

	/** Begins anew. What was played before stays with the server, or is gone for a visitor. */
	restart(): Promise<void> {
		return this.#take({ run: newRun(), seed: newSeed(), log: [], base: 0, before: null, pending: null });
	}

	/** Goes on with the other branch; this one stays a run of its own with the server. */
	takeOther({ run, log, hash }: Branch): Promise<void> {
		return this.#take({ run, log, base: log.length, before: hash, pending: null });
	}

	/** Makes the run of before she signed in hers, and goes on with it. */
	async takeVisitors(): Promise<void> {
		const found = await this.#shelf.read(null);
		if (!found) return this.dismiss();
		await this.#take({ ...claimed(found), hash: this.#given.hash });
		await this.#shelf.remove(null);
		this.sending.soon(0);
	}

	async dropVisitors(): Promise<void> {
		await this.#shelf.remove(null);
		this.dismiss();
	}

	dismiss(): void {
		this.trouble = null;
	}

	async #open(): Promise<void> {
		if (!this.#person && (await unreachable())) this.#person = await this.#shelf.last();
		await this.#shelf.tidy(this.#person);
		const mine = await this.#shelf.read(this.#person);
		this.#kept = merge(this.#given, mine, newRun());
		await this.#claim(mine);
		await this.#show();
		this.sending.soon(0);
	}

	/** A visitor who has signed in brings her run with her; where she has one already, she is asked. */
	async #claim(mine: Kept | undefined): Promise<void> {
		if (!this.#person || this.#given.anew) return;
		const found = await this.#shelf.read(null);
		if (!found?.log.length) return;
		if (mine?.log.length || this.#given.kept) {
			this.trouble = { is: 'visitor', choices: found.log.length };
			return;
		}
		this.#kept = { ...claimed(found), hash: this.#given.hash };
		await this.#keep({});
		await this.#shelf.remove(null);
	}

	async #show(): Promise<void> {
		const { files, locale: language } = this.#given;
		this.busy = true;
		this.#player ??= new Player();
		const { seed, log, base } = this.#kept;
		try {
			await this.page.show(await this.#player.open({ files, seed, log, language }));
			this.sending.settle();
			this.busy = false;
		} catch (error) {
			if (!(error instanceof Failed) || !error.stuck) throw error;
			const { at } = error.stuck;
			this.trouble = { is: 'stuck', at: at + 1 };
			await this.#keep({ log: log.slice(0, at), base: Math.min(base, at), before: null, pending: null });
			await this.#show();
		}
	}

	async #take(change: Partial<Kept>): Promise<void> {
		this.trouble = null;
		await this.#keep(change);
		await this.#show();
	}

	async #keep(change: Partial<Kept>): Promise<void> {
		this.#kept = { ...this.#kept, ...change, at: Date.now() };
		// a browser that keeps nothing still plays
		await this.#shelf.write(this.#person, this.#kept).catch(() => undefined);
	}

	async #hear(answer: Exclude<Answered, Unsent | { status: 'kept' }>, pending: Pending): Promise<void> {
		if (answer.status === 'behind')
			return this.#take({ log: answer.log, base: answer.log.length, before: answer.hash, pending: null });
		if (answer.status === 'branched') {
			const { run, hash, kept: other } = answer;
			await this.#keep({ run, base: pending.base + pending.entries.length, before: hash, pending: null });
			this.trouble = { is: 'branched', other, here: this.#kept.log.length, there: other.log.length };
			return this.sending.settle();
		}
		await this.#keep({ pending: null });
		this.sending.settle();
		this.trouble = troubleOf(answer);
	}

	#lost(): void {
		this.trouble = { is: 'lost' };
	}
}

function troubleOf(answer: Exclude<Answered, Unsent | { status: 'kept' | 'behind' | 'branched' }>): Trouble {
	const { status } = answer;
	if (status === 'stuck') return { is: status, at: answer.at + 1 };
	return status === 'refused' || status === 'paused' ? { is: status, reason: answer.reason } : { is: 'mismatch' };
}

/** Whether the page came from what the browser keeps of it. */
function unreachable(): Promise<boolean> {
	if (!navigator.onLine) return Promise.resolve(true);
	if (!navigator.serviceWorker?.controller) return Promise.resolve(false);
	const there = fetch('/healthz', { cache: 'no-store' });
	return there.then(
		() => false,
		() => true
	);
}
