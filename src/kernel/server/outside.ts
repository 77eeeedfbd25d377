import { once } from 'node:events';
import { type Agent as HttpAgent, request as http, type IncomingMessage } from 'node:http';
import { type Agent as HttpsAgent, request as https } from 'node:https';
import { isIP } from 'node:net';
import { isPublic, PrivateAddress, publicLookup } from './addresses.ts';

type Asking = Readonly<{
	signal: AbortSignal;
	headers: Record<string, string>;
	/** Keeps connections for the next question to the same host; without one each is closed. */
	agents?: Readonly<{ 'http:': HttpAgent; 'https:': HttpsAgent }>;
}>;

/**
 * Asks an address that somebody else has named, by http or https, and only when it is public; redirects are not followed.
 * @throws PrivateAddress, or what the network says.
 */
export async function askOutside(url: URL, { signal, headers, agents }: Asking): Promise<IncomingMessage> {
	const host = url.hostname.replace(/^\[|\]$/g, '');
	// a literal address is never looked up
	if (isIP(host) && !isPublic(host)) throw new PrivateAddress(host);
	const secure = url.protocol === 'https:';
	const agent = agents ? agents[secure ? 'https:' : 'http:'] : false;
	const sent = (secure ? https : http)(url, { signal, lookup: publicLookup, agent, headers });
	sent.end();
	const [answer] = (await once(sent, 'response', { signal })) as [IncomingMessage];
	sent.on('error', () => undefined); // told by whoever reads the answer
	return answer;
}
