import { bringFiles, filesApart, noteBringing, stopImporter } from '#city/server';
import { batchOf, begin, bring, problemsOf, rowsOf } from '#exchange/server';
import type { Viewer } from '#kernel/identity/index.ts';
import { emptyTrail, picture, sound, written } from './museum.ts';
import type { Planted } from './planting.ts';

const file = (name: string, content: Uint8Array | string): File => new File([content as BlobPart], name);

/** Brings a table with planted faults, imports what is right and takes it back. @returns what was not as it must be */
export async function tried(who: Viewer & { own: string }, its: Planted): Promise<string[]> {
	const trail = await emptyTrail(who);
	const id = await bring(stopImporter, { name: 'etapes.csv', bytes: new TextEncoder().encode(its.csv) }, who.id);
	await noteBringing(id, trail);
	const pictures = await Promise.all(its.pictures.map(async (name) => file(name, await picture())));
	const others = [
		file('voix.wav', sound()),
		file('commune.png', await picture()),
		file('liste.jpg', '#EXTM3U\n/etc/passwd')
	];
	await bringFiles(id, [...pictures, ...(its.faults.length ? others : [])]);
	await begin(stopImporter, id, 'check', 'now');
	const said = (await problemsOf(id)).map(({ row, letter, key }) => `${row} ${letter} ${key}`);
	const wrong = [
		...its.faults.filter((one) => !said.includes(one)).map((one) => `not found: ${one}`),
		...said.filter((one) => !its.faults.includes(one)).map((one) => `said without reason: ${one}`)
	];
	const { rows } = await rowsOf(id, { state: '', limit: 9999 });
	const { unnamed } = await filesApart(
		id,
		rows.map(({ given }) => given)
	);
	const apart = unnamed.map(({ name }) => name).filter((name) => name.startsWith('image-'));
	if (apart.toSorted().join() !== its.unnamed.toSorted().join()) wrong.push(`unnamed: ${apart}, not ${its.unnamed}`);
	return [...wrong, ...(its.good ? await thereAndBack(id, trail, who.own, its.good) : [])];
}

async function thereAndBack(id: string, trail: string, own: string, good: number): Promise<string[]> {
	const before = await written(trail, own);
	await begin(stopImporter, id, 'apply', 'now');
	const after = await written(trail, own);
	const { state, failure } = await batchOf(id);
	const wrong = state === 'done' ? [] : [`not imported: ${JSON.stringify(failure)}`];
	if (after.stops !== good || after.layers !== good || after.media - before.media !== good)
		wrong.push(`${good} lines were right, and written were ${JSON.stringify(after)}`);
	await begin(stopImporter, id, 'undo', 'now');
	const back = await written(trail, own);
	if (JSON.stringify(back) !== JSON.stringify(before)) wrong.push(`taken back, ${JSON.stringify(back)} is left`);
	return wrong;
}
