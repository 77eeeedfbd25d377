import type { RequestEvent } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import { spaceActs } from '../../acts.ts';
import {
	asksArrival,
	doorCodes,
	keepDoorCode,
	makeScreen,
	screensOf,
	setArrivals,
	spaceById,
	takeDownScreen
} from '../../server/index.ts';
import type { Space } from '../../space.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url' | 'params' | 'setHeaders' | 'request'>;
export type AtDesk = Readonly<{ space: Space; viewer: Viewer }>;

/** What is done at the door of a space is said by whoever may write the space down. @throws 404 */
export async function requireDoor(event: Asked): Promise<AtDesk> {
	const space = await spaceById(event.params.id ?? '');
	return { space, viewer: await requireTeam(event, spaceActs.edit, { organisation: space.keeper }) };
}

/** The page of Coulisses about a door: whether arrivals are asked for, and its screens. */
export async function doorAtDesk({ space, viewer }: AtDesk, locale: Locale) {
	const [screens, checkIn, codes] = await Promise.all([
		screensOf(space, viewer),
		asksArrival(space.id),
		doorCodes(space)
	]);
	return {
		...{ id: space.id, name: say(space.name, locale), place: space.place.name, checkIn, codes },
		screens: await Promise.all(
			screens.map(async ({ secret, ...its }) => {
				const link = secret && publicUrl() + href(`/screen/${space.id}/${secret}`, locale);
				return { ...its, link, qr: link && (await drawn(link)) };
			})
		)
	};
}

const drawn = async (text: string): Promise<string> =>
	`data:image/svg+xml;utf8,${encodeURIComponent(await QRCode.toString(text, { type: 'svg', margin: 2 }))}`;

const page = ({ space }: AtDesk, done: string): string => `/desk/spaces/${space.id}/door?done=${done}`;

export async function keepArrivals(event: Asked, at: AtDesk) {
	const asked = fieldOf(await event.request.formData(), 'checkIn') === 'yes';
	return change(event, {}, (tx) => setArrivals(tx, at.space, asked, byOf(at.viewer)), page(at, 'saved'));
}

export async function addScreen(event: Asked, at: AtDesk) {
	const name = fieldOf(await event.request.formData(), 'name');
	return change(event, {}, (tx) => makeScreen(tx, at.space, name, at.viewer), page(at, 'screen'));
}

export async function removeScreen(event: Asked, at: AtDesk) {
	const form = await event.request.formData();
	const take = (tx: Tx) => {
		requireSure(event, doing(m.day_screen_down(), [m.day_screen_down_says()]), form);
		return takeDownScreen(tx, at.space, fieldOf(form, 'id'), at.viewer);
	};
	return change(event, {}, take, page(at, 'down'));
}

export async function keepCode(event: Asked, at: AtDesk) {
	const form = await event.request.formData();
	const of = fieldOf(form, 'of') === 'place' ? 'place' : 'space';
	const keep = (tx: Tx) => keepDoorCode(tx, at.space, of, fieldOf(form, 'code'), byOf(at.viewer));
	return change(event, {}, keep, page(at, 'saved'));
}
