import { book, type Case, sheet, text } from '../imports/make.ts';
import { without } from './formulas.ts';

const people = (name: string, content: string, expected: Case['expected']): Case => ({
	...{ name, kind: 'people', bytes: () => text(content), expected }
});
const houses = (name: string, content: string, expected: Case['expected']): Case => ({
	...{ name, kind: 'organizations', bytes: () => text(content), expected }
});
const season = (name: string, rows: string, expected: Case['expected']): Case => ({
	...{ name, kind: 'activities', bytes: () => text(`Titre;Organisation;Date;Heure\n${rows}\n`), expected }
});

/** The two shapes of a name beside a first name, in the languages of the hub and of its neighbours. */
const names = [
	['French', 'Nom;Prénom;E-mail'],
	['Dutch', 'Naam;Voornaam;E-mailadres'],
	['Finnish', 'Nimi;Etunimi;Sähköpostiosoite'],
	['English', 'Name;Given name;Email address'],
	['French, the first name first', 'Prénom;Nom;Courriel', 'Marie;Peeters'],
	['Finnish, with a family name', 'Etunimi;Sukunimi;Sähköposti', 'Marie;Peeters']
] as const;

const ofPeople: readonly Case[] = [
	...names.map(([language, titles, first]) => {
		const [one, two] = first ? ['Marie;Peeters', 'Paul;Peeters'] : ['Peeters;Marie', 'Peeters;Paul'];
		return people(`two of one family, ${language}`, `${titles}\n${one};m@exemple.invalid\n${two};p@exemple.invalid\n`, {
			counts: { new: 2 },
			says: [
				['Marie Peeters', 'email', 'm@exemple.invalid'],
				['Paul Peeters', 'email', 'p@exemple.invalid']
			]
		});
	}),
	people('a whole name beside the first one', 'Nom complet;Prénom\nMarie Peeters;Marie\n', {
		counts: { new: 1 },
		says: [['Marie Peeters', 'email', null as never]]
	}),
	people(
		'addresses that are none',
		'Nom;E-mail\nAnn;a@b..example\nBo;.b@b.example\nCy;c@-b.example\nDi;d@b\nEd;e@b.example\n',
		{
			counts: { new: 1, bad: 4 },
			bad: ['B2 email', 'B3 email', 'B4 email', 'B5 email']
		}
	),
	people('what a ticked box leaves as a name', 'Nom\nTRUE\nFAUX\n12\n?\nTrudy\n', {
		counts: { new: 1, bad: 4 },
		bad: ['A2 name', 'A3 name', 'A4 name', 'A5 name']
	}),
	people('years of birth that are none', 'Nom;Année de naissance\nAnn;0x7d0\nBo;1e3\nCy;19,85\nDi;1985\n', {
		counts: { new: 1, bad: 3 },
		bad: ['B2 number', 'B3 number', 'B4 number']
	}),
	people(
		'RFC 4180: a break, a comma and a quotation mark within quotation marks, no line end at the last',
		'Name,E-mail\r\n"Peeters, ""Zoé""\r\nMarie",z@exemple.invalid',
		{
			counts: { new: 1 },
			says: [['Peeters, "Zoé" Marie', 'email', 'z@exemple.invalid']]
		}
	),
	people('RFC 4180: fewer fields in a line than titles', 'Name,E-mail,Language\r\nAnn\r\nBo,b@exemple.invalid\r\n', {
		counts: { new: 2 }
	})
];

