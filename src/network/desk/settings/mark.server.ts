import { Refusal, refused } from '#kernel/errors.ts';
import type { Hub } from '#kernel/hub.ts';
import { bytesOf } from '#kernel/server/bodies.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepPicture, type ReadyPicture, readyPicture } from '#kernel/server/pictures.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { fieldOf } from '#web/form.server.ts';
import type { drawMark } from './mark-drawing.server.ts';

const MOST_BYTES = 1024 * 1024;
const markDrawn = atPress<typeof drawMark>('src/network/desk/settings/mark-drawing.server.ts', 'drawMark', {
	kept: false
});

/**
 * The mark that the form sends, made ready; null when it sends none. An SVG is drawn to pixels here and then forgotten: a drawing that is served as it came
 * is a program in the hub's own name, and no list of forbidden parts of SVG was ever whole.
 * @throws settings_mark_svg, and what `readyPicture` throws
 */
export async function sentMark(form: FormData): Promise<ReadyPicture | null> {
	const file = form.get('mark');
	if (!(file instanceof File) || file.size === 0) return null;
	const bytes = await bytesOf(file);
	return readyPicture(isSvg(bytes) ? await drawn(bytes) : bytes);
}

/** Keeps the mark that was sent, or else the one there was, or none. */
export async function keepMark(
	tx: Tx,
	form: FormData,
	{ sent, before }: Readonly<{ sent: ReadyPicture | null; before: Hub['mark'] }>
): Promise<Hub['mark']> {
	if (sent) return keepPicture(tx, sent);
	return fieldOf(form, 'mark_remove') ? null : before;
}

const isSvg = (bytes: Buffer): boolean =>
	/^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(bytes.subarray(0, 200).toString());

async function drawn(bytes: Buffer): Promise<Buffer> {
	if (bytes.length > MOST_BYTES) throw refused('settings_mark_svg', {}, 422);
	return markDrawn(bytes).catch((error: unknown) => {
		const hard = error instanceof Refusal && error.code === 'kernel_too_long_to_draw';
		throw hard ? refused('settings_mark_svg', {}, 422) : error;
	});
}
