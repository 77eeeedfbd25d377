/** « 1:12 », « 1:04:09 »: a length in milliseconds as a clock shows it; what is over is 0:00. */
export function countOf(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const two = (part: number): string => String(part).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
