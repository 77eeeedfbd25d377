import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Demonstration } from './shapes.ts';

/** Reads a demonstration from its folder. @throws naming the file and the place in it that is wrong. */
export function readDemonstration(folder = 'hubs/mons'): Demonstration {
	const read = (name: string, form = 'json'): unknown =>
		JSON.parse(readFileSync(join(folder, `${name}.${form}`), 'utf8'));
	const parsed = Demonstration.safeParse({
		hub: read('hub'),
		organizations: read('organizations'),
		places: read('places'),
		fiction: read('fiction'),
		directory: read('directory'),
		gallery: read('gallery'),
		region: read('region', 'geojson'),
		editorial: read('editorial'),
		festival: read('festival'),
		classes: read('classes'),
		shows: read('shows'),
		workshops: read('workshops'),
		programmes: read('programmes'),
		ways: read('ways'),
		goals: read('goals'),
		journey: read('journey'),
		spaces: read('spaces'),
		house: read('house'),
		venture: read('venture'),
		partnering: read('partnering'),
		missions: read('missions'),
		groups: read('groups'),
		impact: read('impact'),
		guide: read('guide'),
		sensing: read('sensors')
	});
	if (parsed.success) return parsed.data;
	const [first] = parsed.error.issues;
	throw new Error(`The demonstration in ${folder} is wrong at ${first?.path.join('.')}: ${first?.message}.`);
}
