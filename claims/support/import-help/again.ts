import { readFile } from 'node:fs/promises';
import { organizationFinder } from '#network/server';
import { draws, type Named, spellingsOf } from './spellings.ts';
import { pairsOf, strangers } from './strangers.ts';

export type Again = { asked: number; known: number; others: number; taken: number; told: string[] };

const read = async (path: string): Promise<Omit<Named, 'id'>[]> =>
	JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));

/** The forty-six organisations: those of the demonstration, and their neighbours. */
export async function organisations(): Promise<Named[]> {
	const all = [...(await read('../../../hubs/mons/organizations.json')), ...(await read('neighbours.json'))];
	return all.map(({ name, formerNames, website, locality }, at) => ({
		id: `known ${at}`,
		name,
		formerNames,
		website,
		locality
	}));
}

/** How often one is known again by another spelling, and how often it is taken for one that it is not; with a seed, the spellings are others. */
export async function again(seed: number): Promise<Again> {
	const all = await organisations();
	const figures: Again = { asked: 0, known: 0, others: 0, taken: 0, told: [] };
	const finder = organizationFinder();
	for (const one of all) finder.add(one);
	for (const one of all) {
		const without = organizationFinder();
		for (const other of all) if (other !== one) without.add(other);
		for (const [way, name] of spellingsOf(one, draws(seed + figures.asked))) {
			figures.asked += 1;
			const [found] = finder.find({ name });
			if (found?.id === one.id) figures.known += 1;
			else figures.told.push(`« ${one.name} » is not known again as « ${name} » (${way})`);
			stranger(figures, name, without.find({ name })[0]?.id, all);
		}
	}
	for (const name of strangers) stranger(figures, name, finder.find({ name })[0]?.id, all);
	for (const [known, asked] of pairsOf(all)) {
		const pair = organizationFinder();
		pair.add({ id: 'other', name: known });
		stranger(figures, asked, pair.find({ name: asked })[0] && known, all);
	}
	return figures;
}

function stranger(figures: Again, name: string, found: string | undefined, all: readonly Named[]): void {
	figures.others += 1;
	if (!found) return;
	figures.taken += 1;
	figures.told.push(`« ${name} » is taken for « ${all.find(({ id }) => id === found)?.name ?? found} »`);
}
