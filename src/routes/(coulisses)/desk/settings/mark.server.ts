import { Resvg } from '@resvg/resvg-js';
import { refused } from '#kernel/errors.ts';
import type { Hub } from '#kernel/hub.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { fieldOf } from '../../../form.server.ts';

const HEIGHT = 256;
const MOST_BYTES = 1024 * 1024;

/**
 * The mark that the form sent, the one there was, or none. An SVG is drawn to pixels here and then forgotten: a drawing that is served as it came
 * is a program in the hub's own name, and no list of forbidden parts of SVG was ever whole.
 * @throws settings_mark_svg, and what `keepPicture` throws
 */
export async function markField(tx: Tx, form: FormData, before: Hub['mark']): Promise<Hub['mark']> {
	const file = form.get('mark');
	if (!(file instanceof File) || file.size === 0) return fieldOf(form, 'mark_remove') ? null : before;
	const bytes = Buffer.from(await file.arrayBuffer());
	return keepPicture(tx, isSvg(bytes) ? drawn(bytes) : bytes);
}

const isSvg = (bytes: Buffer): boolean =>
	/^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(bytes.subarray(0, 200).toString());

function drawn(bytes: Buffer): Buffer {
	if (bytes.length > MOST_BYTES) throw refused('settings_mark_svg', {}, 422);
	try {
		return Buffer.from(new Resvg(bytes, { fitTo: { mode: 'height', value: HEIGHT } }).render().asPng());
	} catch {
		throw refused('settings_mark_svg', {}, 422);
	}
}
