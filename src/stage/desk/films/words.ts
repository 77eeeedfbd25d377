import type { Area } from '#kernel/area.ts';
import { m } from '#messages';
import type { Film } from '../../index.ts';

/** How a film stands, in a word and the colour beside it. */
export function stateOf({ state, deletedAt }: Pick<Film, 'state' | 'deletedAt'>): { name: string; area: Area } {
	if (deletedAt) return { name: m.web_trash(), area: 'agenda' };
	return {
		uploading: { name: m.films_state_uploading(), area: 'journey' },
		waiting: { name: m.web_waiting(), area: 'journey' },
		working: { name: m.films_state_working(), area: 'journey' },
		ready: { name: m.web_ready(), area: 'learning' },
		failed: { name: m.films_state_failed(), area: 'agenda' }
	}[state] as { name: string; area: Area };
}

/** 0:42, 1:02:05. */
export function lengthOf(ms: number | null): string {
	if (ms === null) return '—';
	const seconds = Math.round(ms / 1000);
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const two = (n: number) => String(n).padStart(2, '0');
	return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export const sizeOf = (bytes: number, locale: string): string => {
	const [value, unit] = bytes < 1e9 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e9, 'gigabyte'];
	return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
};
