import { createHmac, timingSafeEqual } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { keyFor } from '#kernel/server/secret.ts';

/** What a link opens: the page of somebody who was invited there, or a traveller's calendar. */
type LinkKind = 'guest' | 'calendar';

/** The secret of a link. Nothing of it is kept: a copy of the database opens nothing. @param turn counted up to end the links before it */
export const linkTo = (kind: LinkKind, id: string, turn: number): string => `${id}.${turn}.${macOf(kind, id, turn)}`;

/** Our own path of the page of somebody who was invited there. */
export const guestPath = (id: string, turn: number): string => `/missions/guest/${linkTo('guest', id, turn)}`;

/** Whose a link is. @throws 404 for a link that is not ours */
export function linked(kind: LinkKind, token: string): { id: string; turn: number } {
	const [id = '', said = '', mac = ''] = token.split('.');
	const turn = Number(said);
	const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(kind, id, turn))];
	if (!isId(id) || given.length !== ours.length || !timingSafeEqual(given, ours)) throw missing();
	return { id, turn };
}

const macOf = (kind: LinkKind, id: string, turn: number): string =>
	createHmac('sha256', keyFor(`missions ${kind}`))
		.update(`${id}.${turn}`)
		.digest('base64url');
