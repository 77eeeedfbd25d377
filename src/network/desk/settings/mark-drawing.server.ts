import { Resvg } from '@resvg/resvg-js';
import { refused } from '#kernel/errors.ts';

const HEIGHT = 256;

/** Draws an SVG to pixels. @throws settings_mark_svg when it is none */
export async function drawMark(svg: Uint8Array): Promise<Buffer> {
	try {
		return Buffer.from(new Resvg(Buffer.from(svg), { fitTo: { mode: 'height', value: HEIGHT } }).render().asPng());
	} catch {
		throw refused('settings_mark_svg', {}, 422);
	}
}
