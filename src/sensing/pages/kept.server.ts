import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { endKey, keys } from '#kernel/identity/server/keys.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { attempt, change } from '#web/act.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { bySelf, requirePerson } from '#web/require.server.ts';
import { selfLink } from '../server/api/shaping.ts';
import { deviceKey, giveKey, streamsOf, type Thing, thingKept } from '../server/index.ts';
import { thingOf, valueShown } from './said.server.ts';

type Event = RequestEvent<{ thing: string }>;

/** Lets whoever looks after a thing in to it: its organisation, its keeper until her day, the team. @throws 404 */
export async function requireKept(
	event: Pick<Event, 'locals' | 'url' | 'params'>
): Promise<{ viewer: Viewer; thing: Thing }> {
	const viewer = requirePerson(event);
	return { viewer, thing: await thingKept(event.params.thing, viewer) };
}

/** A thing for whoever looks after it: its values, its keys, and how it is spoken to. */
export async function keptShown(thing: Thing, locale: Locale) {
	const streams = (await streamsOf([thing.number])).get(thing.number) ?? [];
	const all = await keys();
	return {
		thing: { ...thingOf(thing, locale), keeper: thing.keeperName, keeperUntil: thing.keeperUntil },
		streams: streams.map((one) => ({
			...valueShown(one),
			address: `${selfLink('Datastreams', one.number)}/Observations`
		})),
		keys: all
			.filter(({ kind, scope }) => kind === deviceKey.kind && scope.id === thing.id)
			.map(({ id, name, by, endsAt, usedAt }) => ({ id, name, by, endsAt, usedAt }))
	};
}

const LONGEST_NAME = 120;
const DAY_MS = 86_400_000;

/** Makes a key for a thing, and gives its secret to be shown once. A keeper's ends with her day at the latest. */
export async function makeDeviceKey(event: Event, { viewer, thing }: Readonly<{ viewer: Viewer; thing: Thing }>) {
	const form = await event.request.formData();
	const name = fieldOf(form, 'keyName').trim().slice(0, LONGEST_NAME);
	const typed = { of: 'key', name };
	const { locale } = event.locals;
	if (!name)
		return fail(422, {
			typed,
			problems: { keyName: words('sensing_text_missing', {}, locale) } as Record<string, string>
		});
	const asked = Number(fieldOf(form, 'days')) || 90;
	const left =
		thing.keeper === viewer.id && thing.keeperUntil
			? Math.ceil((Date.parse(`${thing.keeperUntil}T23:59:59Z`) - Date.now()) / DAY_MS)
			: asked;
	const days = Math.max(1, Math.min(asked, left));
	return attempt(event, '', typed, async () => ({
		typed: { ...typed, of: 'made' },
		problems: {} as Record<string, string>,
		secret: await transaction((tx) => giveKey(tx, thing.id, { name, days }, viewer))
	}));
}

/** Ends a key of a thing. @param to our own path that it leads back to */
export async function endDeviceKey(
	event: Event,
	{ viewer, thing }: Readonly<{ viewer: Viewer; thing: Thing }>,
	to: string
) {
	const id = fieldOf(await event.request.formData(), 'id');
	const its = (await keys()).find((one) => one.id === id && one.scope.id === thing.id);
	if (!its) throw missing();
	return change(event, { of: 'end', name: '' }, (tx) => endKey(tx, id, bySelf(viewer)), `${to}?done=ended`);
}
