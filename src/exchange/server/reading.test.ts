import xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { day, isMonthFirst, moment, time } from './dates.ts';
import { type Column, Fault } from './importer.ts';
import { bodyOf, headerOf, propose } from './layout.ts';
import { sheetsOf } from './reader.ts';
import { columnLetter } from './sheet.ts';
import { decimal, email, list, name, text, website, whole, yesNo } from './values.ts';

const bytes = (content: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(content, encoding));
const rows = (content: Uint8Array) => sheetsOf(content)[0]?.rows;
const refusal = (content: Uint8Array) => {
	try {
		return sheetsOf(content);
	} catch (error) {
		const { code, params } = error as { code: string; params: object };
		return [code, params];
	}
};
const dayFirst = { monthFirst: false };
const brussels = { monthFirst: false, timeZone: 'Europe/Brussels' };
const said = (value: unknown) => (value instanceof Fault ? value.key : value);

test('a text is read whatever its encoding, delimiter and line ends', () => {
	const table = [
		['Nom', 'Ville'],
		['Étienne', 'La Louvière']
	];
	for (const delimiter of [';', ',', '\t', '|'])
		for (const end of ['\n', '\r\n', '\r'])
			for (const encoding of ['utf8', 'latin1', 'utf16le'] as const)
				expect(rows(bytes(table.map((row) => row.join(delimiter)).join(end), encoding))).toEqual(table);
	expect(rows(bytes('\ufeffsep=|\r\nA;|B\r\n1|2', 'utf16le'))).toEqual([
		['A;', 'B'],
		['1', '2']
	]);
	expect(rows(new Uint8Array([0x80, 0x3b, 0x9c, 0x0a]))).toEqual([['€', 'œ']]);
});

test('what is no table is refused with what is wrong, and where', () => {
	expect(refusal(bytes('abc\u0001;x'))).toEqual(['exchange_not_text', { position: 4 }]);
	expect(refusal(new Uint8Array([0x41, 0x81]))).toEqual(['exchange_not_text', { position: 2 }]);
	expect(refusal(bytes('a;b\n"x;y\nz;1'))).toEqual(['exchange_quotes', { row: 2 }]);
	expect(refusal(bytes('%PDF-1.7'))).toEqual(['exchange_wrong_type', {}]);
	expect(refusal(bytes('PK\u0003\u0004 cut'))).toEqual(['exchange_broken', {}]);
	expect(refusal(bytes(' ;; \n'))).toEqual(['exchange_empty', {}]);
	expect(refusal(bytes(`${';'.repeat(250)}x`))).toEqual(['exchange_too_many_columns', { most: 200 }]);
	expect(refusal(bytes('x\n'.repeat(60_001)))).toEqual(['exchange_too_many_rows', { most: 60_000 }]);
});

test('a zip that would unpack to gigabytes is refused before it is unpacked', () => {
	const book = xlsx.utils.book_new();
	xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['a']]), 'A');
	const written = Buffer.from(xlsx.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
	written.writeUInt32LE(3_000_000_000, written.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
	expect(refusal(new Uint8Array(written))).toEqual(['exchange_unpacks_too_large', {}]);
});

test('a formula of which no program kept what it comes to is a fault and not an empty cell', () => {
	const book = xlsx.utils.book_new();
	const sheet = xlsx.utils.aoa_to_sheet([
		['Nom', 'Lieu'],
		[null, 'Mons']
	]);
	sheet.A2 = { t: 'n', f: 'B2', v: 77 };
	xlsx.utils.book_append_sheet(book, sheet, 'A');
	for (const [bookType, part, value] of [
		['xlsx', '/xl/worksheets/sheet1.xml', '<v>77</v>'],
		['ods', '/content.xml', ' office:value-type="float" office:value="77"><text:p>77</text:p>']
	] as const) {
		const written = new Uint8Array(xlsx.write(book, { type: 'array', bookType }) as ArrayBuffer);
		const zip = xlsx.CFB.read(written, { type: 'array' });
		const entry = xlsx.CFB.find(zip, part);
		if (!entry) throw new Error(`no ${part}`);
		const bare = Buffer.from(entry.content)
			.toString()
			.replace(value, bookType === 'ods' ? '>' : '');
		Object.assign(entry, { content: Buffer.from(bare), size: Buffer.byteLength(bare) });
		const saved = new Uint8Array(xlsx.CFB.write(zip, { fileType: 'zip', type: 'array' }) as unknown as ArrayBuffer);
		expect(rows(saved)?.[1], bookType).toEqual([{ error: '=B2' }, 'Mons']);
	}
});

