import type { Table } from '#exchange';
import { writeWorkbook } from '#exchange/server';
import { ifThere } from '#kernel/errors.ts';
import type { RichText } from '#kernel/richtext.ts';
import { letterPicture } from '#kernel/server/pictures.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { richText } from '#kernel/server/richtext.ts';
import { hashOf, readFileOf } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Frozen } from '../../report/frozen.ts';
import { groupName, measureName, pieceName, reasonName, unitName } from '../names.ts';
import { bytesOf } from './bytes.ts';
import type { drawReport } from './pdf.ts';

const draw = atPress<typeof drawReport>('src/impact/server/report/pdf.ts', 'drawReport', { kept: false });
const WIDE = 1200;

/** A report on paper: the same report gives the same bytes. Throws what the press throws. */
export async function printed(frozen: Frozen): Promise<Uint8Array> {
	const { locale, body, operation } = frozen.report;
	const text = richText(body, locale as Locale);
	const pictures: Record<string, Uint8Array> = {};
	for (const hash of picturesIn(text)) {
		const jpeg = await ifThere(letterPicture(hash, WIDE));
		if (jpeg) pictures[hash] = jpeg;
	}
	const emblem = operation.emblem && (await ifThere(readFileOf(operation.emblem)));
	const { material: _, rows: __, ...told } = frozen;
	const slim = {
		...told,
		figures: told.figures.map(({ units, left, ...figure }) => ({
			...figure,
			counted: units.length,
			left: left.length,
			pieces: new Set(units.flatMap(({ pieces }) => pieces).map(({ hash }) => hash)).size
		}))
	};
	return draw({
		...slim,
		pieces: slim.pieces.length,
		hash: hashOf(bytesOf(frozen)),
		text,
		pictures,
		emblem: emblem ? emblem.content : null
	});
}

const picturesIn = (text: RichText): string[] =>
	text.flatMap((block) => {
		if (block.kind === 'picture') return [block.hash];
		if (block.kind === 'columns') return block.columns.flatMap(picturesIn);
		if (block.kind === 'list') return block.items.flatMap(picturesIn);
		return block.kind === 'quote' ? picturesIn(block.blocks) : [];
	});

/** A report as a workbook: its figures, what they count and what they left out, and the pieces. */
export async function workbookOf({ report, figures, pieces }: Frozen): Promise<Uint8Array> {
	const said = { locale: report.locale as Locale };
	const columns = (...labels: string[]) => labels.map((label, at) => ({ id: String(at), label }));
	const rows = (all: readonly (readonly (string | number | null)[])[]) =>
		all.map((cells) => Object.fromEntries(cells.map((cell, at) => [String(at), cell])));
	const tables: Table[] = [
		{
			name: m.impact_figures({}, said),
			columns: columns(
				m.web_code({}, said),
				m.impact_measure({}, said),
				m.impact_figure({}, said),
				m.impact_unit({}, said),
				m.impact_left_out({}, said),
				m.impact_rule({}, said)
			),
			rows: rows(
				figures.map(({ code, value, unit, left, version }) => [
					code,
					measureName(code, said.locale),
					value,
					unitName(value, unit, said.locale),
					left.length,
					version
				])
			)
		},
		{
			name: m.impact_report_units({}, said),
			columns: columns(
				m.web_code({}, said),
				m.impact_report_key({}, said),
				m.impact_figure({}, said),
				m.impact_groups({}, said),
				m.impact_report_first({}, said),
				m.impact_report_last({}, said),
				m.impact_left_out({}, said)
			),
			rows: rows(
				figures.flatMap(({ code, units, left }) =>
					[...units, ...left].map((one) => [
						code,
						one.key,
						one.value,
						one.group && groupName(one.group, said.locale),
						one.first,
						one.last,
						one.left && reasonName(one.left, said.locale)
					])
				)
			)
		},
		{
			name: m.impact_pieces_title({}, said),
			columns: columns(m.web_kind({}, said), m.impact_report_key({}, said), m.web_date({}, said), 'SHA-256'),
			rows: rows(pieces.map(({ kind, id, day, hash }) => [pieceName(kind, said.locale), id, day, hash]))
		}
	];
	const { content } = await writeWorkbook(`${report.operation.code}-${report.until}`, tables, report.timeZone);
	return content;
}
