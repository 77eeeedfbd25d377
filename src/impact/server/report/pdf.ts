import { languageOf } from '#kernel/languages.ts';
import { plainText, type RichText } from '#kernel/richtext.ts';
import { openSheet, type Sheet } from '#kernel/server/pdf/sheet.ts';
import { clock, longDate, noonOf } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { measureOf, type UnitKind } from '../../figures/measures.ts';
import type { Drawing, ReportHead } from '../../report/frozen.ts';
import { said as amountSaid, measureName, unitName } from '../names.ts';

/** What a report says on paper: no unit of it and no piece, but how many. */
export type PrintedReport = Readonly<{
	report: ReportHead;
	closedAt: string;
	position: number;
	rules: number;
	drawing?: Drawing;
	figures: readonly Readonly<
		{ code: string; unit: UnitKind } & Record<'value' | 'version' | 'counted' | 'left' | 'pieces', number>
	>[];
	pieces: number;
	/** The SHA-256 of the data of the report. */
	hash: string;
	text: RichText;
	/** JPEGs by the hashes of the pictures of the text. */
	pictures: Readonly<Record<string, Uint8Array>>;
	/** A PNG of whoever pays. */
	emblem: Uint8Array | null;
}>;

const RED = '#b3261e';
type Pen = Readonly<{ sheet: Sheet; locale: Locale; given: PrintedReport }>;

/** Draws a report. The emblem and the sentence of whoever pays stand first (Reg. (EU) 2021/1060, art. 47 and 50). */
export async function drawReport(given: PrintedReport): Promise<Uint8Array> {
	const { report } = given;
	const locale = report.locale as Locale;
	const signed = { name: report.hub, mark: null };
	const sheet = await openSheet(report.title, locale, signed, RED, new Date(given.closedAt));
	const pen: Pen = { sheet, locale, given };
	await head(pen);
	figures[given.drawing ?? 1](pen);
	await words(pen, given.text);
	how(pen);
	return sheet.save();
}

async function head({ sheet, locale, given: { report, emblem, closedAt } }: Pen): Promise<void> {
	const say_ = { locale };
	const { operation, fictional, from, until, timeZone } = report;
	const day = (of: string) => longDate(noonOf(of), locale, 'UTC');
	if (emblem) await sheet.picture(emblem, m.web_emblem({ funder: operation.funder }, say_), 56);
	if (operation.sentence) sheet.text(say(operation.sentence, locale).text);
	sheet.title(report.title);
	if (fictional) sheet.text(m.web_fictional({}, say_));
	sheet.row(m.impact_operation({}, say_), `${operation.code} · ${say(operation.name, locale).text}`);
	sheet.row(m.impact_report_funder({}, say_), operation.funder);
	sheet.row(m.impact_report_period({}, say_), m.impact_from_to({ from: day(from), until: day(until) }, say_));
	const closed = new Date(closedAt);
	sheet.row(
		m.impact_report_closed_at({}, say_),
		`${longDate(closed, locale, timeZone)}, ${clock(closed, locale, timeZone)}`
	);
}

/** The first way: lines, which a screen reader does not read as a table. */
function asLines({ sheet, locale, given }: Pen): void {
	const by = { locale };
	sheet.heading(m.impact_report_figures({}, by));
	for (const { code, unit, value, counted, left, pieces, version } of given.figures) {
		const amount = `${amountSaid(value, unit, locale)} ${unitName(value, unit, locale)}`;
		sheet.row(`${code} · ${measureName(code, locale)}`, amount);
		const measure = measureOf(code);
		const about = [
			m.impact_report_counted({ count: counted, left, pieces }, by),
			m.impact_rule_said({ version }, by),
			measure?.source ?? '',
			measure?.doubtful ? m.impact_doubtful({}, by) : ''
		];
		sheet.text(about.filter(Boolean).join(' · '));
	}
}

function asTable({ sheet, locale, given }: Pen): void {
	const by = { locale };
	sheet.heading(m.impact_report_figures({}, by));
	const columns = [
		{ label: m.impact_measure({}, by), share: 3 },
		{ label: m.impact_figure({}, by), share: 1.9, numeric: true },
		{ label: m.impact_report_units({}, by), numeric: true },
		{ label: m.impact_left_out({}, by), numeric: true },
		{ label: m.impact_pieces_title({}, by), numeric: true },
		{ label: m.impact_rule({}, by), share: 2.8 }
	];
	const numbers = new Intl.NumberFormat(languageOf(locale).region);
	const rows = given.figures.map(({ code, unit, value, counted, left, pieces, version }) => {
		const measure = measureOf(code);
		const rule = [String(version), measure?.source ?? '', measure?.doubtful ? m.impact_doubtful({}, by) : ''];
		return [
			`${code} · ${measureName(code, locale)}`,
			`${amountSaid(value, unit, locale)} ${unitName(value, unit, locale)}`,
			...[counted, left, pieces].map((count) => numbers.format(count)),
			rule.filter(Boolean).join(' · ')
		];
	});
	sheet.table(columns, rows);
}

const figures = { 1: asLines, 2: asTable } as const satisfies Readonly<Record<Drawing, (pen: Pen) => void>>;

async function words(pen: Pen, text: RichText): Promise<void> {
	const { sheet, given } = pen;
	for (const block of text) {
		if (block.kind === 'heading') sheet.heading(plainText([{ kind: 'paragraph', inside: block.inside }]));
		else if (block.kind === 'columns') for (const column of block.columns) await words(pen, column);
		else if (block.kind === 'list')
			for (const [at, item] of block.items.entries())
				sheet.point(block.ordered ? `${block.start + at}. ${plainText(item)}` : plainText(item));
		else if (block.kind === 'picture') {
			const bytes = given.pictures[block.hash];
			if (bytes) await sheet.picture(bytes, block.alt, 260);
			if (block.caption) sheet.text(block.caption);
		} else if (block.kind !== 'rule') sheet.text(plainText([block]));
	}
}

function how({ sheet, locale, given }: Pen): void {
	const by = { locale };
	sheet.heading(m.impact_report_how({}, by));
	sheet.text(m.impact_report_how_text({ rules: given.rules, position: given.position, pieces: given.pieces }, by));
	sheet.text(m.impact_elsewhere({}, by));
	sheet.text(m.impact_report_hash({ hash: given.hash }, by));
}