test('dates as people write them, the day before the month', () => {
	for (const written of [
		'25/11/2026',
		'25.11.26',
		'25-11-2026',
		'2026-11-25',
		'20261125',
		'25 novembre 2026',
		'mercredi 25 nov. 2026',
		'25 November 2026',
		'25. marraskuuta 2026',
		'2026-11-25T18:30',
		'25/11/2026 18:30',
		46_351
	])
		expect(said(day(written, dayFirst)), String(written)).toBe('2026-11-25');
	expect(day('1er août 2026', dayFirst)).toBe('2026-08-01');
	expect(said(day('12/25/2026', dayFirst))).toBe('exchange_wrong_date_order');
	expect(said(day('03/04/2026', { monthFirst: true }))).toBe('exchange_wrong_date_doubt');
	expect(said(day('30/02/2026', dayFirst))).toBe('exchange_wrong_date_none');
	expect(said(day('bientôt', dayFirst))).toBe('exchange_wrong_date');
	// an empty cell that is shown as a date, and a slip of the finger
	expect(['25/11/1899', '1900-01-05', '25/11/20266', '25/11/2926'].map((one) => said(day(one, dayFirst)))).toEqual([
		'exchange_wrong_year',
		'exchange_wrong_year',
		'exchange_wrong_date',
		'exchange_wrong_year'
	]);
	expect(said(day('25/11/2026 - 27/11/2026', dayFirst))).toBe('exchange_wrong_time');
	expect([isMonthFirst('12/25/2026'), isMonthFirst('25/12/2026'), isMonthFirst('3/4/2026')]).toEqual([
		true,
		false,
		false
	]);
});

test('times as people write them', () => {
	for (const written of [
		'18:30',
		'18h30',
		'18.30',
		'18 h 30',
		'6:30 PM',
		'18:30:00',
		'18u30',
		0.7708333,
		'0.770833',
		'2026-11-25T18:30'
	])
		expect(said(time(written, brussels)), String(written)).toBe('18:30');
	expect([
		time('18h', dayFirst),
		said(time('24:00', dayFirst)),
		said(time('tard', dayFirst)),
		time(null, dayFirst)
	]).toEqual(['18:00', 'exchange_wrong_time', 'exchange_wrong_time', null]);
	const moments = ['25/11/2026 18h30', '2026-11-25T18:30', '25/11/2026', 46_351.5, '25 nov. 2026 à 18.30'];
	expect(moments.map((one) => moment(one, dayFirst))).toEqual([
		'2026-11-25T18:30',
		'2026-11-25T18:30',
		'2026-11-25',
		'2026-11-25T12:00',
		'2026-11-25T18:30'
	]);
	for (const lost of ['25/11/2026 18h30-20h30', '2026-11-25 18:30-20:30', '25/11/2026 25:00', '25/11/2026 18:30 EST'])
		expect(said(moment(lost, brussels)), lost).toBe('exchange_wrong_time');
});

test('a time that names its zone is told by the clock of the hub, and refused where nobody says its day', () => {
	for (const [written, here] of [
		['2026-11-25T18:30:00Z', '2026-11-25T19:30'],
		['20261125T183000Z', '2026-11-25T19:30'],
		['2026-11-25T18:30:00.000-05:00', '2026-11-26T00:30'],
		['2026-11-25 18:30:00 +0100', '2026-11-25T18:30'],
		['2026-07-01T18:30+02', '2026-07-01T18:30'],
		['Wed, 25 Nov 2026 18:30:00 GMT', '2026-11-25T19:30'],
		['25/11/2026 18:30 UTC', '2026-11-25T19:30'],
		['2026-11-25T18:30+02:00[Europe/Helsinki]', '2026-11-25T17:30']
	] as const) {
		expect(said(moment(written, brussels)), written).toBe(here);
		expect(said(day(written, brussels)), written).toBe(here.slice(0, 10));
		expect(said(time(written, brussels)), written).toBe(here.slice(11));
		expect(said(moment(written, dayFirst)), written).toBe('exchange_wrong_zone');
	}
	expect(['18:30Z', '18:30-05:00', '18:30 +0100'].map((one) => said(time(one, brussels)))).toEqual([
		'exchange_wrong_zone',
		'exchange_wrong_zone',
		'exchange_wrong_zone'
	]);
});

