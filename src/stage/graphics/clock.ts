import { row } from './heap.ts';
import { squares } from './make.ts';
import { type Loose, numberOf } from './read.ts';

/** Minutes and seconds of a length, hours only when there are. Half a second early rather than late: 0:00 is the end. */
export function told(ms: number): string {
	const seconds = Math.max(0, Math.ceil(ms / 1000));
	const two = (value: number) => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const SIDE = 20;

/** A row of squares for the time that is left; `left` is set by `showTime`. */
export function timeRow(count: number): SVGSVGElement {
	const drawn = squares('time', count * SIDE, SIDE, row(count, SIDE));
	drawn.dataset.count = String(count);
	return drawn;
}

/** Lets the squares go out, and says the time; nothing where there is no end. */
export function showTime(stage: HTMLElement, now: number, { openedAt, seconds }: Loose): void {
	const from = numberOf(openedAt);
	const whole = (numberOf(seconds) ?? 0) * 1000;
	const until = from !== null && whole > 0 ? from + whole : null;
	const text = stage.querySelector('.left');
	const rows = stage.querySelector<SVGSVGElement>('.time');
	if (text) text.textContent = until === null ? '' : told(until - now);
	if (!rows) return;
	const share = whole > 0 && until !== null ? Math.min(1, Math.max(0, (until - now) / whole)) : 0;
	const count = Number(rows.dataset.count);
	const lit = Math.ceil(count * share);
	rows.querySelector('path')?.setAttribute('d', row(lit, SIDE));
	rows.style.visibility = whole > 0 ? '' : 'hidden';
}
