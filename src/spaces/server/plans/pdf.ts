import type { PDFPage } from 'pdf-lib';
import QRCode from 'qrcode';
import { linesOf, widthOf } from '#kernel/server/letters.ts';
import { A4, type Fonts, inkOf, openPdf, put, putLines } from '#kernel/server/pdf/setting.ts';
import { longDate, monthOf, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { spokenCommunication } from '../../plans/communication.ts';
import { epcWords } from '../../plans/epc.ts';
import { spokenIban } from '../../plans/iban.ts';
import { euros } from '../../plans/money.ts';
import { lineWords } from '../../plans/names.ts';
import type { Statement } from './statements.ts';

const MARGIN = 56;
const WIDTH = A4.width - 2 * MARGIN;
const SIZE = 10;
const ROW = 15;
const FOOT = 250;
const QR = 118;
const SOFT = inkOf('#4d4f57');
const INK = inkOf('#15171c');
/** Where the columns of amounts end, from the left. */
const ENDS = [330, 415, WIDTH] as const;

type At = { readonly add: () => PDFPage; readonly fonts: Fonts; readonly locale: Locale; page: PDFPage; y: number };

/** A statement on paper: what it is made of, and how to pay it; the same one gives the same bytes. @param note below it, such as the number of the house */
export async function statementPdf(
	given: Statement,
	hub: string,
	note: string | null,
	locale: Locale
): Promise<Uint8Array> {
	const title = m.plans_statement_titled({ number: given.number }, { locale });
	const { pdf, fonts } = await openPdf({ title, locale, author: given.beneficiary, at: given.closedAt });
	const add = () => pdf.addPage([A4.width, A4.height]);
	const at: At = { add, fonts, locale, page: add(), y: A4.height - MARGIN };
	head(at, given, hub, title);
	lines(at, given);
	if (at.y < FOOT + MARGIN) at.page = at.add();
	await pay(at, given, note);
	pdf.getPages().forEach((page, nth, all) => {
		put(page, fonts, `${title} · ${nth + 1} / ${all.length}`, { x: MARGIN, y: 34, size: 8.5, color: SOFT });
	});
	return pdf.save();
}

function head(at: At, { payerName, month, closedAt }: Statement, hub: string, title: string): void {
	const { page, fonts, locale } = at;
	const said = { locale };
	put(page, fonts, hub, { x: MARGIN, y: at.y - 12, size: 12, color: SOFT });
	put(page, fonts, title, { x: MARGIN, y: at.y - 48, size: 26, face: 'title' });
	const period = m.plans_statement_of({ month: monthOf(noonOf(`${month}-15`), locale, 'UTC') }, said);
	const dated = m.plans_statement_dated({ day: longDate(closedAt, locale, 'UTC') }, said);
	put(page, fonts, `${period} · ${dated}`, { x: MARGIN, y: at.y - 70, size: SIZE, color: SOFT });
	put(page, fonts, m.plans_for({}, said), { x: MARGIN, y: at.y - 104, size: SIZE, color: SOFT });
	at.y =
		putLines(page, fonts, payerName, {
			x: MARGIN,
			y: at.y - 106,
			size: 13,
			face: 'title',
			width: WIDTH,
			leading: 1.4
		}) - 30;
}

function lines(at: At, { lines: all, totalCents }: Statement): void {
	const said = { locale: at.locale };
	cells(
		at,
		[m.plans_what({}, said), m.plans_how_much({}, said), m.plans_price({}, said), m.plans_amount({}, said)],
		SOFT
	);
	rule(at, 1);
	for (const line of all) {
		const { label, amount, price, sum } = lineWords(line, at.locale);
		const [first = '', ...more] = linesOf(label, { size: SIZE, width: 220 });
		if (at.y - (more.length + 1) * ROW < MARGIN + 20) turn(at);
		cells(at, [first, amount, price, sum], INK);
		for (const words of more) cells(at, [words], INK);
		if (line.kind === 'plan' && line.vat)
			for (const words of linesOf(line.vat, { size: SIZE, width: 220 })) cells(at, [words], SOFT);
	}
	rule(at, 2);
	at.y -= 8;
	cells(at, [m.plans_total({}, said), '', '', euros(totalCents, at.locale)], INK, 13);
}

function turn(at: At): void {
	at.page = at.add();
	at.y = A4.height - MARGIN;
}

function cells(at: At, [label = '', ...amounts]: readonly string[], color: typeof INK, size = SIZE): void {
	at.y -= size === SIZE ? ROW : 20;
	const look = { y: at.y, size, color, ...(size === SIZE ? {} : { face: 'title' as const }) };
	put(at.page, at.fonts, label, { x: MARGIN, ...look });
	amounts.forEach((words, nth) => {
		const end = MARGIN + (ENDS[nth] ?? WIDTH);
		put(at.page, at.fonts, words, {
			...look,
			x: end - widthOf(words, { size, ...('face' in look ? { face: look.face } : {}) })
		});
	});
}

function rule(at: At, thickness: number): void {
	at.y -= 6;
	const look = { start: { x: MARGIN, y: at.y }, end: { x: MARGIN + WIDTH, y: at.y } };
	at.page.drawLine({ ...look, thickness, color: INK });
}

async function pay({ page, fonts, locale }: At, given: Statement, note: string | null): Promise<void> {
	const said = { locale };
	const { totalCents, beneficiary, iban, communication, dueOn } = given;
	const top = FOOT;
	page.drawRectangle({ x: MARGIN, y: top, width: WIDTH, height: 2, color: INK });
	if (note) putLines(page, fonts, note, { x: MARGIN, y: 84, size: 8.5, color: SOFT, width: WIDTH, leading: 1.3 });
	if (totalCents <= 0) {
		const words =
			totalCents < 0 ? m.plans_in_favour({ amount: euros(-totalCents, locale) }, said) : m.plans_nothing_due({}, said);
		putLines(page, fonts, words, { x: MARGIN, y: top - 10, size: 12, width: WIDTH, leading: 1.4 });
		return;
	}
	const code = epcWords({ beneficiary, iban, cents: totalCents, communication });
	if (code) drawCode(page, code, top - 14 - QR);
	const x = MARGIN + QR + 24;
	const rows = [
		[
			m.plans_to_pay({}, said),
			m.plans_to_pay_by({ amount: euros(totalCents, locale), day: longDate(noonOf(dueOn), locale, 'UTC') }, said)
		],
		[m.plans_beneficiary({}, said), beneficiary],
		['IBAN', spokenIban(iban)],
		[m.plans_communication({}, said), spokenCommunication(communication)]
	] as const;
	rows.forEach(([label, words], nth) => {
		put(page, fonts, label, { x, y: top - 24 - nth * 32, size: 8.5, color: SOFT });
		put(page, fonts, words, { x, y: top - 38 - nth * 32, size: 12 });
	});
}

/** With the correction of level M, as the guidelines want it. */
function drawCode(page: PDFPage, words: string, y: number): void {
	const { modules } = QRCode.create(words, { errorCorrectionLevel: 'M' });
	const side = QR / modules.size;
	for (let row = 0; row < modules.size; row++)
		for (let column = 0; column < modules.size; column++)
			if (modules.get(row, column))
				page.drawRectangle({
					...{ x: MARGIN + column * side, y: y + QR - (row + 1) * side },
					...{ width: side * 1.02, height: side * 1.02, color: INK }
				});
}
