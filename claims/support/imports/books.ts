import { book, type Case, sheet, text } from './make.ts';

const at = (day: number, hour = 0, minute = 0) => new Date(Date.UTC(2026, 10, day, hour, minute));
const organizations = (name: string, bytes: () => Uint8Array, expected: Case['expected']): Case => ({
	name,
	kind: 'organizations',
	bytes,
	expected
});
const rows = [
	['Nom', 'Ville', 'N° BCE'],
	['Alpha', 'Mons', 200_065_765],
	['Bêta', 'La Louvière', null]
];
const says: NonNullable<Extract<Case['expected'], { counts: object }>['says']> = [
	['Alpha', 'bce', '0200.065.765'],
	['Bêta', 'locality', 'La Louvière']
];

/** Workbooks of organisations. */
export const bookFiles: readonly Case[] = [
	organizations('.xlsx with a number that lost its first zero', () => book({ Feuil1: sheet(rows) }), {
		counts: { new: 2 },
		says
	}),
	organizations('.ods', () => book({ Feuil1: sheet(rows) }, 'ods'), { counts: { new: 2 }, says }),
	organizations('.xls of 1997', () => book({ Feuil1: sheet(rows) }, 'biff8'), { counts: { new: 2 }, says }),
	organizations(
		'merged cells',
		() =>
			book({
				Feuil1: sheet(
					[
						['Nom', 'Ville'],
						['Alpha', 'Mons'],
						['Bêta', null],
						['Gamma', null]
					],
					(one) => {
						one['!merges'] = [{ s: { r: 1, c: 1 }, e: { r: 3, c: 1 } }];
					}
				)
			}),
		{ counts: { new: 3 }, says: [['Gamma', 'locality', 'Mons']] }
	),
	organizations(
		'formulas with their last values, and one that failed',
		() =>
			book({
				Feuil1: sheet(
					[
						['Nom', 'Ville'],
						['Alpha', 'Mons'],
						['Bêta', null]
					],
					(one) => {
						one.A2 = { t: 's', v: 'Alpha', f: '"Al"&"pha"' };
						one.B3 = { t: 'e', v: 23, w: '#REF!', f: 'Z9#REF!' };
					}
				)
			}),
		{ counts: { new: 1, bad: 1 }, bad: ['B3 formula'] }
	),
	organizations(
		'a hidden sheet before it, and hidden rows',
		() =>
			book(
				{
					Listes: sheet([['Mons'], ['Ath']]),
					Partenaires: sheet(rows, (one) => {
						one['!rows'] = [{}, { hidden: true }];
					})
				},
				'xlsx',
				{ Sheets: [{ Hidden: 1 }, { Hidden: 0 }] }
			),
		{ counts: { new: 2 }, says }
	),
	organizations(
		'numbers kept as text, and notes beside the table',
		() =>
			book({
				Feuil1: sheet([
					['Nom', 'N° BCE', 'Année de création'],
					['Alpha', '0200 065 765', '2009', null, 'à revoir']
				])
			}),
		{
			counts: { new: 1 },
			says: [['Alpha', 'founded', 2009]]
		}
	),
	organizations('a zip that is cut', () => book({ Feuil1: sheet(rows) }).slice(0, 3000), {
		refused: 'exchange_broken'
	}),
	organizations('a picture called .xlsx', () => text('\u0089PNG\r\n', 'latin1'), { refused: 'exchange_wrong_type' }),
	organizations('a small zip that unpacks to 3 GB', bomb, { refused: 'exchange_unpacks_too_large' })
];

