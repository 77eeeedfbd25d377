import { createHmac, timingSafeEqual } from 'node:crypto';
import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import { keyFor } from '#kernel/server/secret.ts';

/** What a link of a letter does: renews what it asks about, says what became of an agreement, proves an address, or opens a talk or a proposal of its own to an outside party. */
type LinkKind = 'renew' | 'outcome' | 'knock' | 'submission' | 'talk' | 'own';

/** `about`: a proposal or an outcome; `person`: who was asked; `until`: the day that was asked about, or of which number the links are. */
type Linked = Readonly<{ about: string; person: string; until: string }>;

/** The secret of a link. Nothing of it is kept: a copy of the database opens nothing. */
export function linkTo(kind: LinkKind, { about, person, until }: Linked): string {
	const told = [about, person, until].join('.');
	return `${told}.${macOf(kind, told)}`;
}

/** What a link is about and for whom. @throws 404 for a link that is not ours */
export function linked(kind: LinkKind, token: string): Linked {
	const [about = '', person = '', until = '', mac = ''] = token.split('.');
	const [given, ours] = [Buffer.from(mac), Buffer.from(macOf(kind, [about, person, until].join('.')))];
	if (![about, person].every(isId) || given.length !== ours.length || !timingSafeEqual(given, ours)) throw missing();
	return { about, person, until };
}

const macOf = (kind: LinkKind, told: string): string =>
	createHmac('sha256', keyFor(`partnering ${kind}`))
		.update(told)
		.digest('base64url');
