import { stopImporter } from '#city/server';
import type { Locale } from '#kernel/words.ts';

const ids = [
	...['stop', 'language', 'audience', 'title', 'text', 'picture', 'alt', 'sound', 'transcript', 'owner', 'licence'],
	...['until', 'lat', 'lon', 'room', 'code']
] as const;
type Line = Record<string, string>;

/** A line of a table with a fault: in which column it is, and how it is said. */
type Plant = Readonly<{ column: string; key: string; with: Line }>;

/** Every kind of fault that a line can have by itself. */
export const plants: Readonly<Record<string, Plant>> = {
	'a sound without its words': {
		column: 'transcript',
		key: 'city_fault_no_transcript',
		with: { sound: 'voix.wav', transcript: '' }
	},
	'no owner of the rights': { column: 'owner', key: 'city_fault_no_owner', with: { owner: '' } },
	'no licence': { column: 'licence', key: 'city_fault_no_licence', with: { licence: '' } },
	'a licence that has ended': { column: 'until', key: 'city_fault_licence_ended', with: { until: '31/12/2001' } },
	'an unknown licence': { column: 'licence', key: 'exchange_wrong_choice', with: { licence: 'libre comme l’air' } },
	'a picture without words': { column: 'alt', key: 'city_fault_no_alt', with: { alt: '' } },
	'a file that did not come': { column: 'picture', key: 'city_line_file_missing', with: { picture: 'absente.jpg' } },
	'a file that cannot be read': { column: 'picture', key: 'kernel_picture_unreadable', with: { picture: 'liste.jpg' } },
	'a picture for a sound': {
		column: 'sound',
		key: 'city_line_no_sound',
		with: { sound: 'commune.png', transcript: 'Mots.' }
	},
	'a latitude beyond the pole': { column: 'lat', key: 'exchange_wrong_number', with: { lat: '95,2' } },
	'half of a point': { column: 'lon', key: 'exchange_wrong_point', with: { lon: '' } },
	'an unknown language': { column: 'language', key: 'exchange_wrong_choice', with: { language: 'klingon' } },
	'an unknown code': { column: 'code', key: 'city_line_code', with: { code: 'AAAA' } },
	'no stop': { column: 'stop', key: 'exchange_wrong_missing', with: { stop: '' } },
	'no title': { column: 'title', key: 'city_fault_no_title', with: { title: '' } },
	'a text without end': { column: 'text', key: 'exchange_wrong_length', with: { text: 'x'.repeat(20_001) } }
};

/** A stop that is right. */
const right = (number: number): Line => ({
	...{ stop: String(number), language: 'fr', audience: '', title: `Titre ${number}`, text: `Ce que dit ${number}.` },
	...{
		picture: `image-${number}.png`,
		alt: `Image ${number}.`,
		sound: '',
		transcript: '',
		owner: 'Le musée',
		licence: 'CC BY'
	},
	...{ until: '', lat: '50,45', lon: '3,95', room: `salle ${number}`, code: '' }
});

export type Planted = Readonly<{
	csv: string;
	faults: readonly string[];
	pictures: readonly string[];
	unnamed: readonly string[];
	good: number;
}>;

const letterOf = (column: string): string => String.fromCharCode(65 + ids.indexOf(column as (typeof ids)[number]));

/** A table whose lines have the faults that are named, or none; the titles of its columns are those of a language. */
export function planted(kinds: readonly (string | null)[], locale: Locale): Planted {
	const faults: string[] = [];
	const lines = kinds.map((kind, at) => {
		const plant = kind === null ? undefined : plants[kind];
		if (plant) faults.push(`${at + 2} ${letterOf(plant.column)} ${plant.key}`);
		return { ...right(at + 1), ...plant?.with };
	});
	const heads = ids.map((id) => stopImporter.columns.find((column) => column.id === id)?.label(locale) ?? id);
	const rows = [heads, ...lines.map((line) => ids.map((id) => line[id] ?? ''))];
	const named = new Set(lines.map(({ picture }) => picture));
	const pictures = lines.map((_, at) => `image-${at + 1}.png`);
	return {
		csv: rows.map((row) => row.join(';')).join('\n'),
		...{ faults, pictures, unnamed: pictures.filter((name) => !named.has(name)) },
		good: kinds.filter((kind) => kind === null).length
	};
}
