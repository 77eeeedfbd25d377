import { broadcast, isHeard } from '#kernel/server/live.ts';
import { reportAs } from '#kernel/server/log.ts';
import { type Week, weeks } from './weeks.ts';

/** What the home page hears: this week as it stands. `week` is its Monday. */
type Pulse = { kind: 'pulse'; week: string; counts: Week['counts'] };

const PAUSE_MS = 1000;
const report = reportAs('pulse');
let next: NodeJS.Timeout | undefined;
let spokenAt = 0;

/** This week, counted up to now. */
export async function pulse(now = new Date()): Promise<Pulse> {
	const [{ start, counts } = { start: '', counts: {} }] = await weeks(1, now);
	return { kind: 'pulse', week: start, counts };
}

/**
 * Tells this week to everybody who listens: at once, but at most once a second, and never without the latest count. Call it on every word of
 * the channel 'pulse', which the reader speaks when its count is committed: on 'activity' it would tell the count before.
 */
export function broadcastPulse(): void {
	if (next || !isHeard()) return;
	next = setTimeout(speak, Math.max(0, spokenAt + PAUSE_MS - Date.now()));
	next.unref();
}

function speak(): void {
	next = undefined;
	spokenAt = Date.now();
	if (isHeard()) pulse().then(broadcast).catch(report);
}
