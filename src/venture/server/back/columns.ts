import type { Cell } from '#exchange';
import { type Column, columnsNamed, Fault, type Raw, text } from '#exchange/server';
import { localOf } from '#kernel/server/clock.ts';
import { type Locale, locales, type Name } from '#kernel/words.ts';
import { m } from '#messages';
import type { Its } from '../../back/merge.ts';
import { FileCard, NewNumber } from '../../file.ts';
import type { NumberKind } from '../../kinds.ts';
import type { KeptFile } from './kept.ts';
import type { Lexicon } from './known.ts';
import { codes, days, hundredths, type Known, texts, words } from './reading.ts';

/** A column of the table that goes out and comes back. */
type BackColumn = Readonly<{
	name: Name;
	aliases: readonly string[];
	/** `edit`: what is changed there is changed here; `new`: read for a line that opens a file, else it is told; `read`: it is told. */
	access: 'edit' | 'new' | 'read';
	/** What it is in the hub. */
	of: (file: KeptFile, here: Pick<Lexicon, 'timeZone'>) => Its;
	/** What stands in the table for it; what it is, unless it says. */
	told?: (its: Its, lexicon: Lexicon, locale: Locale) => Cell;
	/** What a cell may mean, the likeliest first; of a line that opens a file, without one. */
	reads: (raw: Raw, lexicon: Lexicon, keeper: string) => readonly Its[];
	/** The table calls it otherwise than the hub, and names change. */
	named?: true;
}>;

const nameOf = (known: readonly Known[], its: Its, locale: Locale): Cell => {
	const found = known.find(({ value }) => value === its);
	return found?.names[locales.indexOf(locale)] ?? found?.names[0] ?? its;
};

const one = (id: 'name' | 'sentence' | 'locality', name: Name, aliases: readonly string[]): BackColumn => ({
	...{ name, aliases, access: 'edit', of: (file) => file[id], reads: (raw) => texts(raw) }
});

const many = (id: 'needs' | 'promises', name: Name, aliases: readonly string[]): BackColumn => ({
	...{ name, aliases, access: 'edit', of: (file) => file[id], reads: (raw) => texts(raw, true) }
});

const number = (kind: NumberKind, name: Name, aliases: readonly string[]): BackColumn => ({
	...{ name, aliases, access: 'edit', reads: hundredths, named: true },
	of: ({ numbers }) => numbers.find((latest) => latest.kind === kind)?.value ?? null,
	told: (its) => (typeof its === 'number' ? its / 100 : its)
});

const listed = (
	id: 'kind' | 'stage' | 'sector',
	list: 'kinds' | 'stages' | 'sectors',
	name: Name,
	aliases: readonly string[]
): BackColumn => ({
	...{ name, aliases, access: 'edit', of: (file) => file[id], named: true },
	told: (its, lexicon, locale) => nameOf(lexicon[list], its, locale),
	reads: (raw, lexicon) => words(raw, lexicon[list])
});

const dated = (name: Name, aliases: readonly string[], at: (file: KeptFile) => Date | null): BackColumn => ({
	...{ name, aliases, access: 'read', reads: days },
	of: (file, { timeZone }) => {
		const moment = at(file);
		return moment && localOf(moment, timeZone).slice(0, 10);
	}
});

