import { type Case, lines, text } from './make.ts';

const head = ['Nom', 'Type', 'Ville', 'N° BCE', 'E-mail', 'Description'];
const two = (mark = '') => [
	head,
	[`École d’été${mark}`, 'Association', 'La Louvière', '', '', 'Élèves & co'],
	[`Œuvre${mark}`, 'Entreprise', 'Mons', '0200.065.765', 'info@oeuvre.example', '5 € l’entrée']
];
const right = (mark = ''): Case['expected'] => ({
	counts: { new: 2 },
	says: [
		[`École d’été${mark}`, 'locality', 'La Louvière'],
		[`Œuvre${mark}`, 'sentence_fr', '5 € l’entrée'],
		[`Œuvre${mark}`, 'bce', '0200.065.765']
	]
});
const organizations = (name: string, bytes: () => Uint8Array, expected: Case['expected']): Case => ({
	name,
	kind: 'organizations',
	bytes,
	expected
});

/** Text files of organisations, as spreadsheets and people make them. */
export const plainFiles: readonly Case[] = [
	organizations('Belgian Excel: semicolons, Windows-1252', () => text(lines(two()), 'latin1'), right()),
	organizations('UTF-8 with a byte order mark', () => text(lines(two()), 'utf8', true), right()),
	organizations('UTF-8, commas, Unix lines', () => text(lines(two(), ',', '\n')), right()),
	organizations('Excel’s “Unicode text”: UTF-16LE, tabs', () => text(lines(two(), '\t'), 'utf16le', true), right()),
	organizations('UTF-16BE', () => text(lines(two()), 'utf16be', true), right()),
	organizations('UTF-16LE without a mark', () => text(lines(two()), 'utf16le'), right()),
	organizations('first line sep=|', () => text(`sep=|\r\n${lines(two(), '|')}`), right()),
	organizations('old Macintosh line ends', () => text(lines(two(), ';', '\r'), 'latin1'), right()),
	organizations(
		'a title, a date and blank rows above the table',
		() => text(`Partenaires du hub;;\r\nau 25/11/2026;;\r\n\r\n${lines(two())}`),
		right()
	),
	organizations(
		'two rows of titles, the first for groups',
		() => text(`Identité;;;;Contact;\r\n${lines(two())}`),
		right()
	),
	organizations(
		'titles in French, and under them in Dutch',
		() => {
			const [titles = [], ...rows] = two();
			return text(lines([titles, ['Naam', 'Soort', 'Gemeente', 'KBO-nummer', 'E-mail', 'Beschrijving'], ...rows]));
		},
		right()
	),
	organizations('the same title twice', () => text('Nom;Ville;Nom\r\nAlpha;Mons;Autre\r\n'), {
		counts: { new: 1 },
		says: [['Alpha', 'locality', 'Mons']]
	}),
	organizations(
		'trailing separators and empty rows',
		() => text('Nom;Ville;;;\r\nAlpha;Mons;;;\r\n;;;;\r\n;;;;\r\nBeta;Mons;;;\r\n;;;;\r\n'),
		{
			counts: { new: 2 }
		}
	),
	organizations(
		'quotation marks around separators, lines and quotation marks',
		() => text('Nom;Présentation;Ville\r\n"Alpha; fils";"Ligne 1\r\nLigne ""2""";Mons\r\n'),
		{ counts: { new: 1 }, says: [['Alpha; fils', 'about_fr', 'Ligne 1\nLigne "2"']] }
	),
	organizations(
		'apostrophes before what looks like a formula',
		() => text("Nom;Téléphone\r\n'=1+1 asbl;'+32 65 12 34 56\r\n"),
		{ counts: { new: 1 }, says: [['=1+1 asbl', 'phone', '+32 65 12 34 56']] }
	),
	organizations(
		'Dutch titles and words',
		() => text('Naam;Soort;Gemeente;Sectoren\nDe Zaak;Bedrijf;Bergen;Games;\n'.replace('Games;', 'Games')),
		{
			counts: { new: 1 },
			says: [['De Zaak', 'sectors', 'gaming']]
		}
	),
	organizations(
		'English and Finnish titles',
		() => text('Company,Sähköposti,Founded in,Paikkakunta\nNorth,info@north.example,1999,Kotka\n'),
		{
			counts: { new: 1 },
			says: [
				['North', 'founded', 1999],
				['North', 'email', 'info@north.example']
			]
		}
	),
	organizations(
		'numbers and addresses with mistakes',
		() =>
			text(
				lines([head, ['Alpha', 'Banque', 'Mons', '0200.065.766', 'pas un mail', ''], ['Beta', '', '', '12', '', '']])
			),
		{
			counts: { bad: 2 },
			bad: ['B2 choice', 'D2 bce_check', 'E2 email', 'D3 bce']
		}
	),
	organizations(
		'the same number twice in the file',
		() =>
			text(lines([head, ['Alpha', '', '', '0200065765', '', ''], ['Autre nom', '', '', 'BE 0200.065.765', '', '']])),
		{
			counts: { new: 1, bad: 1 },
			bad: ['A3 twice']
		}
	),
	organizations(
		'a separator within a text that has no quotation marks',
		() => text('Nom;Ville\nAlpha;Mons\nBeta; Fils;Mons\n'),
		{
			counts: { new: 1, bad: 1 },
			bad: ['A3 too_long']
		}
	),
	organizations('a name is missing', () => text('Nom;Ville\n;Mons\nAlpha;Mons\n'), {
		counts: { new: 1, bad: 1 },
		bad: ['A2 missing']
	}),
	organizations('a sector that the hub has not', () => text('Nom;Secteurs\nAlpha;alchimie\n'), {
		counts: { bad: 1 },
		bad: ['B2 sector']
	}),
	organizations(
		'what is perhaps there already',
		() => text('Nom;Site web\nLe Témoin;\nStudio Temoin ASBL;https://temoin.example/contact\nLe Temoinn;\n'),
		{
			counts: { unchanged: 1, duplicate: 2 }
		}
	),
	organizations('no titles that are known', () => text('a;b\n1;2\n'), {
		refused: 'exchange_lacks',
		params: { column: 'name' }
	}),
	organizations(
		'a quotation mark that is never closed',
		() => text('Nom;Ville\nAlpha;Mons\n"Beta;Mons\nGamma;Mons\n'),
		{ refused: 'exchange_quotes', params: { row: 3 } }
	),
	organizations('empty', () => new Uint8Array(), { refused: 'exchange_empty' }),
	organizations('bytes that are no text', () => text('Nom;Ville\nAl\u0002pha;Mons\n'), {
		refused: 'exchange_not_text',
		params: { position: 13 }
	}),
	organizations('a PDF', () => text('%PDF-1.7 and so on'), { refused: 'exchange_wrong_type' }),
	organizations('a web page', () => text('<!DOCTYPE html><table><tr><td>Nom</td></tr></table>'), {
		refused: 'exchange_wrong_type'
	}),
	organizations('250 columns', () => text(`${Array.from({ length: 250 }, (_, at) => `c${at}`).join(';')}\n`), {
		refused: 'exchange_too_many_columns'
	}),
	organizations('60,001 rows', () => text(`Nom\n${'x\n'.repeat(60_000)}`), { refused: 'exchange_too_many_rows' })
];
