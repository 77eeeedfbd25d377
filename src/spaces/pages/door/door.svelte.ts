import { untrack } from 'svelte';
import { listen } from '#web/live.ts';
import { version } from '$app/env';
import type { DoorTold } from '../../door.ts';

/** As the program answers the screen: with its own version, since a tablet is never loaded anew by hand. */
type Told = DoorTold & Readonly<{ version: string }>;

const ASK_MS = 5000;
const AGAIN_MS = 1000;
const PATIENCE_MS = 4000;
const TICK_MS = 1000;

/**
 * What a screen at a door knows, kept right: it asks when the hub names its space, and every few seconds, which also shows that there is a network. Without one it goes on with what it knew,
 * and asks each second.
 */
export class Door {
	state: DoorTold = $state.raw({} as DoorTold);
	/** The hub's clock. */
	now = $state(0);
	/** Since when nothing answers, by the hub's clock; null: all is well. */
	lostAt: number | null = $state(null);
	/** Whether the screen was taken down. */
	ended = $state(false);

	readonly #address: string;
	readonly #space: string;
	#ahead = 0;
	#asking = false;
	#again = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#deafen: (() => void) | undefined;

	constructor(space: string, first: DoorTold, address: string) {
		[this.#space, this.#address] = [space, address];
		this.state = first;
		this.now = first.at;
	}

	/** Takes what the page itself was given, after a button was pressed. */
	take(told: DoorTold): void {
		if (told.at < untrack(() => this.state.at)) return;
		this.state = told;
		this.#ahead = Date.now() - told.at;
		this.#tick();
	}

	/** Begins to listen. @returns how to stop. */
	open(): () => void {
		this.#ahead = Date.now() - this.state.at;
		this.#tick();
		this.#listen();
		const ticking = setInterval(() => this.#tick(), TICK_MS);
		const [lose, ask] = [() => this.#lose(), () => void this.#ask()];
		addEventListener('offline', lose);
		addEventListener('online', ask);
		document.addEventListener('visibilitychange', ask);
		void this.#ask();
		return () => {
			clearInterval(ticking);
			clearTimeout(this.#timer);
			removeEventListener('offline', lose);
			removeEventListener('online', ask);
			document.removeEventListener('visibilitychange', ask);
			this.#deafen?.();
		};
	}

	#tick(): void {
		this.now = Date.now() - this.#ahead;
	}

	/** A socket that was open before the network went may be dead without saying so: a new one. */
	#listen(): void {
		this.#deafen?.();
		this.#deafen = listen('door', ({ spaces }) => {
			if (!Array.isArray(spaces) || spaces.includes(this.#space)) void this.#ask();
		});
	}

	#lose(): void {
		this.lostAt ??= this.now;
		this.#askLater();
	}

	async #ask(): Promise<void> {
		if (this.#asking) {
			this.#again = true;
			return;
		}
		this.#asking = true;
		const answer = await fetch(this.#address, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
		const told: Told | null = answer?.ok ? await answer.json().catch(() => null) : null;
		this.#asking = false;
		this.ended = answer?.status === 404;
		if (told) this.#hear(told);
		else this.#lose();
		if (this.#again) {
			this.#again = false;
			return this.#ask();
		}
		this.#askLater();
	}

	#hear(told: Told): void {
		if (told.version !== version) {
			location.reload();
			return;
		}
		if (this.lostAt !== null) this.#listen();
		this.lostAt = null;
		this.take(told);
	}

	#askLater(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#ask(), this.lostAt === null ? ASK_MS : AGAIN_MS);
	}
}
