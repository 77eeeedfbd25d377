import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, type ActObject, needsSecondFactor, requireAct } from '#kernel/identity/policy.ts';
import { secondFactorsOf } from '#kernel/identity/server/second-factor.ts';
import { isFresh } from '#kernel/identity/server/step-up.ts';
import type { Locale } from '#kernel/words.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'>;

/** Whether the team has not put off what the address leads to. @throws 404 */
export function requireThere({ locals }: Pick<RequestEvent, 'locals'>): void {
	if (locals.away) throw missing();
}

/** The signed-in person; a visitor goes to sign in and comes back, and what her form brought waits for her (`given-back`). */
export function requirePerson(event: Asked): Viewer {
	return event.locals.viewer ?? leadTo(event, '/sign-in');
}

function leadTo({ locals, url }: Asked, page: string): never {
	locals.signsInFirst = true;
	redirect(303, `${href(page, locals.locale)}?returnTo=${encodeURIComponent(locals.formPage ?? addressOf(url))}`);
}

/** The signed-in person, asked for by a page's script, which no page to sign in would serve. @throws 401 */
export function requireSignedIn(viewer: Viewer | null): Viewer {
	if (!viewer) throw refused('identity_sign_in_first', {}, 401);
	return viewer;
}

/** The signed-in person, for what cannot be taken back: a session that has not proved lately who it is does so first, and comes back to one of our own paths. */
export async function requireFresh(event: Asked, to: string): Promise<Viewer> {
	const viewer = requirePerson(event);
	if (await isFresh(viewer.sessionId)) return viewer;
	redirect(303, await addressToProve(viewer, href(to, event.locals.locale), event.locals.locale));
}

/** The page where she proves again who she is: by her second factor if she has one, else by any way to sign in. It leads back to an address. */
export async function addressToProve({ id }: Viewer, back: string, locale: Locale): Promise<string> {
	const { totp, passkeys } = await secondFactorsOf(id);
	const page = totp || passkeys.length > 0 ? '/sign-in/second-factor' : '/sign-in';
	return `${href(page, locale)}?again=yes&returnTo=${encodeURIComponent(back)}`;
}

/** Lets the team in. A visitor goes to sign in, a session without a second factor shows one or sets one up; for others there is nothing here. */
export async function requireTeam(event: Asked, act: Act, object?: ActObject): Promise<Viewer> {
	const viewer = requirePerson(event);
	if (!needsSecondFactor(viewer, act, object)) return requireAct(viewer, act, object);
	const { totp, passkeys } = await secondFactorsOf(viewer.id);
	return leadTo(event, totp || passkeys.length > 0 ? '/sign-in/second-factor' : '/me/access');
}

/** Who of the team changes something here, as the log tells it. */
export const byOf = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'desk' as const });

/** Somebody who changes what is her own, as the log tells it. */
export const bySelf = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });

/** The page's address without the name of an action. */
const addressOf = ({ pathname, search }: URL): string => pathname + (search.startsWith('?/') ? '' : search);
