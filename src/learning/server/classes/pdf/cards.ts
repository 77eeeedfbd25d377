import type { PDFPage } from 'pdf-lib';
import { widthOf } from '#kernel/server/letters.ts';
import { A4, type Fonts, inkOf, openPdf, put } from '#kernel/server/pdf/setting.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { PupilCard } from '../../../classes/class.ts';
import { spacedCode } from '../../../classes/code.ts';
import { pictureName, pixelsOf, type SecretPicture } from '../../../classes/pictures.ts';

const COLUMNS = 2;
const ROWS = 4;
const CARD = { width: A4.width / COLUMNS, height: A4.height / ROWS } as const;
const PAD = 26;
const PIXEL = 6;
const GREY = inkOf('#8a8579');

type Printed = Readonly<{ code: string; address: string; locale: Locale; hub: string }>;

/** The cards of pupils, eight on a page of A4 with lines to cut along; those who chose pictures of their own have none. */
export async function cardsPdf(cards: readonly PupilCard[], about: Printed): Promise<Uint8Array> {
	const { locale, hub } = about;
	const { pdf, fonts } = await openPdf({ title: m.classes_cards({}, { locale }), locale, author: hub });
	const shown = cards.filter(({ pictures }) => pictures);
	let page = pdf.addPage([A4.width, A4.height]);
	shown.forEach((card, index) => {
		const place = index % (COLUMNS * ROWS);
		if (index && !place) page = pdf.addPage([A4.width, A4.height]);
		if (!place) cut(page);
		const x = (place % COLUMNS) * CARD.width;
		const top = A4.height - Math.floor(place / COLUMNS) * CARD.height;
		drawCard(page, fonts, card, { x: x + PAD, top: top - PAD }, about);
	});
	return pdf.save();
}

function cut(page: PDFPage): void {
	const look = { thickness: 0.6, color: GREY, dashArray: [5, 5] };
	page.drawLine({ start: { x: CARD.width, y: 0 }, end: { x: CARD.width, y: A4.height }, ...look });
	for (let row = 1; row < ROWS; row++)
		page.drawLine({ start: { x: 0, y: row * CARD.height }, end: { x: A4.width, y: row * CARD.height }, ...look });
}

type At = Readonly<{ x: number; top: number }>;

function drawCard(page: PDFPage, fonts: Fonts, card: PupilCard, { x, top }: At, about: Printed): void {
	const { code, address, locale } = about;
	put(page, fonts, address, { x, y: top - 9, size: 9, color: GREY });
	const said = m.classes_card_code({ code: spacedCode(code) }, { locale });
	put(page, fonts, said, { x, y: top - 28, size: 12 });
	put(page, fonts, card.pseudonym, { x, y: top - 58, size: 24, face: 'title' });
	(card.pictures ?? []).forEach((picture, index) => {
		drawPicture(page, picture, { x: x + index * 84, top: top - 74 });
		const name = `${index + 1}. ${pictureName(picture, locale)}`;
		put(page, fonts, name, { x: x + index * 84, y: top - 138, size: fitting(name) });
	});
	const once = card.singleUse ? m.classes_card_once({}, { locale }) : m.classes_card_keep({}, { locale });
	put(page, fonts, once, { x, y: top - 158, size: 8, color: GREY });
}

const fitting = (name: string): number => Math.min(9, (9 * 80) / widthOf(name, { size: 9 }));

function drawPicture(page: PDFPage, picture: SecretPicture, { x, top }: At): void {
	for (const { x: column, y: row, width, ink } of pixelsOf(picture))
		page.drawRectangle({
			...{ x: x + column * PIXEL, y: top - (row + 1) * PIXEL },
			...{ width: width * PIXEL, height: PIXEL, color: inkOf(ink) }
		});
}
