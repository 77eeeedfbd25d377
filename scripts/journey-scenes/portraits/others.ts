import { type Drawing, dither, speckle } from '../drawing.ts';
import { at, bust, type Face, glasses, head, start, X, Y } from './face.ts';

/** The engine driver's daughter: white hair, a shawl, her father's eyes. */
export function irene(): Drawing {
	const face: Face = {
		skin: ['tan', 'skin', 'peach'],
		ground: ['deep', 'steel'],
		brow: 'stone',
		eyes: 'calm',
		mouth: 'flat',
		lips: 'clay',
		old: true
	};
	const d = start(face);
	d.disc(X, Y - 6, 15, 14, 'sand');
	d.disc(X - 3, Y - 20, 7, 5, 'sand');
	bust(d, face, 'plum', 'aubergine', 25);
	for (let y = 50; y < 64; y += 4) for (let x = X - 24; x < X + 25; x += 4) d.dot(x + (y % 8 ? 2 : 0), y, 'rose');
	d.shape(at('-8,16 -3,14 1,22 5,14 9,16 2,32 -1,32'), 'paper');
	head(d, face);
	d.shape(at('-13,1 -14,-9 -5,-18 7,-18 14,-9 13,1 11,-6 3,-12 -6,-9 -11,-5'), 'paper');
	d.path(at('-9,-12 -1,-15 8,-13'), 'sand', 2);
	for (const side of [-1, 1]) d.box(X + side * 12, Y + 6, 1, 3, 'mist');
	return d;
}

/** Seven years old; her boots are red, and out of the picture. */
export function girl(): Drawing {
	const face: Face = {
		skin: ['tan', 'skin', 'peach'],
		ground: ['forest', 'moss'],
		size: [11, 12],
		brow: 'bark',
		mouth: 'grin',
		lips: 'clay',
		cheek: 'rose'
	};
	const d = start(face);
	for (const side of [-1, 1]) {
		d.disc(X + side * 15, Y + 4, 5, 9, 'bark');
		d.disc(X + side * 12, Y - 2, 2, 2, 'brick');
	}
	d.disc(X, Y - 4, 13, 13, 'bark');
	bust(d, face, 'brick', 'clay', 20);
	d.shape(at('-6,17 7,17 4,23 -3,23'), 'straw');
	d.line([X, 53], [X, 64], 'clay');
	head(d, face);
	d.shape(at('-12,-1 -13,-9 -5,-16 6,-16 13,-9 12,-1 10,-6 2,-8 -9,-6'), 'bark');
	d.line([X, Y - 17], [X, Y - 9], 'tan');
	d.box(X - 2, Y + 9, 2, 2, 'clay');
	return d;
}

/** He shakes hands as one pumps up a tyre. */
export function organizer(): Drawing {
	const face: Face = {
		skin: ['tan', 'skin', 'peach'],
		ground: ['clay', 'gold'],
		size: [12, 14],
		brow: 'rust',
		eyes: 'smile',
		mouth: 'grin',
		lips: 'clay'
	};
	const d = start(face);
	bust(d, face, 'teal', 'deep', 28);
	d.shape(at('-6,16 7,16 1,26'), 'paper');
	d.shape(at('-1,20 3,20 4,34 -2,34'), 'brick');
	head(d, face);
	for (const side of [-1, 1]) d.shape(at(side < 0 ? '-13,-6 -9,-9 -10,3 -12,3' : '13,-6 9,-9 10,3 12,3'), 'rust');
	d.shape(at('-8,6 0,4 8,6 10,9 2,8 -8,9'), 'rust');
	d.disc(X + 3, Y - 10, 3, 1, 'paper');
	d.box(X + 13, 54, 9, 6, 'paper');
	d.box(X + 14, 56, 6, 1, 'brick');
	return d;
}

/** Nineteen years at the press. */
export function karim(): Drawing {
	const face: Face = {
		skin: ['bark', 'tan', 'skin'],
		ground: ['night', 'steel'],
		size: [11, 14],
		brow: 'ink',
		eyes: 'calm',
		mouth: 'flat',
		lips: 'rust'
	};
	const d = start(face);
	d.disc(X, Y - 6, 12, 12, 'ink');
	bust(d, face, 'iron', 'graphite', 27);
	d.shape(at('-11,23 12,23 14,34 -13,34'), 'blue');
	for (const left of [-10, 8]) d.box(X + left, 46, 3, 8, 'blue');
	d.box(X - 5, 58, 8, 4, 'steel');
	for (const [x, y] of [
		[8, 58],
		[10, 61],
		[-9, 60]
	] as const)
		d.disc(X + x, y, 1.5, 1.5, 'ink');
	head(d, face);
	d.shape(at('-11,2 -9,12 -3,15 4,15 10,11 11,2 9,7 4,6 -3,6 -8,7'), speckle('ink', 'iron', 0.25, 3));
	d.box(X - 3, Y + 8, 7, 1, 'rust');
	d.shape(at('-12,-3 -12,-12 -5,-18 7,-18 12,-11 12,-3 10,-9 -9,-9'), speckle('ink', 'iron', 0.2, 4));
	return d;
}

/** One hears her and does not see her: a microphone, a red lamp. */
export function host(): Drawing {
	const face: Face = { skin: ['tan', 'skin', 'peach'], ground: ['night', 'aubergine'], brow: 'ink' };
	const d = start(face);
	d.light(X, 26, 26, 26, 'rose', 0.6);
	d.box(X - 2, 40, 5, 24, 'ink');
	d.shape(at('-14,34 15,34 11,29 -10,29'), 'ink');
	d.disc(X, 24, 12, 15, 'graphite');
	d.disc(X, 24, 10, 13, dither('slate', 'graphite', 0.5));
	d.disc(X + 3, 20, 4, 7, dither('stone', 'slate', 0.4));
	d.box(X - 13, 25, 27, 4, 'ink');
	d.box(X - 11, 26, 23, 1, 'plum');
	d.box(50, 6, 8, 5, 'clay');
	d.box(51, 7, 6, 3, 'brick');
	d.light(54, 8, 12, 10, 'brick', 0.7);
	for (const [n, high] of [5, 9, 14, 8, 4].entries()) d.box(5 + n * 3, 50 - high, 2, high, n % 2 ? 'rose' : 'plum');
	return d;
}

/** Sixteen; has a question that nobody prepared for. */
export function pupil(): Drawing {
	const face: Face = {
		skin: ['rust', 'bark', 'tan'],
		ground: ['steel', 'aqua'],
		size: [11, 13],
		brow: 'ink',
		mouth: 'smile',
		lips: 'rust'
	};
	const d = start(face);
	d.disc(X, Y - 8, 16, 14, speckle('ink', 'rust', 0.18, 6));
	bust(d, face, 'straw', 'gold', 24);
	d.shape(at('-8,16 -4,14 0,20 5,14 9,16 6,25 -5,25'), 'gold');
	for (const left of [-4, 4]) d.box(X + left, 55, 1, 7, 'paper');
	head(d, face);
	d.shape(at('-12,-3 -14,-12 -5,-19 8,-19 14,-11 12,-3 9,-8 0,-9 -9,-7'), speckle('ink', 'rust', 0.18, 6));
	glasses(d, 'ink');
	return d;
}
