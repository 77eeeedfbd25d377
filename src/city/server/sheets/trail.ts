import type { PDFPage } from 'pdf-lib';
import { linesOf, widthOf } from '#kernel/server/letters.ts';
import { A4, put } from '#kernel/server/pdf/setting.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { drawCode } from './code.ts';
import {
	type At,
	CITY,
	cut,
	foot,
	LINE,
	MARGIN,
	numberBox,
	opened,
	type Printed,
	type PrintedStop,
	SOFT,
	saved,
	titled,
	WIDTH
} from './drawing.ts';

const CODE = 190;
const TOP = A4.height - MARGIN;

/** A whole trail on a sheet: what it is, its own code, and its stops with their signs, on as many pages as they need. */
export async function trailPdf(given: Printed, locale: Locale): Promise<Uint8Array> {
	const at = await opened(given, locale);
	let page = at.pdf.addPage([A4.width, A4.height]);
	let y = head(at, page);
	for (const stop of given.stops) {
		if (y < 120) {
			foot(at, page);
			page = at.pdf.addPage([A4.width, A4.height]);
			y = TOP;
		}
		row(at, page, stop, y);
		y -= 40;
	}
	foot(at, page);
	return saved(at);
}

/** What the trail is, with its own code. @returns where it ends */
function head(at: At, page: PDFPage): number {
	const {
		fonts,
		tags,
		locale,
		given: { trail }
	} = at;
	const words = WIDTH - CODE - 16;
	const under = titled(
		at,
		page,
		{ ...trail, number: 0, code: '', spot: '', signed: '' },
		{ x: MARGIN, top: TOP, width: words }
	);
	const lines = linesOf(trail.summary, { size: 13, width: words }).slice(0, 7);
	tags.tag(
		page,
		'P',
		() => {
			for (const [nth, line] of lines.entries())
				put(page, fonts, line, { x: MARGIN, y: under - 14 - nth * 18, size: 13 });
		},
		{ lang: trail.lang }
	);
	tags.tag(page, 'P', () =>
		put(page, fonts, cut(trail.facts, 11, words), {
			x: MARGIN,
			y: under - 22 - lines.length * 18,
			size: 11,
			color: SOFT
		})
	);
	tags.tag(page, 'Figure', () => drawCode(page, trail.address, { x: MARGIN + WIDTH - CODE, top: TOP, side: CODE }), {
		alt: m.city_sheet_qr_trail({ address: trail.address }, { locale })
	});
	tags.tag(page, 'P', () =>
		put(page, fonts, cut(m.city_sheet_scan({}, { locale }), 9.5, CODE), {
			x: MARGIN + WIDTH - CODE + 14,
			y: TOP - CODE - 6,
			size: 9.5,
			color: SOFT
		})
	);
	return Math.min(under - 50 - lines.length * 18, TOP - CODE - 40);
}

function row(at: At, page: PDFPage, { number, title, lang, spot, code }: PrintedStop, y: number): void {
	const { fonts, tags } = at;
	const width = WIDTH - 150;
	numberBox(at, page, number, { x: MARGIN, top: y, side: 28 });
	tags.tag(
		page,
		'H2',
		() => put(page, fonts, cut(title, 13, width, 'title'), { x: MARGIN + 40, y: y - 13, size: 13, face: 'title' }),
		{ lang }
	);
	if (spot)
		tags.tag(page, 'P', () =>
			put(page, fonts, cut(spot, 9.5, width), { x: MARGIN + 40, y: y - 26, size: 9.5, color: SOFT })
		);
	const said = [...code].join(' ');
	const x = MARGIN + WIDTH - widthOf(said, { size: 18, face: 'title' });
	tags.tag(page, 'P', () => put(page, fonts, said, { x, y: y - 19, size: 18, face: 'title', color: CITY }));
	tags.decorate(page, () => page.drawRectangle({ x: MARGIN, y: y - 34, width: WIDTH, height: 0.5, color: LINE }));
}
