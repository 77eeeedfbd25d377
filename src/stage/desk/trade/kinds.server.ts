import { m } from '#messages';
import type { Aired } from '../../index.ts';

const sentences = m as unknown as Readonly<Record<string, (() => string) | undefined>>;

/** A graphic by its name in the reader's language; one that has none by the name it was given. */
export const graphicName = (name: string): string =>
	sentences[`graphics_name_${name.replaceAll('-', '_')}`]?.() ?? name;

/** What was on air, in words: « Question d’un spectateur, bas de l’image ». */
export function kindName({ kind, graphic, layer }: Pick<Aired, 'kind' | 'graphic' | 'layer'>): string {
	if (kind !== 'graphic' || !graphic || !layer) return m[`trade_aired_kind_${kind}`]();
	return m.trade_aired_graphic({ name: graphicName(graphic), layer: m[`graphics_layer_${layer}`]() });
}
