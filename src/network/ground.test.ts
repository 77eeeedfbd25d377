import { expect, test } from 'vitest';
import { groundOf, placed } from './ground.ts';

const square = (name: string, west: number, south: number) => ({
	type: 'Feature' as const,
	properties: { name },
	geometry: {
		type: 'Polygon' as const,
		coordinates: [
			[
				[west, south],
				[west + 0.1, south],
				[west + 0.1, south + 0.1],
				[west, south + 0.1],
				[west, south]
			] as [number, number][]
		]
	}
});

test('the ground fills its width, keeps the shape of the land, and places a point where it lies', () => {
	expect(groundOf({ type: 'FeatureCollection', features: [] })).toBeNull();
	const ground = groundOf({
		type: 'FeatureCollection',
		features: [square('Mons', 3.9, 50.4), square('Binche', 4, 50.4)]
	});
	if (!ground) throw new Error('there is a ground');
	expect(ground.width).toBe(1000);
	// a square degree of this latitude is half again as tall as it is wide
	expect(ground.height).toBe(786);
	expect(ground.parts.map(({ outline }) => outline)).toEqual([
		'M0 785L500 785L500 0L0 0L0 785Z',
		'M500 785L1000 785L1000 0L500 0L500 785Z'
	]);
	expect(ground.parts.map(({ middle }) => middle)).toEqual([
		{ x: 250, y: 393 },
		{ x: 750, y: 393 }
	]);
	expect(placed(ground, 50.45, 3.95)).toEqual({ x: 250, y: 393 });
	expect(placed(ground, 50.85, 4.35)).toBeNull();
});
