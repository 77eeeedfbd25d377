import type { PDFPage } from 'pdf-lib';
import { linesOf } from '#kernel/server/letters.ts';
import { A4, put } from '#kernel/server/pdf/setting.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { drawCode } from './code.ts';
import {
	type At,
	CITY,
	fitting,
	LINE,
	numberBox,
	opened,
	type Printed,
	type PrintedStop,
	SOFT,
	saved,
	shortOf
} from './drawing.ts';

const COLUMNS = 2;
const ROWS = 4;
const LABEL = { width: A4.width / COLUMNS, height: A4.height / ROWS } as const;

/** Small labels, eight on a page of A4 with lines to cut along. */
export async function labelsPdf(given: Printed, locale: Locale): Promise<Uint8Array> {
	const at = await opened(given, locale);
	let page: PDFPage | undefined;
	for (const [index, stop] of given.stops.entries()) {
		const place = index % (COLUMNS * ROWS);
		if (!place || !page) page = cutLines(at);
		const top = A4.height - Math.floor(place / COLUMNS) * LABEL.height;
		label(at, page, stop, { x: (place % COLUMNS) * LABEL.width, top });
	}
	return saved(at);
}

function cutLines({ pdf, tags }: At): PDFPage {
	const page = pdf.addPage([A4.width, A4.height]);
	const look = { thickness: 0.6, color: LINE, dashArray: [5, 5] };
	tags.decorate(page, () => {
		page.drawLine({ start: { x: LABEL.width, y: 0 }, end: { x: LABEL.width, y: A4.height }, ...look });
		for (let row = 1; row < ROWS; row++) {
			const y = row * LABEL.height;
			page.drawLine({ start: { x: 0, y }, end: { x: A4.width, y }, ...look });
		}
	});
	return page;
}

const SMALL = 140;

function label(at: At, page: PDFPage, stop: PrintedStop, { x, top }: Record<'x' | 'top', number>): void {
	const { fonts, tags, locale } = at;
	const { code, title, lang, number, address } = stop;
	tags.tag(page, 'Figure', () => drawCode(page, address, { x: x + 12, top: top - 34, side: SMALL }), {
		alt: m.city_sheet_qr({ code, address }, { locale })
	});
	const [left, width] = [x + 12 + SMALL + 4, LABEL.width - SMALL - 34];
	numberBox(at, page, number, { x: left, top: top - 40, side: 26 });
	const size = [14, 12, 10].find((one) => linesOf(title, { size: one, face: 'title', width }).length <= 4) ?? 9;
	tags.tag(
		page,
		'H1',
		() => {
			for (const [nth, line] of linesOf(title, { size, face: 'title', width }).slice(0, 4).entries())
				put(page, fonts, line, { x: left, y: top - 84 - nth * size * 1.15, size, face: 'title' });
		},
		{ lang }
	);
	tags.tag(page, 'P', () =>
		put(page, fonts, [...code].join(' '), { x: left, y: top - 166, size: 20, face: 'title', color: CITY })
	);
	const short = shortOf(address);
	tags.tag(page, 'P', () =>
		put(page, fonts, short, { x: left, y: top - 178, size: fitting(short, 8, width), color: SOFT })
	);
}
