import { type Drawing, dither, speckle } from '../drawing.ts';
import { at, bust, type Face, glasses, head, start, X, Y } from './face.ts';

/** Guide on Sundays: a yellow oilskin, hair in the wind. */
export function lila(): Drawing {
	const face: Face = {
		skin: ['skin', 'peach', 'peach'],
		ground: ['deep', 'teal'],
		brow: 'rust',
		lips: 'brick',
		mouth: 'smile'
	};
	const d = start(face);
	d.disc(X, Y - 5, 17, 17, 'rust');
	d.shape(at('-17,-4 17,-4 20,24 10,30 -12,30 -19,22'), 'rust');
	d.path(at('-16,2 -18,18 -14,28'), 'clay', 2);
	bust(d, face, 'gold', 'tan');
	d.shape(at('-12,17 -5,15 0,24 -4,30'), 'straw');
	d.shape(at('13,17 6,15 1,24 5,30'), 'straw');
	d.line([X, 54], [X, 64], 'tan');
	for (const y of [57, 62]) d.dot(X + 2, y, 'ink');
	head(d, face);
	d.shape(at('-12,4 -13,-10 -4,-18 8,-17 13,-8 13,4 10,-5 3,-10 -6,-6 -9,-1'), 'rust');
	d.path(at('-6,-14 2,-16 9,-11'), 'clay', 2);
	d.path(at('12,-4 17,12 15,24'), 'clay', 2);
	d.path(at('4,-19 9,-22'), 'rust', 2);
	for (const [x, y] of [
		[-5, 3],
		[-3, 4],
		[5, 4],
		[7, 3]
	] as const)
		d.dot(X + x, Y + y, 'skin');
	return d;
}

/** Sound engineer: headphones around the neck, a beard of three days. */
export function tom(): Drawing {
	const face: Face = {
		skin: ['tan', 'skin', 'peach'],
		ground: ['night', 'plum'],
		size: [11, 14],
		brow: 'rust',
		eyes: 'calm',
		mouth: 'flat',
		lips: 'clay'
	};
	const d = start(face);
	d.disc(X, Y - 4, 13, 14, 'bark');
	bust(d, face, 'forest', 'deep', 27);
	d.shape(at('-6,16 7,16 3,24 -2,24'), 'graphite');
	head(d, face);
	d.shape(at('-11,2 -9,12 -3,15 4,15 10,11 11,2 8,6 5,6 -4,6 -8,6'), (x, y) => ((x + y) % 2 ? 'tan' : null));
	d.box(X - 3, Y + 8, 7, 1, 'clay');
	d.shape(at('-12,1 -13,-10 -6,-19 8,-19 13,-10 12,1 10,-7 4,-9 -4,-8 -10,-6'), 'bark');
	d.path(at('-5,-16 1,-13 8,-15'), 'tan', 2);
	for (const side of [-1, 1]) {
		d.path(
			[
				[X + side * 8, 45],
				[X + side * 13, 50],
				[X + side * 12, 58]
			],
			'ink',
			3
		);
		d.disc(X + side * 12, 58, 4, 5, 'ink');
		d.disc(X + side * 11, 58, 2, 3, side < 0 ? 'iron' : 'brick');
	}
	return d;
}

/** An engineer: short hair, a jacket full of pencils. */
export function bako(): Drawing {
	const face: Face = {
		skin: ['rust', 'bark', 'tan'],
		ground: ['rust', 'ember'],
		size: [11, 14],
		brow: 'ink',
		mouth: 'grin',
		lips: 'rust'
	};
	const d = start(face);
	d.disc(X, Y - 6, 13, 12, 'ink');
	bust(d, face, 'blue', 'steel', 26);
	d.shape(at('-6,16 7,16 1,26'), 'paper');
	for (const [x, colour] of [
		[44, 'gold'],
		[47, 'brick'],
		[50, 'aqua']
	] as const)
		d.box(x, 54, 2, 6, colour);
	d.box(42, 59, 12, 5, 'steel');
	head(d, face);
	d.shape(at('-12,-3 -12,-12 -5,-18 7,-18 12,-11 12,-3 10,-8 -9,-8'), speckle('ink', 'graphite', 0.3, 4));
	glasses(d, 'straw');
	return d;
}

/** Ninety-one years, a cap, and a cardigan that his daughter knitted. */
export function nonno(): Drawing {
	const face: Face = {
		skin: ['tan', 'skin', 'peach'],
		ground: ['rust', 'tan'],
		size: [11, 14],
		brow: 'sand',
		eyes: 'smile',
		mouth: 'smile',
		lips: 'clay',
		old: true
	};
	const d = start(face);
	bust(d, face, 'slate', 'iron', 24);
	for (let y = 50; y < 64; y += 3) for (let x = X - 23; x < X + 24; x += 3) d.dot(x + (y % 2), y, 'graphite');
	d.shape(at('-7,16 8,16 3,32 -2,32'), 'paper');
	d.shape(at('-8,16 -4,15 0,20 -3,23'), 'mist');
	d.shape(at('9,16 5,15 1,20 4,23'), 'mist');
	head(d, face);
	for (const side of [-1, 1])
		d.shape(
			[
				[X + side * 12, Y - 8],
				[X + side * 9, Y - 8],
				[X + side * 9, Y + 4],
				[X + side * 11, Y + 4]
			],
			'sand'
		);
	d.shape(at('-5,5 7,5 9,8 2,7 -7,8'), 'paper');
	d.shape(at('-15,-8 -13,-16 -2,-20 10,-18 15,-10 12,-8'), dither('iron', 'graphite', 0.35));
	d.box(X - 17, Y - 9, 33, 3, 'graphite');
	d.shape(at('-18,-7 4,-7 -2,-4 -16,-4'), 'coal');
	return d;
}

