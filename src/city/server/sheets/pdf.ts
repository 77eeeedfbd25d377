import type { PDFDocument, PDFPage } from 'pdf-lib';
import { areaInk } from '#kernel/area.ts';
import { linesOf, widthOf } from '#kernel/server/letters.ts';
import { A4, type Fonts, inkOf, openPdf, put } from '#kernel/server/pdf/setting.ts';
import { type Tagging, tagging } from '#kernel/server/pdf/tagging.ts';
import type { Signature } from '#kernel/server/signature.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { drawCode } from './code.ts';

/** A stop as it hangs on a wall; `title` in the language of `lang`. */
type PrintedStop = Readonly<{
	number: number;
	code: string;
	title: string;
	lang: Locale;
	spot: string;
	address: string;
}>;

export type Printed = Readonly<{
	trail: Readonly<{
		title: string;
		lang: Locale;
		summary: string;
		facts: string;
		organization: string;
		fictional: boolean;
		address: string;
	}>;
	stops: readonly PrintedStop[];
	/** Where the four signs are typed, as one reads it. */
	typed: string;
	signed: Signature;
}>;

const MARGIN = 48;
const WIDTH = A4.width - 2 * MARGIN;
const SOFT = inkOf('#4d4f57');
const INK = inkOf('#15171c');
const CITY = inkOf(areaInk.city.colour);
const WHITE = inkOf('#ffffff');
const LINE = inkOf('#8a8579');

type At = Readonly<{ pdf: PDFDocument; fonts: Fonts; tags: Tagging; locale: Locale; given: Printed }>;

async function opened(given: Printed, locale: Locale): Promise<At> {
	const title = `${m.city_sheets({}, { locale })}, ${given.trail.title}`;
	const { pdf, fonts } = await openPdf({ title, locale, author: given.signed.name });
	return { pdf, fonts, tags: tagging(pdf), locale, given };
}

const saved = ({ pdf, tags }: At): Promise<Uint8Array> => {
	tags.finish();
	return pdf.save();
};

/** A page of A4 for each stop: its title, its code to scan, and the four signs to type, large enough to be read from two metres away. */
export async function pagesPdf(given: Printed, locale: Locale): Promise<Uint8Array> {
	const at = await opened(given, locale);
	for (const stop of given.stops) await stopPage(at, stop);
	return saved(at);
}

async function stopPage(at: At, stop: PrintedStop): Promise<void> {
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
	await foot(at, page);
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

type Look = Readonly<{ y: number; size: number; face?: 'title' | 'text'; color?: typeof INK }>;

function centred({ fonts, tags }: At, page: PDFPage, words: string, look: Look): void {
	const { face = 'text' } = look;
	const size = fitting(words, look.size, WIDTH, face);
	const x = (A4.width - widthOf(words, { face, size })) / 2;
	tags.tag(page, 'P', () => put(page, fonts, words, { ...look, face, size, x }));
}

function numberBox(
	{ fonts, tags }: At,
	page: PDFPage,
	number: number,
	{ x, top, side }: Record<'x' | 'top' | 'side', number>
) {
	const [words, size] = [String(number), side * 0.5];
	tags.decorate(page, () => page.drawRectangle({ x, y: top - side, width: side, height: side, color: CITY }));
	tags.tag(page, 'P', () =>
		put(page, fonts, words, {
			...{ x: x + (side - widthOf(words, { size, face: 'title' })) / 2, y: top - side * 0.68 },
			...{ size, face: 'title', color: WHITE }
		})
	);
}

/** The title in the largest letters in which it takes three lines at most. @returns where it ends */
function titled(
	{ fonts, tags }: At,
	page: PDFPage,
	{ title, lang }: PrintedStop,
	{ x, top, width }: Record<'x' | 'top' | 'width', number>
): number {
	const size = [36, 30, 26, 22].find((one) => linesOf(title, { size: one, face: 'title', width }).length <= 3) ?? 20;
	const lines = linesOf(title, { size, face: 'title', width }).slice(0, 4);
	tags.tag(
		page,
		'H1',
		() => {
			for (const [nth, line] of lines.entries())
				put(page, fonts, line, { x, y: top - size * (0.95 + nth * 1.1), size, face: 'title' });
		},
		{ lang }
	);
	return Math.min(top - 66, top - size * (0.2 + lines.length * 1.1));
}

/** The size in which a line fits that must not be cut, as an address. */
const fitting = (words: string, size: number, width: number, face: 'title' | 'text' = 'text'): number =>
	Math.min(size, (size * width) / widthOf(words, { size, face }));

/** A text on one line; three points say that it goes on. */
function cut(words: string, size: number, width: number, face: 'title' | 'text' = 'text'): string {
	const [first = '', ...more] = linesOf(words, { size, width, face });
	return more.length ? `${linesOf(words, { size, width: width - size, face })[0] ?? ''}…` : first;
}

/** The hub's mark and name, and that nothing is asked of who scans. */
async function foot({ pdf, fonts, tags, locale, given }: At, page: PDFPage): Promise<void> {
	const { signed, trail } = given;
	const image = signed.mark && (await pdf.embedPng(signed.mark));
	const name = [trail.organization, signed.name, trail.fictional ? m.web_fictional({}, { locale }) : '']
		.filter(Boolean)
		.join(' · ');
	tags.decorate(page, () => {
		page.drawRectangle({ x: MARGIN, y: 72, width: WIDTH, height: 2, color: CITY });
		if (!image) return;
		const { width, height } = image.scaleToFit(90, 24);
		page.drawImage(image, { x: A4.width - MARGIN - width, y: 40, width, height });
	});
	tags.tag(page, 'P', () => put(page, fonts, cut(name, 10, WIDTH - 110), { x: MARGIN, y: 54, size: 10, color: SOFT }));
	tags.tag(page, 'P', () =>
		put(page, fonts, m.city_sheet_free({}, { locale }), { x: MARGIN, y: 39, size: 9, color: SOFT })
	);
}

const shortOf = (address: string): string => address.replace(/^https?:\/\//, '');

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

const CODE = 190;

/** A whole trail on a sheet: what it is, its own code, and its stops with their signs, on as many pages as they need. */
export async function trailPdf(given: Printed, locale: Locale): Promise<Uint8Array> {
	const at = await opened(given, locale);
	const { fonts, tags } = at;
	const { trail, stops } = given;
	let page = at.pdf.addPage([A4.width, A4.height]);
	const top = A4.height - MARGIN;
	const words = WIDTH - CODE - 16;
	const under = titled(at, page, { ...trail, number: 0, code: '', spot: '' }, { x: MARGIN, top, width: words });
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
	tags.tag(page, 'Figure', () => drawCode(page, trail.address, { x: MARGIN + WIDTH - CODE, top, side: CODE }), {
		alt: m.city_sheet_qr_trail({ address: trail.address }, { locale })
	});
	tags.tag(page, 'P', () =>
		put(page, fonts, cut(m.city_sheet_scan({}, { locale }), 9.5, CODE), {
			x: MARGIN + WIDTH - CODE + 14,
			y: top - CODE - 6,
			size: 9.5,
			color: SOFT
		})
	);
	let y = Math.min(under - 50 - lines.length * 18, top - CODE - 40);
	for (const stop of stops) {
		if (y < 120) {
			await foot(at, page);
			page = at.pdf.addPage([A4.width, A4.height]);
			y = top;
		}
		row(at, page, stop, y);
		y -= 40;
	}
	await foot(at, page);
	return saved(at);
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
