import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readParts } from '#kernel/server/pdf/parts.fixture.ts';
import { printedReport } from './pdf.fixture.ts';
import { drawReport } from './pdf.ts';

test('a report that was closed before is drawn as it was: who changes how one looks counts the drawing up', async () => {
	const bytes = await drawReport(await printedReport());
	expect(createHash('sha256').update(bytes).digest('hex')).toBe(
		'02e3254228819788048b37e0994a08c81afa8c76dded505e3b9ba4e1f8754ae8'
	);
});

test('figures are a table: a head for each column and for each row', async () => {
	const { language, parts } = await readParts(await drawReport(await printedReport(2)));
	expect(language).toBe('fr');
	const table = parts.slice(parts.findIndex(({ role }) => role === 'Table'));
	const row = (...roles: string[]) => ['TR', ...roles];
	const numbers = ['TD', 'TD', 'TD', 'TD', 'TD'];
	expect(table.slice(0, 22).map(({ role }) => role)).toEqual([
		'Table',
		...row('TH', 'TH', 'TH', 'TH', 'TH', 'TH'),
		...row('TH', ...numbers),
		...row('TH', ...numbers)
	]);
	expect(table.flatMap(({ scope }) => scope ?? [])).toEqual([...Array(6).fill('Column'), 'Row', 'Row']);
});

test('however many figures there are, a table goes on where its page ends', async () => {
	const report = await printedReport(2);
	const [figure] = report.figures;
	const figures = Array.from({ length: 60 }, () => figure as NonNullable<typeof figure>);
	const { parts } = await readParts(await drawReport({ ...report, figures }));
	expect(parts.filter(({ role }) => role === 'Table')).toHaveLength(1);
	expect(parts.filter(({ role }) => role === 'TR')).toHaveLength(61);
	expect(parts.filter(({ scope }) => scope === 'Column')).toHaveLength(6);
});
