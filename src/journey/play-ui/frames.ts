import { flushSync } from 'svelte';

/** What is still to be drawn, in this order, and who waits for the end of it. */
const waiting: (() => void)[] = [];
const ends: (() => void)[] = [];
/** Of a frame, on a machine of today: one four times slower draws one thing in it. */
const SHARE_MS = 6;

/** Draws something when a frame has time for it: all of a moment at once would keep a slow telephone from answering. */
export function inTurn(draw: () => void): void {
	if (waiting.push(draw) === 1) nextFrame(drawSome);
}

/** When nothing waits any more, what comes meanwhile included. */
export const drawn = (): Promise<void> =>
	new Promise((resolve) => {
		if (waiting.length) ends.push(resolve);
		else resolve();
	});

function drawSome(): void {
	const until = performance.now() + SHARE_MS;
	do {
		waiting[0]?.();
		flushSync();
		waiting.shift();
	} while (waiting.length && performance.now() < until);
	if (waiting.length) nextFrame(drawSome);
	else for (const end of ends.splice(0)) end();
}

/** After the page was drawn again; a page that nobody sees is not. */
function nextFrame(act: () => void): void {
	const soon = (): void => void setTimeout(act);
	if (document.hidden) soon();
	else requestAnimationFrame(soon);
}
