import {
	type Column,
	columnsNamed,
	day,
	email,
	Fault,
	type Importer,
	isFailed,
	type Raw,
	type Session,
	text,
	type Values
} from '#exchange/server';
import { spelling } from '#kernel/fold.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { m } from '#messages';
import type { Its } from '../../back/merge.ts';
import type { On } from '../tables.ts';
import { type ColumnId, columnOf, faultOf } from './columns.ts';
import { holdersIn, keeperOf, likenessOf } from './fresh.ts';
import { keptRow } from './given.ts';
import { actingBy, emptyTable, whoever } from './importer.ts';
import { type KeptFile, keptFiles } from './kept.ts';
import type { Lexicon } from './known.ts';
import { hundredths, texts } from './reading.ts';
import { lookAtFiles, takeBackFrom, writeCells, writeLine } from './writing.ts';

/** What a list of one's own says of a file, in the order of the form; the rest of the table of files is the hub's. */
const listed = [
	...([
		'name',
		'holders',
		'emails',
		'kind',
		'sentence',
		'stage',
		'locality',
		'sector',
		'nace',
		'needs',
		'promises'
	] as const),
	...(['jobs', 'turnover', 'funds', 'adviser', 'operation', 'keeper'] as const)
];
const filled = listed.filter((id) => columnOf(id).access === 'edit');

const { column } = columnsNamed((id: string, locale) =>
	id === 'first' ? m.back_first({}, { locale }) : columnOf(id as ColumnId).name({}, { locale })
);

const readers: Partial<Record<ColumnId, Column['read']>> = {
	emails: email,
	needs: (raw) => typed(texts(raw, true), raw),
	promises: (raw) => typed(texts(raw, true), raw),
	jobs: (raw) => typed(hundredths(raw), raw),
	turnover: (raw) => typed(hundredths(raw), raw),
	funds: (raw) => typed(hundredths(raw), raw)
};
const typed = ([meant = null]: readonly Its[], raw: Raw) =>
	isFailed(raw) ? new Fault('exchange_wrong_formula') : meant;

const columns: readonly Column[] = [
	...listed.map((id) =>
		column(id, '', readers[id] ?? text(400), columnOf(id).aliases, { required: id === 'name' || id === 'emails' })
	),
	column(
		'first',
		'',
		day,
		[
			'date 1er contact',
			'premier contact',
			'date du premier contact',
			'1er contact',
			'first contact',
			'eerste contact',
			'ensimmäinen yhteys'
		],
		{ day: true }
	)
];

/** The list that a team kept before the hub: each line opens a file, or fills in what is empty in one that is there. What the hub knows stays. */
export const listImporter: Importer = {
	kind: 'ventures',
	own: true,
	name: (locale) => m.back_list({}, { locale }),
	hint: (locale) => m.back_list_hint({}, { locale }),
	columns,
	title: ({ name }) => String(name ?? ''),
	open,
	look: (on, _, ids, madeBy) => lookAtFiles(on, ids, madeBy),
	takeBack: async (tx, touched, by) => takeBackFrom(tx, touched, await actingBy(by, tx)),
	table: async (locale) => ({
		...emptyTable(locale),
		columns: columns.map(({ id, label }) => ({ id, label: label(locale) }))
	})
};

async function open(on: On, madeBy: string | null): Promise<Session> {
	const { viewer, lexicon } = await whoever(madeBy, on);
	const files = await keptFiles(viewer, on);
	const likeness = likenessOf(files.values());
	const keeper = (values: Values) => keeperOf(values.keeper, lexicon);
	const cells = (values: Values) => cellsOf(values, lexicon, keeper(values) ?? '');
	return {
		judge: (values) => faults(values, cells(values), lexicon, keeper(values)),
		match: (values) => likeness(cells(values)),
		changes: (values, target) => Object.keys(blanks(files.get(target), cells(values), lexicon)).length > 0,
		key: (values) => `${spelling(String(values.name))} ${values.emails}`,
		apply: async (tx, values, target, by) => {
			const writing = { viewer, here: lexicon, by };
			const given = cells(values);
			if (target === null)
				return writeLine(tx, lineOf({ ...given, keeper: keeper(values) }), null, {
					...writing,
					by: since(values, lexicon, by)
				});
			const file = (await keptFiles(viewer, tx, [target])).get(target);
			return file ? writeCells(tx, file, blanks(file, given, lexicon), writing) : [];
		}
	};
}

type Cells = Partial<Record<ColumnId, Its>>;

function cellsOf(values: Values, lexicon: Lexicon, keeper: string): Cells {
	const cells: Cells = {};
	for (const id of listed) {
		const value = values[id];
		if (value === undefined || value === null) continue;
		const plain = typeof value === 'number' ? value : String(value);
		cells[id] = typeof plain === 'number' ? plain : (columnOf(id).reads(plain, lexicon, keeper)[0] ?? null);
	}
	return cells;
}

function faults(values: Values, cells: Cells, lexicon: Lexicon, keeper: string | null) {
	const wrong = filled.flatMap((id) => {
		const fault = cells[id] === undefined ? null : faultOf(id, cells[id] ?? null, lexicon, keeper ?? '');
		return fault ? [{ column: id as string, fault }] : [];
	});
	return [
		...wrong,
		...(keeper ? [] : [{ column: 'keeper', fault: new Fault('back_keeper') }]),
		...(values.emails && !holdersIn(cells) ? [{ column: 'holders', fault: new Fault('back_holder') }] : [])
	];
}

/** What a list knows of a file and the hub does not. */
function blanks(file: KeptFile | undefined, cells: Cells, lexicon: Lexicon): Cells {
	if (!file) return {};
	return Object.fromEntries(
		filled.flatMap((id) => {
			const its = cells[id];
			return its != null && columnOf(id).of(file, lexicon) === null ? [[id, its]] : [];
		})
	);
}

const lineOf = (cells: Cells): Values =>
	keptRow({
		differences: (Object.keys(cells) as ColumnId[]).map((id) => {
			const hers = [{ its: cells[id] ?? null, row: 0 }];
			return { column: id, hers, ours: null, asked: false, taken: 0 };
		}),
		told: []
	});

/** A file is open since its first contact: from then on it counts who has heard nothing. */
function since<By extends { at?: Date }>({ first }: Values, { timeZone }: Lexicon, by: By): By {
	const at = typeof first === 'string' ? momentOf(`${first}T12:00`, timeZone) : null;
	return at && at.getTime() < Date.now() ? { ...by, at } : by;
}
