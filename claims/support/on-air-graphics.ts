import type { GraphicsAPI } from 'ograf';
import type { Page } from 'playwright-core';
import { type GraphicName, graphicNames, graphicOf, manifestOf, spoken } from '#stage';
import { manifestProblems } from './json-schema.ts';
import { hardest, texts } from './on-air-texts.ts';

type Element = HTMLElement & GraphicsAPI.Graphic;
/** What the page keeps of a graphic between two looks at it. */
type Bench = Window & { graphic: (name: string, data: unknown) => Promise<Element> };

/** All graphics, or in a short run every third: each is drawn on a whole screen. */
function some(small: boolean): readonly GraphicName[] {
	return graphicNames.filter((_, nth) => !small || nth % 3 === 0);
}

/** Whether each graphic is an OGraf graphic: its manifest by the schema, its life by the specification. @returns what is wrong. */
export async function lives(page: Page, url: string, small: boolean): Promise<string[]> {
	const wrong: string[] = [];
	for (const name of some(small)) {
		const manifest = (await (await fetch(`${url}/overlay/graphics/${name}/${name}.ograf.json`)).json()) as object;
		wrong.push(...manifestProblems(manifest).map((problem) => `${name}: its manifest: ${problem}`));
		const data = spoken(graphicOf(name).example(Date.now()), 'fr');
		const { stepCount } = manifestOf(name);
		const problems = await page.evaluate(lifeOf, { name, data, steps: stepCount });
		wrong.push(...problems.map((problem) => `${name}: ${problem}`));
	}
	return wrong;
}

/** Puts a way to make a graphic into a page, as any renderer would make it. */
export async function bench(page: Page): Promise<void> {
	await page.evaluate(() => {
		(window as unknown as Bench).graphic = async (name, data) => {
			const tag = `on-air-${name}`;
			const module = await import(`/overlay/graphics/${name}/${name}.mjs`);
			if (!customElements.get(tag)) customElements.define(tag, module.default);
			const element = document.createElement(tag) as Element;
			document.body.replaceChildren(element);
			await element.load({ data, renderType: 'realtime', renderCharacteristics: {} as never });
			return element;
		};
	});
}

/** Runs in the page. */
async function lifeOf({ name, data, steps }: { name: string; data: unknown; steps: number }): Promise<string[]> {
	const wrong: string[] = [];
	const must = (holds: boolean, sentence: string) => void (holds || wrong.push(sentence));
	const { graphic } = window as unknown as Bench;
	const element = await graphic(name, data);
	const visible = () =>
		[...(element.shadowRoot?.querySelectorAll('.stage') ?? [])].some((one) => !(one as HTMLElement).hidden);
	must(!visible(), 'it shows before it is played');
	for (let step = 0; step < steps; step++) {
		const { statusCode, currentStep } = await element.playAction({});
		must(
			statusCode === 200 && currentStep === step && visible(),
			`play ${step} answers ${statusCode} and step ${currentStep}`
		);
	}
	must((await element.updateAction({ data: data as object }))?.statusCode === 200, 'update is refused');
	must((await element.playAction({})).currentStep === undefined && !visible(), 'it stays after its last step');
	must(
		(await element.playAction({ goto: steps - 1, skipAnimation: true })).currentStep === steps - 1,
		'it goes to no step'
	);
	must(
		(await element.customAction({ id: 'nothing', payload: null }))?.statusCode === 404,
		'it has an action that it has not'
	);
	// nothing waits for what was asked before
	void element.playAction({});
	void element.updateAction({
		data: { name: 3, text: null, options: 'no', leaders: [null, 7], until: 'soon', stations: [] }
	});
	must((await element.stopAction({}))?.statusCode === 200 && !visible(), 'it stays when it is stopped');
	await element.dispose({});
	must(!element.shadowRoot?.querySelector('.stage'), 'it leaves something behind');
	return wrong;
}

type Measured = { box: string; over: number; clamped: boolean; needed: boolean };

/** Whether the longest that each graphic can be given is inside, in four languages and in the widest letters. */
export async function fits(page: Page, small: boolean): Promise<{ wrong: string[]; boxes: number; clamped: number }> {
	const wrong: string[] = [];
	let [boxes, clamped] = [0, 0];
	for (const name of some(small))
		for (const layer of layersOf(name))
			for (const [kind, text] of Object.entries(texts).slice(0, small ? 1 : undefined)) {
				const data = {
					...hardest(manifestOf(name).schema, text),
					...timesOf(name),
					layer,
					lang: kind,
					theme: undefined
				};
				const measured = await page.evaluate(measure, { name, data });
				boxes += measured.length;
				clamped += measured.filter((one) => one.clamped).length;
				for (const { box, over, clamped: cut, needed } of measured) {
					const where = `${name}${layer ? ` (${layer})` : ''}, ${kind}, ${box}`;
					if (over > 1) wrong.push(`${where}: ${over} px are outside`);
					if (cut && !needed) wrong.push(`${where}: it is cut although it would fit`);
				}
			}
	return { wrong, boxes, clamped };
}

/** Where it can stand in more than one place, each. */
const layersOf = (name: GraphicName): readonly (string | undefined)[] => {
	const { layers } = graphicOf(name);
	return layers.length > 1 ? layers : [undefined];
};

const timesOf = (name: GraphicName): object =>
	'until' in graphicOf(name).data
		? { until: Date.now() + 35_999_000 }
		: { openedAt: Date.now(), seconds: 3599, address: `https://hub.example/antenne/${'x'.repeat(36)}`, right: 1 };

/** Runs in the page: every text that is fitted, and what stands outside of its sheet or of the picture. */
async function measure({ name, data }: { name: string; data: unknown }): Promise<Measured[]> {
	const element = await (window as unknown as Bench).graphic(name, data);
	await element.playAction({ skipAnimation: true });
	const root = element.shadowRoot as ShadowRoot;
	const over = (box: Element) => Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth, 0);
	const measured: Measured[] = [];
	for (const box of root.querySelectorAll<Element>('.fit')) {
		const clamped = box.classList.contains('clamped');
		const one = { box: box.className, over: over(box), clamped, needed: false };
		if (clamped) {
			box.classList.remove('clamped');
			box.style.fontSize = `${box.dataset.least}px`;
			one.needed = over(box) > 0;
			box.classList.add('clamped');
		}
		// the lines that are left out still count for how high it is
		if (clamped && !box.classList.contains('list')) one.over = Math.max(box.scrollWidth - box.clientWidth, 0);
		measured.push(one);
	}
	const limits = { panel: '.stage', chip: '.stage', fit: '.panel, .texts', where: '.panel', cell: '.cells' };
	for (const [kind, around] of Object.entries(limits))
		for (const box of root.querySelectorAll<Element>(`.${kind}`)) {
			const inner = box.getBoundingClientRect();
			const outer = (box.closest(around) ?? root.querySelector('.stage'))?.getBoundingClientRect() ?? inner;
			const out = Math.max(
				outer.left - inner.left,
				inner.right - outer.right,
				outer.top - inner.top,
				inner.bottom - outer.bottom,
				0
			);
			measured.push({ box: `${box.className} in ${around}`, over: Math.floor(out), clamped: false, needed: false });
		}
	return measured;
}
