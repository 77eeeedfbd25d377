/** How long a chapter still lasts: in the studio, and on the screens, whose picture is late. Milliseconds, negative when it is over its time. */
export function leftOf(
	chapter: Readonly<{ at: number; seconds: number }>,
	now: number,
	delayMs: number
): { studio: number; screen: number } {
	const studio = chapter.at + chapter.seconds * 1000 - now;
	return { studio, screen: studio + delayMs };
}

/** The size of letters, in pixels, at which a text fills a surface without leaving it. */
export function sizeFor(text: string, width: number, height: number): number {
	const LETTER = 0.56;
	const LINE = 1.15;
	const signs = Math.max(1, [...text].length);
	// words break before the end of a line: a fifth of the surface stays empty
	const filling = Math.sqrt((width * height * 0.8) / (signs * LETTER * LINE));
	const longest = Math.max(...text.split(/\s+/).map((word) => [...word].length), 1);
	return Math.floor(Math.min(filling, height / 2.5, width / (longest * 0.62)));
}
