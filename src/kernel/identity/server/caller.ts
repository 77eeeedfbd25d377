import { isAPIError } from 'better-auth/api';
import { type Refusal, refused } from '../../errors.ts';

/** Who asks: the headers of her request (for its cookies) and the address it came from (for the limits). */
export type Caller = Readonly<{ headers: Headers; address: string }>;

/** What the answer must set; each is a whole Set-Cookie line. */
export type Cookies = string[];

/** Runs a call of better-auth; its refusals become the given one of ours. */
export async function calling<T>(act: () => Promise<T>, otherwise: (code: string) => Refusal): Promise<T> {
	try {
		return await act();
	} catch (error) {
		if (isAPIError(error)) throw otherwise(String(error.body?.code ?? error.status));
		throw error;
	}
}

export const signInAgain = (): Refusal => refused('identity_sign_in_again', {}, 403);
