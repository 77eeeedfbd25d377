import type { Hub } from '#kernel/hub.ts';
import { openSheet, type Sheet } from '#kernel/server/pdf/sheet.ts';
import type { Signature } from '#kernel/server/signature.ts';
import { longDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { type BlockId, blockName } from '#learning';
import { m } from '#messages';
import { competenceName, levelName, sourceName } from '../../competence-names.ts';
import type { Dossier } from '../../dossier.ts';
import { planPages } from './plan-pdf.ts';

/** What a part of the sheet is written with. */
export type Pen = Readonly<{ sheet: Sheet; locale: Locale; day: (at: string) => string }>;

const GOLD = '#8a6400';

/** A dossier on paper, all of it. */
export async function dossierPdf(
	dossier: Dossier,
	{ timeZone }: Hub,
	signed: Signature,
	locale: Locale
): Promise<Uint8Array> {
	const { title } = dossier.run;
	const sheet = await openSheet(m.journey_dossier_title({ title }, { locale }), locale, signed, GOLD);
	const pen: Pen = { sheet, locale, day: (at) => longDate(new Date(at), locale, timeZone) };
	first(pen, dossier);
	canvasPages(pen, dossier);
	hypothesesPages(pen, dossier);
	metPages(pen, dossier);
	planPages(pen, dossier);
	competencePages(pen, dossier);
	nextPages(pen, dossier);
	return sheet.save();
}

function first({ sheet, locale, day }: Pen, { run, player, problem, quests }: Dossier): void {
	const said = { locale };
	sheet.title(m.journey_dossier_title({ title: run.title }, said));
	sheet.row(m.journey_dossier_player({}, said), player);
	sheet.row(m.journey_dossier_begun({}, said), day(run.begun));
	sheet.row(m.journey_dossier_last({}, said), day(run.last));
	sheet.row(m.journey_dossier_choices({}, said), String(run.log.length));
	sheet.row(m.journey_dossier_print({}, said), run.state);
	sheet.heading(m.journey_dossier_problem({}, said));
	sheet.text(problem ?? m.web_nothing_yet({}, said));
	sheet.heading(m.journey_dossier_quests({}, said));
	for (const { title, closed } of quests) sheet.row(title, closed ? day(closed) : m.journey_dossier_open({}, said));
}

function canvasPages({ sheet, locale, day }: Pen, { canvas }: Dossier): void {
	const said = { locale };
	sheet.heading(m.journey_dossier_canvas({}, said));
	if (!canvas) {
		sheet.text(m.web_nothing_yet({}, said));
		return;
	}
	const all = [...canvas.versions, { name: m.journey_dossier_now({}, said), at: null, canvas: canvas.now }];
	for (const { name, at, canvas: kept } of all) {
		sheet.text(at ? `${name}, ${day(at)}` : name);
		for (const { id, notes } of kept.blocks)
			if (notes.length) sheet.row(blockName(id, locale), notes.map(({ text }) => text).join(' · '));
	}
	for (const { at, accepted, missing, comments } of canvas.reviews) {
		sheet.text(`${accepted ? m.journey_dossier_accepted({}, said) : m.journey_dossier_not_yet({}, said)}, ${day(at)}`);
		for (const [block, text] of Object.entries(comments)) sheet.row(blockName(block as BlockId, locale), text);
		if (missing) sheet.point(missing);
	}
}

function hypothesesPages({ sheet, locale }: Pen, { hypotheses, plan }: Dossier): void {
	sheet.heading(m.journey_dossier_hypotheses({}, { locale }));
	sheet.text(plan.game ? m.journey_dossier_game({}, { locale }) : m.journey_dossier_paused({}, { locale }));
	for (const { title, believed, evidence } of hypotheses) {
		sheet.row(title, believed);
		const [supports, contradicts] = ['supports', 'contradicts'].map(
			(says) => evidence.filter((one) => one.says === says).length
		);
		const counts = { supports: supports ?? 0, contradicts: contradicts ?? 0 };
		sheet.point(m.journey_dossier_tests(counts, { locale }));
	}
}

function metPages({ sheet, locale, day }: Pen, { met }: Dossier): void {
	sheet.heading(m.journey_dossier_met({}, { locale }));
	if (!met.length) sheet.text(m.web_nothing_yet({}, { locale }));
	for (const { with: name, at, lines } of met) {
		sheet.row(name ?? '—', day(at));
		if (lines) sheet.text(lines);
	}
}

function competencePages({ sheet, locale }: Pen, { competences }: Dossier): void {
	sheet.heading(m.journey_dossier_competences({}, { locale }));
	sheet.text(m.journey_dossier_entrecomp({}, { locale }));
	for (const { competence, level, evidence } of competences) {
		const kinds = [...new Set(evidence.map(({ source }) => source))].map((source) => sourceName(source, locale));
		const said = level ? `${level} · ${levelName(level, locale)}` : levelName(0, locale);
		sheet.row(
			`${competence} ${competenceName(competence, locale)}`,
			[said, kinds.join(', ')].filter(Boolean).join(' – ')
		);
	}
}

function nextPages({ sheet, locale }: Pen, { next }: Dossier): void {
	sheet.heading(m.journey_dossier_next({}, { locale }));
	for (const { text } of next) sheet.box(text);
}
