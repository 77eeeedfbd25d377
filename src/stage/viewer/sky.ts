/** A night over slag heaps, in squares of one unit: `tones` from far to near, each an SVG path of lines without length, for a stroke with square ends. */
export type Sky = Readonly<{ stars: string; tones: readonly string[]; loose: string }>;

export const SKY = { width: 64, height: 36 } as const;
const TONES = 4;
const HEAPS = 3;
const STARS = 26;

const MOST_KNOWN = 100;
const known = new Map<string, Sky>();

/** The sky of a show: the same one for the same seed, drawn on the server and in the browser. */
export function skyOf(seed: string): Sky {
	const sky = known.get(seed) ?? draw(seed);
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(seed, sky);
	return sky;
}

function draw(seed: string): Sky {
	const random = chance(seed);
	const heaps = Array.from({ length: HEAPS }, (_, nth) => ({
		x: Math.round(((nth + 0.2 + random() * 0.6) * SKY.width) / HEAPS),
		height: Math.round(8 + random() * 12),
		steep: 0.75 + random() * 0.55
	}));
	const tones = Array.from({ length: TONES }, () => '');
	for (let x = 0; x < SKY.width; x++) {
		const top = Math.max(2, ...heaps.map((heap) => Math.floor(heap.height - Math.abs(x - heap.x) * heap.steep)));
		for (let y = 0; y < top; y++) {
			const shade = y < 2 ? TONES - 1 : Math.floor(random() * (TONES - 0.4 - y / 40));
			tones[shade] += square(x, y);
		}
	}
	const highest = heaps.reduce((one, other) => (other.height > one.height ? other : one));
	const stars = Array.from({ length: STARS }, () => star(random() * SKY.width, random() * SKY.height * 0.55));
	return { stars: stars.join(''), tones, loose: square(highest.x, highest.height + 2) };
}

const square = (x: number, y: number): string => `M${x} ${SKY.height - 1 - y}h0`;
const star = (x: number, y: number): string => `M${x.toFixed(1)} ${y.toFixed(1)}h0`;

/** Numbers from 0 to 1 that only the seed decides (mulberry32 over a hash of it). */
function chance(seed: string): () => number {
	let state = 0;
	for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x9e3779b1);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
