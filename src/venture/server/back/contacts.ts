import {
	type Column,
	choice,
	columnsNamed,
	day,
	Fault,
	type Importer,
	paragraphs,
	type Session,
	type Touched,
	text,
	time,
	type Values
} from '#exchange/server';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { spelling } from '#kernel/fold.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { locales } from '#kernel/words.ts';
import { m } from '#messages';
import { NewContact } from '../../contact.ts';
import { type ContactKind, contactKindName, contactKinds, contactRule } from '../../contact-kinds.ts';
import { noteContact, strikeContact } from '../contacts.ts';
import { type On, within } from '../tables.ts';
import { actingBy, whoever } from './importer.ts';
import { type KeptFile, keptFiles } from './kept.ts';

const labels = {
	...{ date: m.web_date, from: m.web_start, until: m.web_end, kind: m.web_kind, file: m.venture_noun_file },
	...{ adviser: m.venture_adviser, summary: m.support_words }
};
type Id = keyof typeof labels;

const kinds = contactKinds.map((value) => ({ value, names: locales.map((locale) => contactKindName(value, locale)) }));
const { column } = columnsNamed((id: string, locale) => labels[id as Id]({}, { locale }));

const columns: readonly Column[] = [
	column('date', '', day, ['jour', 'day', 'datum', 'päivä'], { required: true, day: true }),
	column('from', '', time, ['de', 'heure', 'from', 'van', 'alkaa']),
	column('until', '', time, ['à', 'jusqu’à', 'until', 'tot', 'päättyy']),
	column('kind', '', choice(kinds), ['type', 'nature', 'soort', 'tyyppi']),
	column('file', '', text(160), ['projet', 'dossier', 'project', 'file', 'hanke', 'kansio'], { required: true }),
	column('adviser', '', text(120), ['conseiller', 'conseillère', 'adviser', 'adviseur', 'neuvoja']),
	column('summary', '', paragraphs(8000), [
		'texte',
		'notes',
		'note',
		'remarques',
		'text',
		'tekst',
		'opmerkingen',
		'teksti'
	])
];

/** What an adviser noted elsewhere of what she did with her files: each line a contact of hers, written once. */
export const contactImporter: Importer = {
	kind: 'ventures-contacts',
	own: true,
	name: (locale) => m.back_contacts({}, { locale }),
	hint: (locale) => m.back_contacts_hint({}, { locale }),
	columns,
	title: ({ date, file }) => `${date} ${file}`,
	open,
	look: (on, _, ids, madeBy) => contactsNow(on, ids, madeBy),
	takeBack: async (tx, { ref: { id } }: Touched, by) => strikeContact(tx, id, (await actingBy(by, tx)).viewer, by),
	table: async (locale) => ({
		name: m.back_contacts({}, { locale }),
		columns: columns.map(({ id, label }) => ({ id, label: label(locale) })),
		rows: []
	})
};

async function open(on: On, madeBy: string | null): Promise<Session> {
	const { viewer } = await whoever(madeBy, on);
	const { timeZone } = await hub();
	const files = [...(await keptFiles(viewer, on)).values()];
	const written = await writtenBy(on, viewer.id);
	const read = (values: Values) => lineOf(values, files, timeZone);
	const key = (values: Values): string => {
		const { file, given } = read(values);
		return keyOf(file?.id ?? '', given.kind, given.at);
	};
	return {
		judge: (values) => {
			const { file, many, given } = read(values);
			const others = values.adviser && spelling(String(values.adviser)) !== spelling(viewer.name);
			return [
				...(file ? [] : [{ column: 'file', fault: new Fault(many ? 'back_contact_files' : 'back_contact_file') }]),
				...(others ? [{ column: 'adviser', fault: new Fault('back_contact_others') }] : []),
				...(file ? faults(NewContact.safeParse(given).error?.issues ?? []) : []),
				...((given.until ?? given.at).getTime() > Date.now()
					? [{ column: 'date', fault: new Fault('support_future') }]
					: [])
			];
		},
		match: (values) => {
			const id = written.get(key(values));
			return id ? [{ id, name: String(values.file), why: 'time', sure: true }] : [];
		},
		changes: () => false,
		key,
		apply: async (tx, values, known, by) => {
			if (known) return [];
			const read = NewContact.safeParse(lineOf(values, files, timeZone).given);
			if (!read.success) throw refused('back_contact_file');
			return [{ ref: ref('contact', await noteContact(tx, read.data, viewer, by)), before: null }];
		}
	};
}

/** Of whose file a line tells, and what. Without a kind it is a session where it has an end, else a note. */
function lineOf(values: Values, files: readonly KeptFile[], timeZone: string) {
	const named = files.filter(({ id, name }) => id === values.file || spelling(name) === spelling(String(values.file)));
	const file = named.length === 1 ? named[0] : undefined;
	const kind = (values.kind as ContactKind | undefined) ?? (values.until ? 'session' : 'note');
	const moment = (clock: unknown): Date =>
		momentOf(`${values.date}T${clock ?? '12:00'}`, timeZone) ?? new Date(Number.NaN);
	const { timed } = contactRule(kind);
	const until = timed && values.until ? moment(values.until) : null;
	const summary = (values.summary as string | undefined) ?? null;
	const given = {
		kind,
		files: file ? [file.id] : [],
		organization: file?.keeper.id ?? '',
		at: moment(values.from),
		until,
		summary
	};
	return { file, many: named.length > 1, given };
}

const places: Readonly<Record<string, Id>> = {
	at: 'from',
	until: 'until',
	kind: 'kind',
	files: 'file',
	summary: 'summary'
};

const faults = (issues: readonly { path: PropertyKey[]; message: string }[]) =>
	issues.map(({ path, message }) => ({ column: places[String(path[0])] ?? 'date', fault: new Fault(message) }));

const keyOf = (file: string, kind: string, at: Date): string => `${file} ${kind} ${at.getTime()}`;

async function writtenBy(on: On, author: string): Promise<Map<string, string>> {
	const rows = await within(on)
		.selectFrom('venture.contact as c')
		.innerJoin('venture.contactFile as cf', 'cf.contact', 'c.id')
		.select(['c.id', 'c.kind', 'c.at', 'cf.file'])
		.where('c.author', '=', author)
		.where('c.struckAt', 'is', null)
		.execute();
	return new Map(rows.map(({ id, kind, at, file }) => [keyOf(file, kind, at), id]));
}

async function contactsNow(on: On, ids: readonly string[], madeBy: string | null): Promise<Map<string, object>> {
	if (!ids.length) return new Map();
	const rows = await within(on)
		.selectFrom('venture.contact')
		.select(['id', 'summary', 'sharedAt', 'struckAt'])
		.where('id', 'in', ids)
		.where('author', '=', madeBy)
		.execute();
	return new Map(rows.map(({ id, ...now }) => [id, now]));
}
