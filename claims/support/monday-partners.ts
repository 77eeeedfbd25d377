import { writeFileSync } from 'node:fs';
import xlsx from '@e965/xlsx';

const kinds = ['asbl', 'société', 'école', 'centre culturel', 'université'];
const towns = [
	['7000', 'Mons'],
	['7100', 'La Louvière'],
	['7300', 'Boussu'],
	['7130', 'Binche']
] as const;
const first = ['Atelier', 'Studio', 'Collectif', 'Fabrique', 'Coopérative'];
const last = ['Houille', 'Péniche', 'Lampisterie', 'Châssis à molette'];

/** The invented partners by their names. */
export const partners: readonly string[] = first.flatMap((one) => last.map((other) => `${one} ${other} (fictif)`));

/** Writes the partners as a team keeps them in Excel: a number of the BCE as a number without its zero, dates as dates, cells that are empty, a title above. */
export function writeWorkbook(path: string): void {
	const head = [
		'Nom',
		'Type',
		'N° BCE',
		'Code postal',
		'Ville',
		'Site web',
		'E-mail',
		'Téléphone',
		'Année de création'
	];
	const rows = partners.map((name, index) => {
		const [postcode, town] = towns[index % towns.length] ?? towns[0];
		const host = `partenaire-${index + 1}.exemple.invalid`;
		return [
			name,
			kinds[index % kinds.length],
			index % 4 === 3 ? null : enterprise(index),
			Number(postcode),
			town,
			index % 3 ? `www.${host}` : `https://${host}/`,
			`bonjour@${host}`,
			index % 2 ? '065 00 00 00' : null,
			1995 + index
		];
	});
	const sheet = xlsx.utils.aoa_to_sheet([['Partenaires du hub (noms inventés)'], head, ...rows]);
	sheet['!cols'] = head.map(() => ({ wch: 24 }));
	const book = xlsx.utils.book_new();
	xlsx.utils.book_append_sheet(book, sheet, 'Feuil1');
	writeFileSync(path, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/** A number that the BCE's check accepts, as Excel keeps it: its first zero is gone. Numbers from 0999 on are given to nobody yet. */
function enterprise(index: number): number {
	const base = 9_990_000 + index;
	return base * 100 + (97 - (base % 97));
}