const ofHouses: readonly Case[] = [
	houses('postcodes of here', 'Nom;Code postal\nAlpha;7000\nBeta;B-7000\n', {
		counts: { new: 2 },
		says: [['Alpha', 'postcode', '7000']]
	}),
	houses('postcodes of nowhere', 'Nom;Code postal\nAlpha;70000\nBeta;700\nGamma;F-7000\n', {
		counts: { bad: 3 },
		bad: ['B2 postcode', 'B3 postcode', 'B4 postcode']
	}),
	houses('postcodes of neighbours', 'Nom;Code postal\nAlpha;F-59300\nBeta;1012 AB\nGamma;L-1234\n', {
		counts: { new: 3 }
	}),
	houses('names that a spreadsheet made', 'Nom;Ville\nVRAI;Mons\n-;Mons\n404;Mons\n', {
		counts: { new: 1, bad: 2 },
		bad: ['A2 name', 'A3 name']
	}),
	houses('degrees that are none', 'Nom;Latitude;Longitude\nAlpha;0x32;3,95\nBeta;50,45;3,95\nGamma;95;3\n', {
		counts: { new: 1, bad: 2 },
		bad: ['B2 number', 'B4 number']
	}),
	houses('a thousand written in English', 'Nom;Fondée en\nAlpha;1,000\nBeta;1.999\n', {
		counts: { new: 1, bad: 1 },
		bad: ['B2 number'],
		says: [['Beta', 'founded', 1999]]
	}),
	houses('tabs, quotation marks around all, a mark of bytes', '\ufeff"Nom"\t"Ville"\r\n"Alpha"\t"Mons"\r\n', {
		counts: { new: 1 }
	}),
	{
		...{ name: 'formulas without what they come to, .xlsx', kind: 'organizations' },
		bytes: () => without('xlsx'),
		expected: { counts: { new: 1, bad: 1 }, bad: ['B3 formula'] }
	},
	{
		...{ name: 'formulas without what they come to, .ods', kind: 'organizations' },
		bytes: () => without('ods'),
		expected: { counts: { new: 1, bad: 1 }, bad: ['B3 formula'] }
	},
	{
		...{ name: 'a box that is ticked where a name should be, .xlsx', kind: 'organizations' },
		bytes: () => book({ A: sheet([['Nom'], [true], ['Alpha']]) }),
		expected: { counts: { new: 1, bad: 1 }, bad: ['A2 name'] }
	}
];

const at = (date: string, clock = ''): string => `Essai ${date};Le Témoin;${date};${clock}`;
const happens = (name: string, date: string, day: string, clock = '18:30'): Case =>
	season(name, at(date), {
		counts: { new: 1 },
		says: [
			[`Essai ${date}`, 'date', day],
			[`Essai ${date}`, 'time', clock]
		]
	});
const never = (name: string, date: string, bad: string, clock = ''): Case =>
	season(name, at(date, clock), { counts: { bad: 1 }, bad: [bad] });

const ofSeasons: readonly Case[] = [
	happens('ISO 8601 in UTC', '2026-11-25T17:30:00Z', '2026-11-25'),
	happens('ISO 8601 five hours behind', '2026-11-25T12:30:00-05:00', '2026-11-25'),
	happens('ISO 8601 with another day there', '2026-11-25T23:30-05:00', '2026-11-26', '05:30'),
	happens('ISO 8601, basic', '20261125T173000Z', '2026-11-25'),
	happens('RFC 9557 with its zone', '2026-11-25T19:30+02:00[Europe/Helsinki]', '2026-11-25'),
	happens('RFC 5322', 'Wed, 25 Nov 2026 17:30:00 +0000', '2026-11-25'),
	happens('HTTP', 'Wed, 25 Nov 2026 17:30:00 GMT', '2026-11-25'),
	happens('of PostgreSQL', '2026-11-25 17:30:00+00', '2026-11-25'),
	happens('a day and an hour, as people write', 'mercredi 25 novembre 2026 à 18h30', '2026-11-25'),
	never('an hour with a zone of its own', '25/11/2026', 'D2 zone', '18:30Z'),
	never('an hour of another zone', '25/11/2026', 'D2 zone', '18:30 -0500'),
	never('a zone by three letters', '25/11/2026 18:30 EST', 'C2 time'),
	never('two hours in one cell', '25/11/2026 18:30-20:30', 'C2 time'),
	never('two days in one cell', '25/11/2026 - 27/11/2026', 'C2 time'),
	never('the day on which spreadsheets began', '25/11/1899', 'C2 year'),
	never('a slip of the finger', '25/11/2926', 'C2 year'),
	never('a day of a century ago', '25/11/1926', 'C2 year'),
	never('the 31st of November', '31/11/2026', 'C2 date_none'),
	never('a leap day of no leap year', '29/02/2027', 'C2 date_none'),
	never('the 25th hour', '25/11/2026', 'D2 time', '25:00')
];

export const tables: readonly Case[] = [...ofPeople, ...ofHouses, ...ofSeasons];
