import type { RequestEvent } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import type { Ref } from '#kernel/facts.ts';
import type { Occasion } from '#kernel/noun.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { type Locale, say } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { type DoorTold, doorAt } from '../../door.ts';
import { arrivalCode, arriveAtDoor, doorState, giveBackNow, screenOf, takeNow } from '../../server/index.ts';
import type { Space } from '../../space.ts';

type Asked = Pick<RequestEvent, 'cookies' | 'url' | 'params' | 'setHeaders' | 'locals' | 'request'>;
type Occasions = (subjects: readonly Ref[], locale: Locale) => Promise<ReadonlyMap<string, Occasion>>;

/** The space whose screen a device is. @throws 404 for a device that is none */
export async function requireScreen(event: Asked): Promise<Space> {
	event.setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return screenOf(event, event.params.space ?? '');
}

/** What the screen knows now; with a code for whoever is awaited. */
export async function doorNow(space: Space, occasions: Occasions, locale: Locale): Promise<DoorTold> {
	const state = await doorState(space, (subjects) => occasions(subjects, locale));
	if (!doorAt(state, state.at).awaited.length) return { ...state, arrival: null };
	const { code } = arrivalCode(space.id);
	const page = `${publicUrl()}${href(`/spaces/${space.slug}/arrive`, locale)}?code=${code}`;
	return { ...state, arrival: { code, qr: await drawn(page) } };
}

const drawn = async (text: string): Promise<string> =>
	`data:image/svg+xml;utf8,${encodeURIComponent(await QRCode.toString(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'L' }))}`;

/** What the page of the screen is made of: what it shows now, and where one reads more on one's own telephone. */
export async function doorShown(space: Space, occasions: Occasions, locale: Locale) {
	const address = publicUrl() + href(`/spaces/${space.slug}`, locale);
	const [state, qr] = await Promise.all([doorNow(space, occasions, locale), drawn(address)]);
	return {
		...{
			id: space.id,
			name: say(space.name, locale),
			place: space.place.name,
			capacity: space.capacity,
			state,
			address
		},
		qr,
		ask: href(`/screen/${space.id}/state`, locale),
		key: crypto.randomUUID()
	};
}

/** What is pressed on the screen of a space. */
async function pressed(event: Asked, space: Space, act: (form: FormData) => Write<void>) {
	const form = await event.request.formData();
	return change(event, {}, act(form), `/screen/${space.id}`);
}

type Write<Made> = (tx: Tx) => Promise<Made>;

export const takeByScreen = (event: Asked, space: Space) =>
	pressed(event, space, (form) => (tx) => takeNow(tx, space, Number(fieldOf(form, 'minutes')), fieldOf(form, 'key')));

export const giveBackByScreen = (event: Asked, space: Space) =>
	pressed(event, space, (form) => (tx) => giveBackNow(tx, space, fieldOf(form, 'id')));

export const arriveByScreen = (event: Asked, space: Space) =>
	pressed(event, space, (form) => (tx) => arriveAtDoor(tx, space, fieldOf(form, 'id')));