/** Teacher at the lyceum: a grey plait, a white coat, chalk. */
export function renard(): Drawing {
	const face: Face = {
		skin: ['skin', 'peach', 'peach'],
		ground: ['forest', 'green'],
		brow: 'slate',
		eyes: 'calm',
		mouth: 'smile',
		lips: 'brick'
	};
	const d = start(face);
	d.disc(X, Y - 5, 15, 15, 'slate');
	bust(d, face, 'paper', 'sand', 25);
	d.shape(at('-6,16 7,16 4,34 -3,34'), 'brick');
	d.shape(at('-10,17 -5,15 -1,30 -7,32'), 'sand');
	d.shape(at('11,17 6,15 2,30 8,32'), 'sand');
	head(d, face);
	d.shape(at('-13,2 -14,-9 -5,-19 7,-19 14,-9 13,2 10,-7 1,-13 -9,-6'), 'stone');
	d.path(at('-10,-10 -2,-16 6,-15'), 'sand', 2);
	for (let n = 0; n < 8; n++) d.disc(X + 14 + (n > 4 ? 1 : 0), Y + 4 + n * 4, 3, 2, n % 2 ? 'stone' : 'slate');
	d.box(X + 13, Y + 34, 5, 2, 'brick');
	glasses(d, 'clay', false);
	return d;
}

/** Maud, who receives and advises: short dark hair, a scarf of all colours. */
export function coach(): Drawing {
	const face: Face = {
		skin: ['tan', 'skin', 'skin'],
		ground: ['indigo', 'steel'],
		brow: 'ink',
		mouth: 'smile',
		lips: 'brick'
	};
	const d = start(face);
	d.disc(X, Y - 4, 15, 15, 'ink');
	d.shape(at('-15,-4 15,-4 14,9 -14,9'), 'ink');
	bust(d, face, 'graphite', 'coal', 25);
	d.shape(at('-13,20 -8,14 9,14 14,20 10,25 -9,25'), 'rose');
	for (let x = X - 13; x < X + 14; x += 4) d.line([x, 46], [x + 4, 55], x % 8 ? 'gold' : 'teal', 2);
	d.shape(at('4,23 12,22 15,34 7,34'), 'rose');
	for (let y = 55; y < 64; y += 4) d.line([X + 6, y], [X + 14, y - 1], 'gold');
	head(d, face);
	d.shape(at('-13,8 -14,-10 -4,-18 8,-18 14,-10 13,8 11,-5 -9,-7 -10,5'), 'ink');
	d.shape(at('-10,-7 -4,-13 11,-11 11,-5 2,-7'), 'ink');
	d.path(at('-6,-14 4,-15 10,-11'), 'steel', 2);
	for (const side of [-1, 1]) d.disc(X + side * 12, Y + 7, 1.4, 1.4, 'gold');
	return d;
}

/** She runs the print shop that her father ran: ink on the apron. */
export function boss(): Drawing {
	const face: Face = {
		skin: ['skin', 'peach', 'peach'],
		ground: ['rust', 'clay'],
		size: [12, 14],
		brow: 'bark',
		eyes: 'open',
		mouth: 'flat',
		lips: 'brick'
	};
	const d = start(face);
	d.disc(X, Y - 6, 15, 14, 'tan');
	d.disc(X + 3, Y - 21, 7, 6, 'tan');
	d.path(at('0,-23 5,-25 8,-21'), 'skin', 2);
	bust(d, face, 'mist', 'steel', 27);
	for (let x = X - 24; x < X + 26; x += 5) d.box(x, 52, 1, 12, 'steel');
	d.shape(at('-12,23 13,23 15,34 -14,34'), 'graphite');
	for (const left of [-11, 9]) d.box(X + left, 46, 3, 8, 'graphite');
	for (const [x, y, colour] of [
		[-6, 57, 'aqua'],
		[4, 59, 'rose'],
		[8, 56, 'gold']
	] as const)
		d.disc(X + x, y, 2, 1.5, colour);
	head(d, face);
	d.shape(at('-13,0 -14,-10 -4,-18 8,-18 14,-10 13,0 11,-7 5,-10 -3,-9 -10,-5'), 'tan');
	d.path(at('-8,-13 1,-15 9,-12'), 'skin', 2);
	d.line([X + 12, Y - 4], [X + 17, Y - 8], 'gold', 2);
	d.line([X + 9, Y - 2], [X + 13, Y - 4], 'gold', 2);
	return d;
}
