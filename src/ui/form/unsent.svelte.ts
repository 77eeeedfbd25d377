/** A form that was pressed and has not reached the hub, or was refused by it without a page to say so. */
type Unsent = Readonly<{ form: HTMLFormElement; by: HTMLElement | null; why: string }>;

let last = $state.raw<Unsent | null>(null);

/** The form that waits for another press, for the bar that offers it. */
export const unsent = (): Unsent | null => last;

/** Says of a form that it was not sent, and why; it stays as it is. */
export function sayUnsent(form: HTMLFormElement, by: HTMLElement | null, why: string): void {
	last = { form, by, why };
}

/** Takes the word back: of one form as it is sent again, or of whichever it was said. */
export function unsay(form?: HTMLFormElement): void {
	if (!form || last?.form === form) last = null;
}

let drawings = $state(0);

/** How often the page was answered by a new one at the same place: what is drawn under this key is drawn anew, as a browser would. */
export const drawn = (): number => drawings;

export function drawAnew(): void {
	drawings += 1;
}
