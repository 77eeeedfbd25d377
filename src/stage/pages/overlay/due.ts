import { type Graphic, type Layer, layers, type RoomState } from '../../index.ts';

/** No word from the server for so long, and the screen is cleared: it says « still here » every second. */
export const SILENCE_MS = 4000;

/** What is known when it is decided what may stand on the screen. */
export type Known = Readonly<{
	air: RoomState['air'];
	/** By this machine's clock, which runs even while the line is down. */
	at: number;
	heardAt: number;
	/** The server's clock is ahead by so much. */
	skewMs: number;
	/** No control room is listening. */
	quiet: boolean;
	/** The playout program has stopped us. */
	stopped: boolean;
}>;

/** What is on the screen: what was taken and has not run out, and nothing at all as soon as it could be a thing that nobody looks after. */
export function dueOn({ air, at, heardAt, skewMs, quiet, stopped }: Known): Partial<Record<Layer, Graphic>> {
	if (stopped || quiet || at - heardAt > SILENCE_MS) return {};
	const due: Partial<Record<Layer, Graphic>> = {};
	for (const layer of layers) {
		const shown = air[layer];
		if (shown && (shown.until === null || shown.until > at + skewMs)) due[layer] = shown.graphic;
	}
	return due;
}
