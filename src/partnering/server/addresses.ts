import { createHmac, timingSafeEqual } from 'node:crypto';
import { inboxAddress } from '#kernel/server/inbox/setting.ts';
import { keyFor } from '#kernel/server/secret.ts';
import type { Side } from '../states.ts';

const FORM = /^t([0-9a-f]{32})([ai])([0-9a-f]{20})$/;
const letters = { author: 'a', interested: 'i' } as const;

/** A side of a talk, as an address of ours names it. */
export type Addressed = Readonly<{ interest: string; side: Side }>;

/** Where one side of a talk answers by e-mail; null where this hub takes no letters. Nothing of it is kept: a copy of the database tells none. */
export function talkAddress(interest: string, side: Side): string | null {
	const its = interest.replaceAll('-', '') + letters[side];
	return inboxAddress(`t${its}${macOf(its)}`);
}

/** What such an address names; null for one that is not ours. */
export function addressedBy(mailbox: string): Addressed | null {
	const [, id = '', side = '', mac = ''] = FORM.exec(mailbox) ?? [];
	if (!mac || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(id + side)))) return null;
	const interest = id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
	return { interest, side: side === 'a' ? 'author' : 'interested' };
}

const macOf = (its: string): string =>
	createHmac('sha256', keyFor('partnering address')).update(its).digest('hex').slice(0, 20);
