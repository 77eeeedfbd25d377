import type { PDFPage } from 'pdf-lib';
import { widthOf } from '#kernel/server/letters.ts';
import { A4, put } from '#kernel/server/pdf/setting.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { drawCode } from './code.ts';
import {
	type At,
	CITY,
	cut,
	fitting,
	foot,
	MARGIN,
	numberBox,
	opened,
	type Printed,
	type PrintedStop,
	SOFT,
	saved,
	shortOf,
	titled,
	WIDTH
} from './drawing.ts';

/** A page of A4 for each stop: its title, its code to scan, and the four signs to type, large enough to be read from two metres away. */
export async function pagesPdf(given: Printed, locale: Locale): Promise<Uint8Array> {
	const at = await opened(given, locale);
	for (const stop of given.stops) stopPage(at, stop);
	return saved(at);
}

function stopPage(at: At, stop: PrintedStop): void {
	const { fonts, tags, given, locale } = at;
	const page = at.pdf.addPage([A4.width, A4.height]);
	let y = A4.height - MARGIN;
	tags.tag(
		page,
		'P',
		() => {
			put(page, fonts, cut(given.trail.title, 13, WIDTH), { x: MARGIN, y: y - 12, size: 13, color: SOFT });
		},
		{ lang: given.trail.lang }
	);
	numberBox(at, page, stop.number, { x: MARGIN, top: y - 26, side: 64 });
	y = titled(at, page, stop, { x: MARGIN + 82, top: y - 24, width: WIDTH - 82 });
	if (stop.spot)
		tags.tag(page, 'P', () =>
			put(page, fonts, cut(stop.spot, 15, WIDTH), { x: MARGIN, y: y - 18, size: 15, color: SOFT })
		);
	const side = 340;
	tags.tag(page, 'Figure', () => drawCode(page, stop.address, { x: (A4.width - side) / 2, top: 612, side }), {
		alt: m.city_sheet_qr({ code: stop.code, address: stop.address }, { locale })
	});
	centred(at, page, m.city_sheet_scan({}, { locale }), { y: 250, size: 20 });
	typing(at, page, stop, 214);
	if (stop.signed) {
		const said = m.city_film_at({ languages: stop.signed, address: shortOf(stop.address) }, { locale });
		centred(at, page, said, { y: 84, size: 12 });
	}
	foot(at, page);
}

/** The four signs, and where they are typed. */
function typing(at: At, page: PDFPage, { code, address }: PrintedStop, top: number): void {
	const [before = '', after = ''] = m.city_sheet_type({ code: '\n' }, { locale: at.locale }).split('\n');
	centred(at, page, before.trim(), { y: top, size: 14, color: SOFT });
	const said = [...code].join(' ');
	centred(at, page, said, { y: top - 62, size: 64, face: 'title', color: CITY });
	centred(at, page, `${after.trim()} ${at.given.typed}`, { y: top - 90, size: 14, color: SOFT });
	centred(at, page, shortOf(address), { y: top - 110, size: 12, color: SOFT });
}

type Look = Readonly<{ y: number; size: number; face?: 'title' | 'text'; color?: typeof SOFT }>;

function centred({ fonts, tags }: At, page: PDFPage, words: string, look: Look): void {
	const { face = 'text' } = look;
	const size = fitting(words, look.size, WIDTH, face);
	const x = (A4.width - widthOf(words, { face, size })) / 2;
	tags.tag(page, 'P', () => put(page, fonts, words, { ...look, face, size, x }));
}
