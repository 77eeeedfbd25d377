import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { type Act, type ActObject, demand, needsSecondFactor } from '#kernel/identity/policy.ts';
import { secondFactorsOf } from '#kernel/identity/server/second-factor.ts';
import { addressOf, signedIn } from '../(person)/guard.server.ts';

/** Lets the team in. A visitor goes to sign in, a session without a second factor shows one or sets one up; for others there is nothing here. */
export async function team(event: Pick<RequestEvent, 'locals' | 'url'>, act: Act, object?: ActObject): Promise<Viewer> {
	const viewer = signedIn(event);
	if (!needsSecondFactor(viewer, act, object)) return demand(viewer, act, object);
	const { totp, passkeys } = await secondFactorsOf(viewer.id);
	const page = totp || passkeys.length > 0 ? '/sign-in/second-factor' : '/me/access';
	redirect(303, `${href(page, event.locals.locale)}?returnTo=${encodeURIComponent(addressOf(event.url))}`);
}

/** Who of the team changes something here, as the log tells it. */
export const byOf = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'desk' as const });
