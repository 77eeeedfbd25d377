/** A piece of a file, both ends included (RFC 9110, 14). */
export type Range = Readonly<{ start: number; end: number }>;

/**
 * The piece that a request asks for. null: all of it, since nothing, several pieces or something that we do not know was asked for.
 * `beyond`: what is asked for is not there.
 */
export function rangeOf(header: string | null, size: number): Range | null | 'beyond' {
	const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
	if (!from && !to) return null;
	if (!from) return Number(to) && size ? { start: Math.max(size - Number(to), 0), end: size - 1 } : 'beyond';
	if (to && Number(to) < Number(from)) return null;
	return Number(from) < size ? { start: Number(from), end: Math.min(to ? Number(to) : size, size - 1) } : 'beyond';
}
