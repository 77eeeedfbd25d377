import { manifestProblems } from '../json-schema.ts';
import type { Change } from './scratch.ts';
import { addWords, type Direction, directing, unless } from './show.ts';

/** A graphic that is written before a show: what somebody said, and who. */
export const cueGraphic: Change = {
	name: 'graphic',
	most: 6,
	apply(scratch) {
		scratch.add('src/stage/graphics/kinds/quote.ts', kind);
		scratch.add('src/stage/graphics/pieces/quote.ts', piece);
		scratch.edit('src/stage/graphics/kinds.ts', (text) =>
			text
				.replace(/(?=import \{ result \})/, "import { quote } from './kinds/quote.ts';\n")
				.replace(/\tlogo\n\}/, '\tlogo,\n\tquote\n}')
		);
		addWords(scratch, 'src/stage/messages', words);
	},
	see: ({ url }) => directing(url, seen)
};

const words = {
	fr: { stage_kind_quote: 'Citation', stage_field_by: 'De qui' },
	en: { stage_kind_quote: 'Quote', stage_field_by: 'By whom' },
	nl: { stage_kind_quote: 'Citaat', stage_field_by: 'Van wie' },
	fi: { stage_kind_quote: 'Lainaus', stage_field_by: 'Kenen' }
};

const kind = `import { words } from '../example.ts';
import { type GraphicKind, line, lines } from '../kind.ts';

export const quote = {
	layers: ['lower', 'full'],
	name: 'Quote',
	description: 'What somebody said, and who',
	data: { text: lines('Text', 280), by: line('By', 80) },
	required: ['text'],
	fields: { text: 'words', by: 'line' },
	example: () => ({ text: words('Osez', 'Dare', 'Durf', 'Uskalla'), by: 'Camille Delvaux' })
} as const satisfies GraphicKind;
`;

const piece = `import { OnAir } from '../element.ts';
import { el, fitted } from '../make.ts';
import { textOf } from '../read.ts';
import css from './spoken.css?inline';

/** What somebody said, and who. */
export default class Quote extends OnAir {
	protected override readonly css = css;

	protected draw(stage: HTMLElement): void {
		const [text, by] = [textOf(this.data.text), textOf(this.data.by)];
		const texts = el('div', 'panel', fitted('title text hugged', text, 62, 32), by ? fitted('by', by, 34, 26) : null);
		stage.append(el('div', 'lower', el('div', 'body', el('div', 'bar'), texts, el('div', 'loose'))));
	}
}
`;

const SAID = 'On apprend en ratant';

async function seen(direction: Direction): Promise<string[]> {
	const { show, rundown, segment, read, send, bringBack } = direction;
	const form = await read(`${rundown}?add=quote&to=${segment}`);
	const written = { kind: 'quote', segment, text_fr: SAID, by: 'Ada', seconds: '' };
	const refused = await send(`${rundown}?/cue&add=quote&to=${segment}`, { ...written, text_fr: 'long '.repeat(2000) });
	const page = await send(`${rundown}?/cue`, written);
	const wrong = [
		...unless(form.includes('Citation') && form.includes('De qui'), 'the form does not say what it is for'),
		...unless(refused.includes('Ce texte est trop long'), 'the form does not say that a text is too long'),
		...unless(page.includes('Citation') && page.includes(SAID), 'the rundown does not show it'),
		...(await bringBack('csv', 'Citation')),
		...(await bringBack('json', '"name":"quote"')),
		...(await ofProgram(direction)),
		...(await onAir(direction))
	];
	await send(`${show}/regie?/order`, { do: 'end' });
	const report = await read(`${show}/report`);
	return [...wrong, ...unless(report.includes('Citation'), 'the report does not count it')];
}

/** What other renderers take of it, and what the gallery shows. */
async function ofProgram({ url, browser, cookies }: Direction): Promise<string[]> {
	const file = (ending: string) => fetch(`${url}/overlay/graphics/quote/quote.${ending}`);
	const manifest = (await (await file('ograf.json')).json()) as object;
	const context = await browser.newContext();
	await context.addCookies([...cookies]);
	const page = await context.newPage();
	await page.goto(`${url}/fr/coulisses/stations/habillage`);
	const drawn = page.locator('li', { hasText: 'Citation' }).first();
	await drawn.scrollIntoViewIfNeeded();
	const said = await drawn.frameLocator('iframe').locator('on-air-quote .text').textContent();
	return [
		...manifestProblems(manifest).map((problem) => `its manifest: ${problem}`),
		...unless((await file('mjs')).ok, 'there is no module of it'),
		...unless(said === 'Osez', 'the gallery does not draw its example')
	];
}

/** Taken by the control room, it is drawn in the overlay page and told over the film. */
async function onAir({ browser, show, send, cues, onAir, overlay }: Direction): Promise<string[]> {
	await onAir();
	const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
	await page.goto(await overlay());
	const [cue] = await cues();
	await send(`${show}/regie?/order`, { do: 'take', cue: cue?.id ?? '' });
	const drawn = page.locator('on-air-quote .text');
	await drawn.waitFor();
	const box = await drawn.boundingBox();
	return unless((await drawn.textContent()) === SAID && (box?.width ?? 0) > 100, 'the overlay does not draw it');
}