function bomb(): Uint8Array {
	const bytes = Buffer.from(book({ Feuil1: sheet(rows) }));
	bytes.writeUInt32LE(3_000_000_000, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
	return new Uint8Array(bytes);
}

const activities = (name: string, bytes: () => Uint8Array, expected: Case['expected']): Case => ({
	name,
	kind: 'activities',
	bytes,
	expected
});
const head = 'Titre;Organisation;Date;Heure;Heure de fin;Lieu;Places';

/** Activities and people. */
export const otherFiles: readonly Case[] = [
	activities(
		'dates and times of every hand',
		() =>
			text(
				`${head}\nA;Le Témoin;25/11/2026;18h30;20:30;Salle;40\nB;Le Témoin;2.12.26;18.30;;;\nC;Le Témoin;2026-12-09;6:30 PM;;;\nD;Le Témoin;9 décembre 2026;18:30;;;\nE;Le Témoin;46351;0,75;;;\nF;Le Témoin;10/12/2026 18h;;;;\n`
			),
		{
			counts: { new: 6 },
			says: [
				['A', 'date', '2026-11-25'],
				['A', 'time', '18:30'],
				['B', 'date', '2026-12-02'],
				['C', 'time', '18:30'],
				['D', 'date', '2026-12-09'],
				['E', 'date', '2026-11-25'],
				['F', 'time', '18:00']
			]
		}
	),
	activities(
		'dates as .xlsx keeps them',
		() =>
			book({
				F: sheet([
					['Titre', 'Organisation', 'Date'],
					['A', 'Le Témoin', at(25, 18, 30)]
				])
			}),
		{
			counts: { new: 1 },
			says: [
				['A', 'date', '2026-11-25'],
				['A', 'time', '18:30']
			]
		}
	),
	activities(
		'dates of 1904',
		() =>
			book(
				{
					F: sheet([
						['Titre', 'Organisation', 'Date', 'Heure'],
						['A', 'Le Témoin', at(25), '18:30']
					])
				},
				'xlsx',
				{ WBProps: { date1904: true } }
			),
		{
			counts: { new: 1 },
			says: [['A', 'date', '2026-11-25']]
		}
	),
	activities(
		'months before days',
		() =>
			text(
				`${head}\nA;Le Témoin;12/25/2026;18:30;;;\nB;Le Témoin;03/04/2026;18:30;;;\nC;Le Témoin;30/02/2026;18:30;;;\n`
			),
		{
			counts: { bad: 3 },
			bad: ['C2 date_order', 'C3 date_doubt', 'C4 date_none']
		}
	),
	activities(
		'past midnight, unknown names, no time',
		() =>
			text(
				`${head}\nA;Le Témoin;25/11/2026;22:00;02:00;;\nB;Personne;25/11/2026;18:00;;;\nC;Le Témoin;25/11/2026;18:00;;Lune;\nD;Le Témoin;25/11/2026;;;;beaucoup\n`
			),
		{
			counts: { new: 1, bad: 3 },
			bad: ['B3 organization', 'F4 place', 'D5 time_missing', 'G5 number'],
			says: [['A', 'end_date', '2026-11-26']]
		}
	),
	activities(
		'a series: one title, ten dates',
		() =>
			text(
				`${head}\n${Array.from({ length: 10 }, (_, at) => `Café;Le Témoin;${at + 1}/12/2026;18:30;;;20`).join('\n')}\n`
			),
		{ counts: { new: 10 } }
	),
	{
		name: 'people: first and last names, functions',
		kind: 'people',
		bytes: () =>
			text(
				'Prénom;Nom de famille;Mail;Organisation;Fonction\r\nAnn;Lefèvre;ann@exemple.invalid;Le Témoin;Directrice\r\nAnn;Lefèvre;ann@exemple.invalid;;Cheffe\r\nBob;Maes;;Le Témoin;\r\nCéline;Noël;celine@;;\r\n',
				'latin1'
			),
		expected: { counts: { new: 2, unchanged: 1, bad: 1 }, bad: ['C5 email'] }
	},
	{
		name: 'people: an address book in English',
		kind: 'people',
		bytes: () =>
			text(
				'First name,Last name,E-mail,Company,Job title,Language\nAnn,Smith,ann.smith@exemple.invalid,Le Témoin,CEO,English\n',
				'utf8',
				true
			),
		expected: { counts: { new: 1 } }
	}
];
