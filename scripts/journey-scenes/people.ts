import type { Drawing, Paint } from './drawing.ts';
import type { Colour } from './palette.ts';

export type Dress = Readonly<{
	hair: Paint;
	cap?: Paint;
	skin: Paint;
	top: Paint;
	arm?: Paint;
	legs: Paint;
	shoes?: Paint;
}>;

const poses = {
	/** From the front. */
	stand: [
		'..hhhh..',
		'.hhhhhh.',
		'.hssssh.',
		'.hssssh.',
		'..ssss..',
		'...ss...',
		'.tttttt.',
		'tttttttt',
		'attttta.',
		'attttta.',
		'attttta.',
		'attttta.',
		's.tttt.s',
		'..llll..',
		'..llll..',
		'..l..l..',
		'..l..l..',
		'..l..l..',
		'..l..l..',
		'.oo..oo.'
	],
	/** From behind. */
	back: [
		'..hhhh..',
		'.hhhhhh.',
		'.hhhhhh.',
		'.hhhhhh.',
		'..hhhh..',
		'...ss...',
		'.tttttt.',
		'tttttttt',
		'attttta.',
		'attttta.',
		'attttta.',
		'attttta.',
		's.tttt.s',
		'..llll..',
		'..llll..',
		'..l..l..',
		'..l..l..',
		'..l..l..',
		'..l..l..',
		'.oo..oo.'
	],
	/** Goes to the right. */
	walk: [
		'..hhhh..',
		'.hhhhhh.',
		'.hhhsss.',
		'.hhssss.',
		'..hsss..',
		'...ss...',
		'..tttt..',
		'.tttttt.',
		'.tttaat.',
		'.ttttaa.',
		'.tttt.as',
		'.tttt...',
		'..ttt...',
		'..llll..',
		'..ll.ll.',
		'.ll...l.',
		'.ll...ll',
		'll.....l',
		'oo.....o',
		'o......o'
	],
	/** On a chair, to the right, hands on a table. */
	sit: [
		'..hhhh..',
		'.hhhhhh.',
		'.hhhsss.',
		'.hhssss.',
		'..hsss..',
		'...ss...',
		'..tttt..',
		'.tttttt.',
		'.ttttt..',
		'.tttaaaa',
		'.tttt..s',
		'.tttt...',
		'.tttt...',
		'.lllllll',
		'.lllllll',
		'......ll',
		'......ll',
		'......ll',
		'......oo'
	]
} as const;

export type Pose = keyof typeof poses;

/** Somebody twenty pixels high; `y` is where the feet are. */
export function person(
	d: Drawing,
	pose: Pose,
	x: number,
	y: number,
	{ hair, skin, top, arm = top, legs, shoes = 'ink' }: Dress,
	turned = false
): void {
	const rows = poses[pose];
	d.sprite(x, y - rows.length, rows, { h: hair, s: skin, t: top, a: arm, l: legs, o: shoes }, turned);
}

type Figure = Readonly<{
	x: number;
	y: number;
	high: number;
	dress: Dress;
	side?: -1 | 1;
	arm?: readonly [dx: number, dy: number];
	bag?: Paint;
	long?: boolean;
}>;

/** Somebody near, seen from behind; `y` is where the feet are, `arm` where one hand is, from the shoulder. */
export function figure(
	d: Drawing,
	{
		x,
		y,
		high,
		dress: { hair, cap, skin, top, arm: sleeve = top, legs, shoes = 'ink' },
		side = 1,
		arm,
		bag,
		long = false
	}: Figure
): void {
	const u = high / 44;
	const top0 = y - high;
	d.box(x - 5 * u, y - 19 * u, 4.5 * u, 18 * u, legs);
	d.box(x + 1 * u, y - 19 * u, 4.5 * u, 18 * u, legs);
	d.box(x - 6 * u, y - 2 * u, 5.5 * u, 2 * u, shoes);
	d.box(x + 1 * u, y - 2 * u, 5.5 * u, 2 * u, shoes);
	d.shape(
		[
			[x - 7 * u, top0 + 12 * u],
			[x + 7.5 * u, top0 + 12 * u],
			[x + 7.5 * u, y - 15 * u],
			[x - 7 * u, y - 15 * u]
		],
		top
	);
	d.shape(
		[
			[x - 4 * u, top0 + 10 * u],
			[x + 4.5 * u, top0 + 10 * u],
			[x + 7.5 * u, top0 + 13 * u],
			[x - 7 * u, top0 + 13 * u]
		],
		top
	);
	d.box(x - 2 * u, top0 + 8 * u, 4.5 * u, 3 * u, skin);
	d.disc(x, top0 + 5 * u, 4.5 * u, 5 * u, hair);
	if (cap) {
		d.disc(x, top0 + 3.6 * u, 4.7 * u, 3.8 * u, cap);
		d.box(x - u, top0 - 1.6 * u, 2.4 * u, 2 * u, cap);
	}
	if (long)
		d.shape(
			[
				[x - 5 * u, top0 + 5 * u],
				[x + 5.5 * u, top0 + 5 * u],
				[x + 6 * u, top0 + 16 * u],
				[x - 6 * u, top0 + 16 * u]
			],
			hair
		);
	d.line([x - side * 7 * u, top0 + 14 * u], [x - side * 8.5 * u, y - 18 * u], sleeve, Math.round(3.4 * u));
	d.dot(x - side * 8.5 * u, y - 16 * u, skin);
	const [dx, dy] = arm ?? [side * 1.5, 26 * u - 14 * u + 0];
	const [sx, sy] = [x + side * 6.5 * u, top0 + 14 * u];
	d.line([sx, sy], [sx + dx, sy + dy], sleeve, Math.round(3.2 * u));
	d.box(sx + dx - u, sy + dy - u, 2.4 * u, 2.4 * u, skin);
	if (bag) d.box(x - 5 * u, top0 + 14 * u, 10 * u, 13 * u, bag);
}

type Sheltered = Readonly<{ x: number; y: number; colour: Colour; coat: Colour; rim: Colour; turned?: boolean }>;

/** Somebody under an umbrella. */
export function umbrella(d: Drawing, { x, y, colour, coat, rim, turned = false }: Sheltered): void {
	const dress = { hair: 'bark', skin: 'skin', top: coat, arm: coat, legs: 'coal', shoes: 'ink' } as const;
	d.stamp((on) => figure(on, { x, y, high: 42, dress, side: turned ? -1 : 1, arm: [turned ? -2 : 2, -3] }), rim, [
		turned ? 1 : -1,
		0
	]);
	const hand = x + (turned ? -9 : 9);
	d.line([hand, y - 34], [hand, y - 58], 'ink');
	d.shape(
		[
			[hand - 22, y - 45],
			[hand - 17, y - 53],
			[hand - 8, y - 59],
			[hand + 8, y - 59],
			[hand + 17, y - 53],
			[hand + 22, y - 45]
		],
		colour
	);
	for (const left of [-15, 0, 15]) d.disc(hand + left, y - 45, 7, 2, 'ink');
	for (const left of [-15, 0, 15]) d.box(hand + left - 7, y - 46, 15, 1, colour);
	d.line([hand, y - 59], [hand - 11, y - 46], 'ink');
	d.line([hand, y - 59], [hand + 11, y - 46], 'ink');
	d.line([hand - 15, y - 53], [hand - 4, y - 58], 'paper');
}