test('other cells', () => {
	expect(['oui', 'Ja', 'x', 'VRAI', true, '✓', 'non', 'nee', 'ei', 0].map((one) => said(yesNo(one)))).toEqual([
		true,
		true,
		true,
		true,
		true,
		true,
		false,
		false,
		false,
		false
	]);
	expect([whole(0, 5000)('1 200'), whole(0, 5000)('1.200'), whole(0, 50)('40,0'), said(whole(0, 10)(11))]).toEqual([
		1200,
		1200,
		40,
		'exchange_wrong_number'
	]);
	expect([list(9)('a ; b;a'), list(9)('a, b'), list(9)('a|b\nc'), said(list(1)('a;b'))]).toEqual([
		['a', 'b'],
		['a', 'b'],
		['a', 'b', 'c'],
		'exchange_wrong_count'
	]);
	expect([website('www.x.be'), said(website('javascript:alert(1)')), said(website('pas un site'))]).toEqual([
		'https://www.x.be',
		'exchange_wrong_website',
		'exchange_wrong_website'
	]);
	for (const wrong of ['0x10', '1e3', '1,000', '12,5'])
		expect(said(whole(0, 9000)(wrong)), wrong).toBe('exchange_wrong_number');
	expect([decimal(-90, 90)('50,45'), said(decimal(-90, 90)('0x10')), said(decimal(-90, 90)('1,2,3'))]).toEqual([
		50.45,
		'exchange_wrong_number',
		'exchange_wrong_number'
	]);
	expect(email('Ann <Ann@X.be>')).toBe('ann@x.be');
	for (const wrong of ['ann@', 'a@b..example', '.a@b.example', 'a..b@c.example', 'a@-b.example', 'a@b.example.'])
		expect(said(email(wrong)), wrong).toBe('exchange_wrong_email');
	for (const wrong of [true, 'TRUE', 'FAUX', '-', '???'])
		expect(said(name(99)(wrong)), String(wrong)).toBe('exchange_wrong_name');
	expect([name(99)('True North'), name(99)(1984), name(99)('404')]).toEqual(['True North', '1984', '404']);
	expect(text(9)('5\u00a0€  net')).toBe('5\u00a0€ net');
	expect([said(text(3)('abcd')), said(text(3)({ error: '#REF!' })), text(3)(42)]).toEqual([
		'exchange_wrong_length',
		'exchange_wrong_formula',
		'42'
	]);
	expect([0, 25, 26, 199].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'GR']);
});

test('titles are found under what stands above them, in any language, and a second row of titles is no data', () => {
	const columns = ['name', 'email'].map((id) => ({
		id,
		label: (locale: string) => ({ fr: 'Nom', nl: 'Naam' })[locale] ?? id,
		aliases: id === 'email' ? ['courriel', 'e-mail'] : [],
		example: '',
		read: text(9)
	}));
	const sheet = { rows: [['Liste'], [], ['Nom', 'Courriel', 'Nom'], ['Naam', 'E-mail'], ['Ann', 'a@b.be']] };
	const header = headerOf(sheet, columns.slice(0, 2), new Map());
	const mapping = propose(sheet, header, columns, new Map());
	expect([header, mapping]).toEqual([2, ['name', 'email', null]]);
	expect(bodyOf(sheet, { header, mapping }, columns)).toEqual([[5, ['Ann', 'a@b.be']]]);
	expect(propose({ rows: [['Contact']] }, 0, columns, new Map([['contact', 'email']]))).toEqual(['email']);
});

test('a title that may mean two things means what reads the cells below it', () => {
	const column = (id: string, read: Column['read']): Column => ({
		id,
		label: () => id,
		aliases: ['fin'],
		example: '',
		read
	});
	const columns = [column('end_day', day), column('end_time', time)];
	const means = (...cells: string[]) =>
		propose({ rows: [['Fin'], ...cells.map((cell) => [cell])] }, 0, columns, new Map());
	expect(means('20h', '21:30')).toEqual(['end_time']);
	expect(means('20/1/2027', '', '21h')).toEqual(['end_day']);
	expect(means()).toEqual(['end_day']);
});
