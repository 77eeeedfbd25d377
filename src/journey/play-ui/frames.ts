import { flushSync } from 'svelte';

/** What is still to be drawn, in this order, and who waits for the end of it. */
const waiting: (() => void)[] = [];
const ends: (() => void)[] = [];
/** Of a frame, on a machine of today: one four times slower draws one thing in it. */
const SHARE_MS = 6;

let asked = false;

/** Draws something when a frame has time for it: all of a moment at once would keep a slow telephone from answering. */
export function inTurn(draw: () => void): void {
	waiting.push(draw);
	askForFrame();
}

/** When nothing waits any more, what comes meanwhile included, and all of it is laid out. */
export const drawn = (): Promise<void> =>
	new Promise((resolve) => {
		if (waiting.length) ends.push(resolve);
		else resolve();
	});

function askForFrame(): void {
	if (!asked) nextFrame(drawSome);
	asked = true;
}

/** What fails is not tried again, and keeps nothing else from being drawn. */
function drawSome(): void {
	const until = performance.now() + SHARE_MS;
	try {
		do {
			waiting.shift()?.();
			flushSync();
		} while (waiting.length && performance.now() < until);
	} finally {
		asked = false;
		if (waiting.length) askForFrame();
		else for (const end of ends.splice(0)) nextFrame(end);
	}
}

/** After the page was drawn again; a page that nobody sees is not. */
function nextFrame(act: () => void): void {
	const soon = (): void => void setTimeout(act);
	if (document.hidden) soon();
	else requestAnimationFrame(soon);
}
