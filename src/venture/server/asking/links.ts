import { createHmac, timingSafeEqual } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { keyFor } from '#kernel/server/secret.ts';

/** What a link leads to: the thread of who asks, a referral for the person it is about, and for the partner it goes to, what is asked of a holder after support has ended, and of whoever has tried something out. */
type LinkKind = 'thread' | 'consent' | 'partner' | 'follow-up' | 'playtest';

/** The secret of a link. Nothing of it is kept: it can be written into each letter anew, and a copy of the database opens nothing. */
export const linkTo = (kind: LinkKind, id: string): string => `${id}.${macOf(kind, id)}`;

/** What a link leads to. @returns its id. Throws 404 for a link that is not ours. */
export function linked(kind: LinkKind, token: string): string {
	const [id = '', mac = ''] = token.split('.');
	const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(kind, id))];
	if (!isId(id) || given.length !== ours.length || !timingSafeEqual(given, ours)) throw missing();
	return id;
}

const macOf = (kind: LinkKind, id: string): string =>
	createHmac('sha256', keyFor(`venture ${kind}`))
		.update(id)
		.digest('base64url');
