import type { Drawing, Point } from './drawing.ts';
import type { Colour } from './palette.ts';
import { type Dress, figure } from './people.ts';

/** How one knows them again in every scene. The player has no face: a cap, a bag, a back. */
const you: Dress = {
	hair: 'rust',
	cap: 'brick',
	skin: 'skin',
	top: 'teal',
	arm: 'deep',
	legs: 'graphite',
	shoes: 'ink'
};
const lila: Dress = { hair: 'rust', skin: 'peach', top: 'gold', arm: 'tan', legs: 'steel', shoes: 'coal' };

type Place = Readonly<{ x: number; y: number; high?: number; rim: Colour; from: Point; side?: -1 | 1; arm?: Point }>;

export function drawYou(d: Drawing, { x, y, high = 46, rim, from, ...rest }: Place): void {
	d.stamp((on) => figure(on, { x, y, high, dress: you, bag: 'clay', ...rest }), rim, from);
}

export function drawLila(d: Drawing, { x, y, high = 44, rim, from, ...rest }: Place): void {
	d.stamp((on) => figure(on, { x, y, high, dress: lila, long: true, ...rest }), rim, from);
}
