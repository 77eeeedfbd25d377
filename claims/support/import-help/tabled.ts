import { begin, rowsOf } from '#exchange/server';
import { lines, text } from '../imports/make.ts';
import { dryRun, importerOf } from '../imports/trying.ts';
import { organisations } from './again.ts';
import { draws, spellingsOf } from './spellings.ts';

const RECALL = 0.95;

/** The same through the import itself: a table of the organisations under other names, their numbers and their sites is asked about row by row, with the reason. */
export async function tabled(): Promise<string[]> {
	const importer = importerOf('organizations');
	const all = await organisations();
	const known = all.map(({ name, website, locality }) => [name, website ?? '', locality ?? '']);
	const first = await dryRun(importer, text(lines([['Nom', 'Site web', 'Localité'], ...known])));
	await begin(importer, first, 'apply', 'now');
	const spelt = all.map((one, at) => spellingsOf(one, draws(at)));
	const missed: string[] = [];
	// a table of each: two spellings that are equal but for their capitals are one row too many
	for (const turn of [0, 1, 2]) {
		const cells = all.flatMap((one, at) => {
			const [, name] = spelt[at]?.[turn] ?? [];
			return name ? [[name, turn === 1 ? siteOf(one.website) : '', one.name]] : [];
		});
		const id = await dryRun(importer, text(lines([['Nom', 'Site web', 'Vrai nom'], ...cells])));
		for (const { number, given, matches } of (await rowsOf(id, { state: '', limit: 99 })).rows)
			if (matches[0]?.name !== cells[number - 2]?.[2]) missed.push(`${given.name} → ${matches[0]?.name ?? 'nobody'}`);
	}
	const asked = spelt.flat().length;
	return missed.length <= asked * (1 - RECALL)
		? []
		: [`in tables ${missed.length} of ${asked} are not known again: ${missed.join('; ')}`];
}

const siteOf = (website: string | null | undefined): string =>
	website ? website.replace(/^https?:\/\/(?:www\.)?/, 'http://www.').concat('/fr/contact') : '';
