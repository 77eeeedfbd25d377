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
	const others = all.flatMap((one, at) =>
		spellingsOf(one, draws(at)).map(([, name], turn) => [name, turn === 1 ? siteOf(one.website) : '', one.name])
	);
	const id = await dryRun(importer, text(lines([['Nom', 'Site web', 'Personne'], ...others])));
	const { rows } = await rowsOf(id, { state: '', limit: 500 });
	const right = rows.filter(({ number, matches }) => {
		const [, , name] = others[number - 2] ?? [];
		return matches[0]?.name === name;
	});
	const wrong = rows
		.filter((row) => !right.includes(row))
		.map(({ given, matches }) => `${given.name} → ${matches[0]?.name ?? 'nobody'}`);
	return right.length / others.length >= RECALL
		? []
		: [`in a table only ${right.length} of ${others.length} are known again: ${wrong.join('; ')}`];
}

const siteOf = (website: string | null | undefined): string =>
	website ? website.replace(/^https?:\/\/(?:www\.)?/, 'http://www.').concat('/fr/contact') : '';
