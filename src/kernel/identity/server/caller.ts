import { isAPIError } from 'better-auth/api';
import { type Refusal, refused } from '../../errors.ts';
import type { Bearer } from '../../server/bearer.ts';

/** Who asks: the headers of her request (for its cookies), and whom it is counted for (for the limits). */
export type Caller = Readonly<{ headers: Headers; bearer: Bearer }>;

/** What the answer must set; each is a whole Set-Cookie line. */
export type Cookies = string[];

/** How better-auth is told that somebody is kept out; the message is why. */
export const SUSPENDED = 'IDENTITY_SUSPENDED';

const suspended = (why: string): Refusal => refused('identity_suspended', { why }, 403);

/** Runs a call of better-auth; its refusals become the given one of ours, but for who is kept out. */
export async function calling<T>(act: () => Promise<T>, otherwise: (code: string) => Refusal): Promise<T> {
	try {
		return await act();
	} catch (error) {
		if (!isAPIError(error)) throw error;
		const { code, message } = error.body ?? {};
		throw code === SUSPENDED ? suspended(String(message)) : otherwise(String(code ?? error.status));
	}
}

export const signInAgain = (): Refusal => refused('identity_sign_in_again', {}, 403);
