import type { GraphicsAPI } from 'ograf';
import { type Graphic, type Layer, layers, spoken } from '../../index.ts';
import type { Ground } from './ground.ts';

type Element = HTMLElement & GraphicsAPI.Graphic;
type Standing = { readonly name: string; readonly element: Element; said: string };

/** A renderer of OGraf graphics: one in each layer, each an element of its own module. */
export function rendererIn(root: HTMLElement, ground: () => Ground, skewMs: () => number) {
	const places = new Map(layers.map((layer) => [layer, placeFor(layer)]));

	function placeFor(layer: Layer) {
		const box = root.appendChild(document.createElement('div'));
		let wanted: Graphic | null = null;
		let standing: Standing | null = null;
		let failed = '';
		let working = false;

		async function work(): Promise<void> {
			if (working) return;
			working = true;
			try {
				while (differs()) await step(wanted);
			} finally {
				working = false;
			}
		}

		function differs(): boolean {
			const said = wanted && textOf(wanted);
			return said !== failed && said !== (standing?.said ?? null);
		}

		async function step(graphic: Graphic | null): Promise<void> {
			const said = graphic && textOf(graphic);
			if (standing && standing.name !== graphic?.name) standing = leave(standing);
			if (!graphic || !said) return;
			const params = { data: dataOf(graphic), v_skewMs: skewMs() };
			try {
				if (standing) {
					standing.said = said;
					await standing.element.updateAction(params);
					return;
				}
				const element = await make(graphic.name);
				box.append(element);
				await element.load({ ...params, renderType: 'realtime', renderCharacteristics: {} });
				standing = { name: graphic.name, element, said };
				// meanwhile it may have been taken away: what enters must not be waited for
				element.playAction({}).catch(report);
			} catch (error) {
				report(error);
				failed = said;
				if (standing) standing = leave(standing, true);
				box.replaceChildren();
			}
		}

		const dataOf = ({ data }: Graphic): object => {
			const { theme, locale, names, address } = ground();
			return { address, names, ...(spoken(data, locale) as object), lang: locale, theme, layer };
		};
		const textOf = (graphic: Graphic): string => JSON.stringify([graphic.name, dataOf(graphic)]);

		return {
			set(graphic: Graphic | null): void {
				wanted = graphic;
				if (!graphic) failed = '';
				work().catch(report);
			},
			next: () => void standing?.element.playAction({}).catch(report)
		};
	}

	return {
		show(air: Partial<Record<Layer, Graphic>>): void {
			for (const [layer, place] of places) place.set(air[layer] ?? null);
		},
		/** The next step of what stands there. */
		next(): void {
			for (const place of places.values()) place.next();
		}
	};
}

function leave({ element }: Standing, skipAnimation = false): null {
	element
		.stopAction({ skipAnimation })
		.then(() => element.dispose({}))
		.catch(report)
		.finally(() => element.remove());
	return null;
}

const NAME = /^[a-z]+(-[a-z]+)*$/;
const folder = '/overlay/graphics';

/** An element of a graphic, whose module is loaded at the first time. */
async function make(name: string): Promise<Element> {
	if (!NAME.test(name)) throw new Error(`no graphic can be called « ${name} »`);
	const tag = `on-air-${name}`;
	if (!customElements.get(tag)) {
		const { default: made } = await import(/* @vite-ignore */ `${folder}/${name}/${name}.mjs`);
		if (!customElements.get(tag)) customElements.define(tag, made);
	}
	return document.createElement(tag) as Element;
}

/** Loads modules and type before they are needed: a take must not wait for them. */
export async function warm(names: readonly string[]): Promise<void> {
	for (const name of names) await make(name).catch(report);
}

/** A graphic that cannot be shown leaves its layer empty, and says why to whoever looks. */
function report(error: unknown): void {
	console.error(error);
}
