import { z } from 'zod';
import { refused } from '#kernel/errors.ts';
import { openBy } from '#kernel/identity/server/keys.ts';
import type { Locale } from '#kernel/words.ts';
import { buttonsKey, currentRoom, order, showById } from '../../../../server/index.ts';
import { press, pressable } from './keys.server.ts';

const Press = z.strictObject({ do: z.enum(pressable) });

/** Does what a button of a control surface asks, by a key of its show. @throws 404 without one that stands, regie_no_room when no room is open. */
export async function pressed(request: Request, show: string, locale: Locale) {
	const key = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
	await openBy(buttonsKey, key, { scope: show });
	const given = Press.safeParse(await request.json().catch(() => null));
	if (!given.success) throw refused('kernel_bad_request', {}, 400);
	const { id } = await showById(show);
	const [air, rehearsal] = await Promise.all([currentRoom(id), currentRoom(id, 'rehearsal')]);
	const rooms = [air, rehearsal].filter((room) => room && !room.endedAt);
	if (!rooms.length) throw refused('regie_no_room', {}, 409);
	const what = given.data.do;
	if (what === 'take' || what === 'next') return { do: what, heard: await press(id, what) };
	const giver = { device: null, viewer: null, locale, as: 'director' } as const;
	const asked = what === 'panic' ? ({ do: 'panic' } as const) : ({ do: 'clear', layer: 'all' } as const);
	await Promise.all(rooms.map((room) => room && order(room.id, asked, giver)));
	return { do: what };
}
