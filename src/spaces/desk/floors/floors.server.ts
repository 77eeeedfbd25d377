import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { formWithFiles, PICTURE_FORM } from '#kernel/server/bodies.ts';
import { words } from '#kernel/server/errors.ts';
import { keepPicture } from '#kernel/server/pictures.ts';
import { say } from '#kernel/words.ts';
import { m } from '#messages';
import { attempt, change } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf, typedTexts, wordsField } from '#web/form.server.ts';
import { sentPicture } from '#web/picture.server.ts';
import { byOf, requirePerson, requireTeam } from '#web/require.server.ts';
import { spaceActs } from '../../acts.ts';
import type { Space } from '../../index.ts';
import { addFloor, floorById, floorsOf, pinSpace, removeFloor, spaces } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

/** How wide the picture stands while one presses on it: what the browser says is in these pixels. */
export const SHOWN_WIDTH = 640;

/** The places whose spaces somebody may edit, with these. @throws 404 for whoever may edit none. */
async function placesOf(viewer: Viewer) {
	const places = new Map<string, Readonly<{ id: string; name: string; spaces: Space[] }>>();
	for (const space of await spaces()) {
		if (!can(viewer, spaceActs.edit, { organisation: space.keeper })) continue;
		const { id, name } = space.place;
		places.set(id, { id, name, spaces: [...(places.get(id)?.spaces ?? []), space] });
	}
	return [...places.values()];
}

/** Who looks after the floors of some places: the team, and whoever keeps one. */
export async function requireFloors(event: Asked) {
	const viewer = requirePerson(event);
	const places = await placesOf(viewer);
	if (!places.length) await requireTeam(event, spaceActs.edit);
	return { viewer, places };
}

/** A floor that somebody may change, with the spaces of its place. @throws 404 */
export async function requireFloor(event: Asked & { params: { floor: string } }) {
	const { viewer, places } = await requireFloors(event);
	const floor = await floorById(event.params.floor);
	const place = places.find(({ id }) => id === floor.place);
	if (!place) throw missing();
	return { viewer, floor, place };
}

/** All floors that somebody may change, by place. */
export async function floorsShown({ places }: Awaited<ReturnType<typeof requireFloors>>) {
	const floors = await floorsOf(places.map(({ id }) => id));
	return { places: places.map(({ id, name }) => ({ id, name, floors: floors.filter(({ place }) => place === id) })) };
}

/** Adds the floor that a form brings, and leads to its pins. */
export async function addFrom(event: Asked, { viewer, places }: Awaited<ReturnType<typeof requireFloors>>) {
	const { locale } = event.locals;
	const form = await formWithFiles(event.request, PICTURE_FORM);
	const { text: typed } = typedTexts(form);
	const name = wordsField(form, 'name', locale);
	const place = places.find(({ id }) => id === fieldOf(form, 'place'))?.id;
	if (!place) throw missing();
	return attempt(event, pictureCodes, typed, async () => {
		const sent = await sentPicture(form, 'picture');
		const problems = {
			...(name ? {} : { name: words('spaces_floor_name_missing', {}, locale) }),
			...(sent ? {} : { picture: words('spaces_floor_picture_missing', {}, locale) })
		};
		if (!name || !sent) return fail(422, { typed, problems });
		return change(
			event,
			typed,
			async (tx) => {
				const picture = { ...(await keepPicture(tx, sent)), alt: name };
				return addFloor(tx, { place, name, picture }, byOf(viewer));
			},
			(floor) => `/desk/spaces/floors/${floor}`
		);
	});
}

const pictureCodes = { kernel_picture_large: 'picture', kernel_picture_unreadable: 'picture' };

/** Puts a space where the picture was pressed, or where two numbers say. */
export async function pinFrom(event: Asked, { viewer, floor }: Awaited<ReturnType<typeof requireFloor>>) {
	const form = await event.request.formData();
	const space = fieldOf(form, 'space');
	const pressed = [fieldOf(form, 'at.x'), fieldOf(form, 'at.y')];
	const typed = { space, x: fieldOf(form, 'x'), y: fieldOf(form, 'y') };
	const height = (SHOWN_WIDTH * floor.picture.height) / floor.picture.width;
	const [x, y] = pressed.every(Boolean)
		? [perMille(pressed[0], SHOWN_WIDTH), perMille(pressed[1], height)]
		: [perMille(typed.x, 1000), perMille(typed.y, 1000)];
	if (x === null || y === null)
		return fail(422, { typed, problems: { x: words('spaces_floor_range', {}, event.locals.locale) } });
	return change(
		event,
		typed,
		(tx) => pinSpace(tx, floor.id, space, { x, y }, byOf(viewer)),
		`/desk/spaces/floors/${floor.id}?placed=${space}#pins`
	);
}

/** Takes a space off the plan. */
export async function unpinFrom(event: Asked, { viewer, floor }: Awaited<ReturnType<typeof requireFloor>>) {
	const form = await event.request.formData();
	const typed = { space: '', x: '', y: '' };
	const space = fieldOf(form, 'space');
	return change(
		event,
		typed,
		(tx) => pinSpace(tx, floor.id, space, null, byOf(viewer)),
		`/desk/spaces/floors/${floor.id}#pins`
	);
}

/** Takes a floor away, once asked. */
export async function removeFrom(event: Asked, { viewer, floor }: Awaited<ReturnType<typeof requireFloor>>) {
	const form = await event.request.formData();
	const typed = { space: '', x: '', y: '' };
	return change(
		event,
		typed,
		async (tx) => {
			await removeFloor(tx, floor.id, byOf(viewer));
			const says = [m.spaces_floor_pins({ count: floor.pins.length })];
			requireSure(event, removing(say(floor.name, event.locals.locale).text, says), form);
		},
		'/desk/spaces/floors'
	);
}

function perMille(text: string | undefined, whole: number): number | null {
	const given = Number(text);
	const found = text?.trim() ? Math.round((given / whole) * 1000) : Number.NaN;
	return found >= 0 && found <= 1000 ? found : null;
}
