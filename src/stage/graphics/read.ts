/** What comes from the log of a room is read as if it were hostile: a graphic shows what it can and never fails on air. */
export type Loose = Readonly<Record<string, unknown>>;

const LONGEST = 600;
const MOST = 20;

export function textOf(value: unknown): string {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim().slice(0, LONGEST) : '';
}

export const numberOf = (value: unknown): number | null =>
	typeof value === 'number' && Number.isFinite(value) ? value : null;

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST) : []);

export const recordOf = (value: unknown): Loose =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

const COLOUR = /^#[0-9a-f]{6}$/i;

export const colourOf = (value: unknown): string | null =>
	typeof value === 'string' && COLOUR.test(value) ? value.toLowerCase() : null;
