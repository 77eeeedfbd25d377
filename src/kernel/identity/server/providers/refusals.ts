import { AuthorizationResponseError, ClientError } from 'openid-client';
import { Refusal, refused } from '../../../errors.ts';
import { PrivateAddress } from '../../../server/addresses.ts';
import type { Provider } from './providers.ts';

/** What is wrong with an answer, by what the library says of it. */
const wrongs: readonly (readonly [RegExp, string])[] = [
	[/"?iss"?\b|issuer/i, 'issuer'],
	[/nonce/i, 'nonce'],
	[/\baud\b|audience/i, 'audience'],
	[/\bexp\b|\biat\b|\bnbf\b|expir|timestamp/i, 'expired'],
	[/signature|JWS|key/i, 'signature']
];

/** Why somebody was not let in through a provider, in words. */
export function refusalOf(error: unknown, { name }: Pick<Provider, 'name'>): Refusal {
	if (error instanceof Refusal) return error;
	if (error instanceof AuthorizationResponseError)
		return refused(
			error.error === 'access_denied' ? 'identity_provider_denied' : 'identity_provider_failed',
			{ provider: name },
			403
		);
	if (isAway(error)) return refused('identity_provider_away', { provider: name }, 502);
	const wrong = wrongs.find(([says]) => says.test(saying(error)))?.[1] ?? 'failed';
	return refused(`identity_provider_${wrong}`, { provider: name }, 403);
}

function isAway(error: unknown): boolean {
	const seen = error instanceof ClientError ? error.cause : error;
	if (seen instanceof PrivateAddress) return true;
	const { code, name } = (seen ?? {}) as { code?: unknown; name?: unknown };
	return name === 'TimeoutError' || name === 'AbortError' || /^E[A-Z]+$/.test(String(code));
}

/** The claim that a check was about, when the library names it, else its sentence. */
function saying(error: unknown): string {
	const { message, cause } = (error ?? {}) as { message?: unknown; cause?: unknown };
	const { claim, parameter } = (cause && typeof cause === 'object' ? cause : {}) as Record<string, unknown>;
	const deeper = cause instanceof Error ? ` ${cause.message} ${saying(cause)}` : '';
	return typeof claim === 'string' ? claim : `${parameter ?? ''} ${message}${deeper}`;
}
