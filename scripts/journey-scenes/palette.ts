/** The colours of the journey's drawings: the house's own, each between a darker and a lighter neighbour. */
const colours = {
	ink: 0x0c0d12,
	coal: 0x16181f,
	night: 0x1e2036,
	indigo: 0x2f2a57,
	aubergine: 0x4a2a66,
	plum: 0x7a3e8e,
	rose: 0xb24f72,
	ember: 0xdc6a45,
	brick: 0xc2452d,
	clay: 0x7d2a22,
	rust: 0x4a1c1e,
	gold: 0xe5a82e,
	straw: 0xf6d583,
	paper: 0xfaf7f1,
	sand: 0xd8cbb5,
	stone: 0xa2978a,
	slate: 0x6d6a6e,
	iron: 0x45454f,
	graphite: 0x2c2d37,
	forest: 0x15382f,
	green: 0x2f7d57,
	moss: 0x7fae63,
	deep: 0x103a46,
	teal: 0x16808a,
	aqua: 0x7cc9c0,
	blue: 0x2e6bd6,
	steel: 0x3b5486,
	mist: 0x9fb9d6,
	bark: 0x5c3a2a,
	tan: 0x9a6240,
	skin: 0xcf9468,
	peach: 0xf2c9a0
} as const;

export type Colour = keyof typeof colours;

/** In the order in which a drawing counts them. */
const names = Object.keys(colours) as Colour[];
export const rgb: readonly number[] = names.map((name) => colours[name]);
export const indexOf = (name: Colour): number => names.indexOf(name);

/** How far two colours are from each other, as an eye sees it, roughly. */
function distance(a: number, b: number): number {
	const part = (shift: number): number => ((a >> shift) & 255) - ((b >> shift) & 255);
	return 3 * part(16) ** 2 + 6 * part(8) ** 2 + part(0) ** 2;
}

const mixed = (from: number, to: number, share: number): number => {
	const part = (shift: number): number =>
		Math.round(((from >> shift) & 255) * (1 - share) + ((to >> shift) & 255) * share) << shift;
	return part(16) | part(8) | part(0);
};

export const apart = (a: number, b: number): number => distance(rgb[a] ?? 0, rgb[b] ?? 0);

const known = new Map<string, number>();

/** The colour of the palette that is nearest to a mixture of two; `share` 0 is the first. */
export function blend(from: number, to: number, share: number): number {
	const key = `${from}/${to}/${share}`;
	const found = known.get(key);
	if (found !== undefined) return found;
	const wanted = mixed(rgb[from] ?? 0, rgb[to] ?? 0, share);
	let best = from;
	for (const [index, colour] of rgb.entries())
		if (distance(colour, wanted) < distance(rgb[best] ?? 0, wanted)) best = index;
	known.set(key, best);
	return best;
}