const backColumns = {
	name: one('name', m.web_name, ['nom', 'projet', 'dossier', 'project', 'file', 'naam', 'dossiernaam', 'nimi']),
	kind: listed('kind', 'kinds', m.web_kind, ['type', 'genre', 'soort', 'tyyppi']),
	sentence: one('sentence', m.venture_sentence, ['phrase', 'description', 'résumé', 'pitch', 'omschrijving', 'kuvaus']),
	stage: listed('stage', 'stages', m.venture_stage, ['stade', 'étape', 'phase', 'stage', 'fase', 'vaihe']),
	holders: {
		...{ name: m.venture_holders, access: 'new', reads: (raw) => texts(raw) },
		aliases: [
			'porteur',
			'porteuse',
			'porteur de projet',
			'titulaire',
			'fondateur',
			'founder',
			'holder',
			'oprichter',
			'perustaja'
		],
		of: ({ holders }) => holders.map(({ name }) => name).join(', ') || null
	},
	emails: {
		...{ name: m.back_emails, access: 'new', reads: (raw) => texts(raw) },
		aliases: ['e-mail', 'email', 'mail', 'courriel', 'adresse e-mail', 'e-mailadres', 'sähköposti'],
		of: ({ holders }) => holders.flatMap(({ email }) => email ?? []).join(', ') || null
	},
	locality: one('locality', m.venture_locality, [
		'commune',
		'ville',
		'localité',
		'town',
		'city',
		'gemeente',
		'stad',
		'kunta'
	]),
	sector: listed('sector', 'sectors', m.venture_sector, ['secteur', 'sector', 'toimiala']),
	nace: {
		...{ name: m.venture_nace, aliases: ['nace', 'code nace', 'nacebel', 'nace-bel'], access: 'edit', named: true },
		of: (file) => file.nace,
		told: (its) => (typeof its === 'string' ? its.replace(/^2025:/, '') : its),
		reads: codes
	},
	needs: many('needs', m.venture_needs, ['besoins', 'needs', 'noden', 'tarpeet']),
	promises: many('promises', m.venture_promises, ['promesses', 'promises', 'beloften', 'lupaukset']),
	jobs: number('jobs', m.venture_number_jobs, ['emplois', 'etp', 'jobs', 'fte', 'banen', 'vte', 'työpaikat']),
	turnover: number('turnover', m.venture_number_turnover, [
		'chiffre d’affaires',
		'ca',
		'turnover',
		'omzet',
		'liikevaihto'
	]),
	funds: number('funds', m.venture_number_funds, [
		'fonds',
		'fonds levés',
		'funds',
		'funds raised',
		'fondsen',
		'rahoitus'
	]),
	adviser: {
		...{ name: m.venture_adviser, access: 'edit', named: true },
		aliases: ['conseiller', 'conseillère', 'accompagnateur', 'adviser', 'advisor', 'adviseur', 'neuvoja'],
		of: ({ adviser }) => adviser?.id ?? null,
		told: (its, { advisers }) => nameOf([...advisers.values()].flat(), its, 'fr'),
		reads: (raw, { advisers }, keeper) => words(raw, advisers.get(keeper) ?? [])
	},
	operation: {
		...{ name: m.venture_operation, aliases: ['opération', 'operation', 'projet financé', 'operatie', 'hanke'] },
		...{ access: 'edit', of: (file) => file.operation, reads: (raw, lexicon) => words(raw, lexicon.operations) }
	},
	keeper: {
		...{
			name: m.web_organization,
			aliases: ['organisation', 'organisme', 'organisatie', 'organisaatio'],
			access: 'new'
		},
		of: ({ keeper }) => keeper.name,
		reads: (raw) => texts(raw)
	},
	opened: dated(m.venture_opened_on, ['ouvert le', 'ouverture'], ({ openedAt }) => openedAt),
	heard: dated(m.venture_heard, ['dernier contact'], ({ heardAt }) => heardAt),
	due: { name: m.venture_due, aliases: ['échéance'], access: 'read', of: ({ due }) => due, reads: days }
} as const satisfies Record<string, BackColumn>;

export type ColumnId = keyof typeof backColumns;
export const columnIds = Object.keys(backColumns) as ColumnId[];
export const columnOf = (id: ColumnId): BackColumn => backColumns[id];
export const isColumn = (id: string | null | undefined): id is ColumnId => id != null && id in backColumns;

/** What stands in a table for what something is. */
export const toldAs = (id: ColumnId, its: Its, lexicon: Lexicon, locale: Locale): Cell =>
	columnOf(id).told?.(its, lexicon, locale) ?? its;

const { column } = columnsNamed((id: string, locale) =>
	id === 'id'
		? m.venture_column_id({}, { locale })
		: id === 'version'
			? m.back_version({}, { locale })
			: columnOf(id as ColumnId).name({}, { locale })
);

/** The columns by which a file is laid out; what their cells mean is read with all that is known. */
export const layoutColumns: readonly Column[] = [
	column('id', '', text(80), ['id', 'identifiant']),
	...columnIds.map((id) => column(id, '', text(8000), columnOf(id).aliases)),
	column('version', '', text(400), ['version'])
];

const cards = ['name', 'sentence', 'locality', 'needs', 'promises', 'nace', 'kind', 'stage'] as const;

/** Why something cannot be written into a column of a file. */
export function faultOf(id: ColumnId, its: Its, lexicon: Lexicon, keeper: string, now: Its = null): Fault | null {
	const card = cards.find((each) => each === id);
	if (card) {
		const list = id === 'kind' ? lexicon.kinds : id === 'stage' ? lexicon.stages : null;
		const issue = FileCard.shape[card].safeParse(its).error?.issues[0]?.message;
		if (issue && list)
			return new Fault('exchange_wrong_choice', { choices: list.map(({ names }) => names[0]).join(', ') });
		return issue ? new Fault(issue) : null;
	}
	if (id === 'sector') return known(lexicon.sectors, its) ? null : sectorFault(lexicon, its);
	if (id === 'operation')
		return its === null || its === now || lexicon.openOperations.has(String(its))
			? null
			: new Fault('venture_operation_unknown');
	if (id === 'adviser') {
		const standing = (lexicon.advisers.get(keeper) ?? []).filter((each) => each.standing);
		return known(standing, its) ? null : new Fault('venture_adviser_wrong');
	}
	if (its === null) return new Fault('back_number_empty');
	return NewNumber.shape.value.safeParse(its).success ? null : new Fault('venture_number_wrong');
}

const known = (list: readonly Known[], its: Its): boolean => its === null || list.some(({ value }) => value === its);

const sectorFault = ({ sectors }: Lexicon, its: Its): Fault =>
	new Fault('exchange_wrong_sector', { name: String(its), choices: sectors.map(({ names }) => names[0]).join(', ') });
