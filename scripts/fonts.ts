/**
 * Writes src/ui/fonts/*.woff2 from the @fontsource packages: the Latin of the hub's four languages. Titles have one
 * optical size (the whole range would weigh 15 kB more on every first page) and one weight, text keeps the weight; the
 * *.ttf, for the pictures that the server draws, keep one of each. Run it after an upgrade of those packages; the files
 * are committed, so a build never needs it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subset from 'subset-font';

type Cut = {
	readonly file: string;
	readonly from: string;
	readonly characters: string;
	readonly axes: Record<string, number | { min: number; max: number }>;
	/** A page takes woff2, the drawing of pictures only TrueType. */
	readonly format?: 'ttf';
};

const root = join(import.meta.dirname, '..');

const latin = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}ŒœŸ‘’‚“”„–—…•‹›€™−\u2009\u200a\u202f`;
const extended = between(0x100, 0x24f);
const features = ['ccmp', 'locl', 'mark', 'kern', 'liga', 'case', 'lnum', 'tnum'];

const cuts: readonly Cut[] = [
	{ file: 'title', from: title('latin'), characters: latin, axes: { opsz: 64, wght: 700 } },
	{
		file: 'title-extended',
		from: title('latin-ext'),
		characters: extended,
		axes: { opsz: 64, wght: 700 }
	},
	{ file: 'text', from: text('latin'), characters: latin, axes: { wght: { min: 400, max: 700 } } },
	{ file: 'text-extended', from: text('latin-ext'), characters: extended, axes: { wght: { min: 400, max: 700 } } },
	{ file: 'pixel', from: pixel('latin'), characters: latin, axes: { wght: { min: 400, max: 700 } } },
	{ file: 'title', from: title('latin'), characters: latin, axes: { opsz: 96, wght: 700 }, format: 'ttf' },
	{
		file: 'title-extended',
		from: title('latin-ext'),
		characters: extended,
		axes: { opsz: 96, wght: 700 },
		format: 'ttf'
	},
	{ file: 'text', from: text('latin'), characters: latin, axes: { wght: 550 }, format: 'ttf' },
	{ file: 'text-extended', from: text('latin-ext'), characters: extended, axes: { wght: 550 }, format: 'ttf' }
];

for (const cut of cuts) {
	const whole = await readFile(join(root, 'node_modules/@fontsource-variable', cut.from));
	const { format = 'woff2' } = cut;
	const small = await subset(whole, cut.characters, {
		targetFormat: format === 'ttf' ? 'sfnt' : format,
		variationAxes: cut.axes,
		keepFeatures: features,
		noHinting: true
	});
	await writeFile(join(root, 'src/ui/fonts', `${cut.file}.${format}`), small);
	process.stdout.write(
		`${cut.file}.${format} ${(small.length / 1000).toFixed(1)} kB (of ${(whole.length / 1000).toFixed(1)})\n`
	);
}

function between(first: number, last: number): string {
	return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
}

function title(part: string): string {
	return `bricolage-grotesque/files/bricolage-grotesque-${part}-opsz-normal.woff2`;
}

function text(part: string): string {
	return `instrument-sans/files/instrument-sans-${part}-wght-normal.woff2`;
}

function pixel(part: string): string {
	return `pixelify-sans/files/pixelify-sans-${part}-wght-normal.woff2`;
}
