import type { Reaction } from '../room/entries.ts';

/** Our own drawings of the five reactions, a letter for each colour: `a` to `c` as `inks` has them. */
const drawings: Record<Reaction, readonly string[]> = {
	heart: ['.aa...aa.', 'aaaa.aaaa', 'abaaaaaaa', 'aaaaaaaaa', '.aaaaaaa.', '..aaaaa..', '...aaa...', '....a....'],
	clap: ['b...b...b', '.b.aaa.b.', '...aaaa..', '.aaaaaaa.', 'aaaaaaaa.', 'aaaaaaaa.', '.aaaaaa..', '..aaaa...'],
	laugh: ['..aaaaa..', '.aaaaaaa.', 'aabaaabaa', 'aaaaaaaaa', 'aaaaaaaaa', 'abbbbbbba', '.abbbbba.', '..aaaaa..'],
	wow: ['..aaaaa..', '.aaaaaaa.', 'aabaaabaa', 'aabaaabaa', 'aaaaaaaaa', 'aaabbbaaa', '.aabbbaa.', '..aaaaa..'],
	idea: ['..aaaaa..', '.aabaaaa.', '.abaaaaa.', '.aaaaaaa.', '..aaaaa..', '...aaa...', '...bbb...', '....b....']
};

const inks: Record<Reaction, Readonly<Record<string, string>>> = {
	heart: { a: 'var(--area-agenda-fill)', b: '#faf7f1' },
	clap: { a: 'var(--area-journey-fill)', b: 'var(--area-stage-text)' },
	laugh: { a: 'var(--area-journey-fill)', b: '#15171c' },
	wow: { a: 'var(--area-city-fill)', b: '#15171c' },
	idea: { a: 'var(--area-journey-fill)', b: 'var(--ink-soft)' }
};

/** A reaction as coloured SVG paths in a box of 9 × 8. */
export function pixelsOf(reaction: Reaction): { d: string; fill: string }[] {
	const paths = new Map<string, string>();
	drawings[reaction].forEach((row, y) => {
		[...row].forEach((ink, x) => {
			if (ink !== '.') paths.set(ink, `${paths.get(ink) ?? ''}M${x} ${y}h1v1h-1z`);
		});
	});
	return [...paths].map(([ink, d]) => ({ d, fill: inks[reaction][ink] ?? 'currentColor' }));
}
