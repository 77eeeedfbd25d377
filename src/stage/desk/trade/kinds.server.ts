import { m } from '#messages';
import type { Aired } from '../../index.ts';
import { graphicName } from '../names.server.ts';

/** What was on air, in words: « Question d’un spectateur, bas de l’image ». */
export function kindName({ kind, graphic, layer }: Pick<Aired, 'kind' | 'graphic' | 'layer'>): string {
	if (kind !== 'graphic' || !graphic || !layer) return m[`trade_aired_kind_${kind}`]();
	return m.trade_aired_graphic({ name: graphicName(graphic), layer: m[`graphics_layer_${layer}`]() });
}
