import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Printed, printSheets } from '#city/server';
import { ensureProgram } from '../../../scripts/debian.mjs';
import { cropped, type Grey, readPgm } from './image.ts';

/** Signs of which codes are drawn (`src/city/codes.ts`). */
const ALPHABET = 'CDFGHJKMNPQRTVWX34679';
const DPI = 300;
const points = (of: number): number => (of * DPI) / 72;

/** A code as it is on a printed sheet, and what it must say. */
export type OnPaper = Readonly<{ what: string; address: string; image: Grey }>;

/** Addresses of real length: of a hub of its own name, of a long one, of this machine. */
const hubs = [
	'https://hub.creativevalley.be',
	'https://creative-valley.coeurduhainaut-hub.example',
	'http://localhost:3000'
];

const codeOf = (random: () => number): string =>
	Array.from({ length: 4 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');

function printedOf(hub: string, many: number, random: () => number): Printed {
	const slug = 'sur-les-traces-des-mineurs-du-borinage';
	return {
		trail: {
			...{
				title: 'Sur les traces des mineurs du Borinage',
				lang: 'fr',
				summary: 'Un tour de dix gestes que l’on faisait au fond.'
			},
			...{ facts: '10 étapes · 45 min', organization: 'Musée des essais (fictif)', fictional: true },
			address: `${hub}/fr/guide/${slug}`
		},
		stops: Array.from({ length: many }, (_, at) => {
			const code = codeOf(random);
			return {
				signed: '',
				number: at + 1,
				code,
				title: `La lampisterie et ses ${at + 3} lampes`,
				lang: 'fr' as const,
				spot: '2e étage, salle 4',
				address: `${hub}/g/${code}`
			};
		}),
		typed: `${hub.replace(/^https?:\/\//, '')}/fr/guide`,
		signed: { name: 'Hub des essais', mark: null }
	};
}

/** Every code of sheets of each format, of so many hubs at most, as a printer puts it on paper at 300 dots to the inch, with what stands around it. */
export async function onPaper(
	{ most, many, pages }: Readonly<Record<'most' | 'many' | 'pages', number>>,
	random: () => number
): Promise<OnPaper[]> {
	const found: OnPaper[] = [];
	for (const hub of hubs.slice(0, most)) {
		const given = printedOf(hub, many, random);
		const labels = await printed(await printSheets.label(given, 'fr'));
		given.stops.forEach(({ address }, at) => {
			const place = at % 8;
			const box = {
				x: points((place % 2) * 297.64),
				y: points(Math.floor(place / 2) * 210.47),
				width: points(297.64),
				height: points(210.47)
			};
			found.push({ what: 'label', address, image: cropped(labels[Math.floor(at / 8)] as Grey, box) });
		});
		const some = { ...given, stops: given.stops.slice(0, pages) };
		const sheets = await printed(await printSheets.page(some, 'fr'));
		some.stops.forEach(({ address }, at) => {
			const box = { x: points(100), y: points(190), width: points(396), height: points(400) };
			found.push({ what: 'page', address, image: cropped(sheets[at] as Grey, box) });
		});
		const [trail] = await printed(await printSheets.trail(given, 'fr'));
		const box = { x: points(340), y: points(30), width: points(230), height: points(230) };
		found.push({ what: 'trail', address: given.trail.address, image: cropped(trail as Grey, box) });
	}
	return found;
}

async function printed(pdf: Uint8Array): Promise<Grey[]> {
	const program = ensureProgram('pdftoppm', ['poppler-utils']);
	if (!program) throw new Error('pdftoppm of poppler-utils is needed');
	const folder = await mkdtemp(join(tmpdir(), 'valley-qr-'));
	try {
		await writeFile(join(folder, 'sheet.pdf'), pdf);
		const { status, stderr } = spawnSync(program, [
			'-r',
			String(DPI),
			'-gray',
			join(folder, 'sheet.pdf'),
			join(folder, 'page')
		]);
		if (status) throw new Error(`pdftoppm: ${stderr}`);
		const pages = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).sort();
		return await Promise.all(pages.map(async (name) => readPgm(await readFile(join(folder, name)))));
	} finally {
		await rm(folder, { recursive: true });
	}
}
