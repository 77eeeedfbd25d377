const DAY_MS = 86_400_000;
const days = (from: string, until: string): number => Math.max(0, (Date.parse(until) - Date.parse(from)) / DAY_MS);

/** What an amount comes to on a later day if it goes on as it has since `starts`; null before anything can be said. A straight line, and nothing more. */
export function paceOf(value: number, starts: string, today: string, ends: string): number | null {
	const gone = days(starts, today);
	if (gone < 1 || days(starts, ends) < 1) return null;
	if (today >= ends) return value;
	return Math.round((value * days(starts, ends)) / gone);
}
