/** Where everybody stands in a film that is shown as a première: all times in milliseconds, `now` by the server's clock. */
export type Premiere = Readonly<{
	now: number;
	/** When the programme began. */
	startedAt: number;
	/** How far into the film its beginning is. */
	offsetMs: number;
	durationMs: number;
	loops: boolean;
	/** How late this viewer chose to be, by pausing. */
	lateMs: number;
}>;

/** The place in the film, in seconds; `over` when its last picture stays. */
export function placeIn({ now, startedAt, offsetMs, durationMs, loops, lateMs }: Premiere): {
	at: number;
	over: boolean;
} {
	const passed = Math.max(now - lateMs - startedAt + offsetMs, 0);
	if (loops && durationMs > 0) return { at: (passed % durationMs) / 1000, over: false };
	return passed < durationMs ? { at: passed / 1000, over: false } : { at: durationMs / 1000, over: true };
}

/**
 * The moment of the programme that a film shows at a place. A film that begins again has been seen so many times; the nearest turn to where one should be
 * is meant.
 */
export function clockOf(at: number, premiere: Premiere): number {
	const { now, startedAt, offsetMs, durationMs, loops, lateMs } = premiere;
	const first = startedAt - offsetMs + at * 1000;
	if (!loops || durationMs <= 0) return first;
	return first + Math.round((now - lateMs - first) / durationMs) * durationMs;
}

/** 1:05, or 1:02:05 beyond an hour. */
export function timeText(seconds: number): string {
	const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
	const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	const two = (n: number) => String(n).padStart(2, '0');
	return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export type Still = Readonly<{ from: number; to: number; src: string; x: number; y: number; w: number; h: number }>;

/** The small pictures of a WebVTT list (`sprite.jpg#xywh=0,0,160,90`), their addresses beside the list's own. */
export function readStills(text: string, listedAt: string): Still[] {
	const lines = text.split(/\r?\n/);
	return lines.flatMap((line, n) => {
		const [from, to] = line.split(' --> ').map(secondsOf);
		const [, name, x, y, w, h] = /^(.+)#xywh=(\d+),(\d+),(\d+),(\d+)$/.exec(lines[n + 1] ?? '') ?? [];
		if (from === undefined || to === undefined || !name) return [];
		const src = listedAt.replace(/[^/]*$/, name);
		return [{ from, to, src, x: Number(x), y: Number(y), w: Number(w), h: Number(h) }];
	});
}

function secondsOf(clock: string): number {
	return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
