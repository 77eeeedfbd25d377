import { untrack } from 'svelte';

type Row = Readonly<{ id: string }>;
/** A list as its reader sees it. */
export type StillList<R extends Row> = Readonly<{
	rows: readonly R[];
	/** Whether a row only keeps its place: what it was about is done, here or elsewhere. */
	isGone(id: string): boolean;
}>;

/** After a finger or the pointer has left, so long nothing moves: a second tap may follow. */
const AFTER_MS = 1000;
/** The button that shows what came stays so long after it was pressed. */
const BUTTON_MS = 500;

/**
 * Lists whose rows stay where they are while somebody points at them or is in them with the keyboard: what is done keeps its place, what is new
 * is counted and comes when it is asked for, or when nobody is there any more.
 */
export class Stillness {
	private held = $state(false);
	private readonly lists: { hold(): void; news(): number }[] = [];
	private pointed = false;
	private focused = false;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private lingering = $state(0);

	/** Keeps a list still. Called where a component is made. */
	list<R extends Row>(live: () => readonly R[]): StillList<R> {
		let kept: readonly R[] = $state.raw([]);
		const now = $derived(live());
		const known = $derived(new Map(now.map((row) => [row.id, row])));
		const isHeld = () => this.held;
		// into an empty list what comes moves nothing
		$effect(() => {
			if (this.held && !kept.length && now.length) kept = now;
		});
		this.lists.push({
			hold: () => {
				kept = untrack(() => now);
			},
			news: () => now.filter(({ id }) => !kept.some((row) => row.id === id)).length
		});
		return {
			get rows() {
				return isHeld() && kept.length ? kept.map((row) => known.get(row.id) ?? row) : now;
			},
			isGone: (id) => this.held && !known.has(id)
		};
	}

	/** How many rows wait to be shown. */
	get news(): number {
		return this.held ? this.lists.reduce((sum, list) => sum + list.news(), 0) || this.lingering : 0;
	}

	/** Takes what came meanwhile, and leaves out what is done. */
	show(): void {
		this.lingering = this.news;
		setTimeout(() => {
			this.lingering = 0;
		}, BUTTON_MS);
		this.renew();
	}

	/** The lists are about something else. */
	renew(): void {
		for (const list of this.lists) list.hold();
	}

	private hold(): void {
		clearTimeout(this.timer);
		if (this.held) return;
		for (const list of this.lists) list.hold();
		this.held = true;
	}

	private leave(): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			if (!this.pointed && !this.focused) this.held = false;
		}, AFTER_MS);
	}

	/** The element that holds the lists. */
	readonly within = (element: HTMLElement): (() => void) => {
		const heard: Record<string, (event: Event) => void> = {
			pointerenter: () => {
				this.pointed = true;
				this.hold();
			},
			pointerdown: () => this.hold(),
			pointerleave: () => {
				this.pointed = false;
				this.leave();
			},
			focusin: () => {
				this.focused = true;
				this.hold();
			},
			focusout: () => {
				this.focused = false;
				this.leave();
			}
		};
		for (const [name, listener] of Object.entries(heard)) element.addEventListener(name, listener);
		return () => {
			clearTimeout(this.timer);
			for (const [name, listener] of Object.entries(heard)) element.removeEventListener(name, listener);
		};
	};
}
