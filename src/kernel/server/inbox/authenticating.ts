import { Resolver } from 'node:dns/promises';
import { createReadStream } from 'node:fs';
import { authenticate } from 'mailauth';
import type { Authentication } from '../../inbox/mail.ts';

export type Envelope = Readonly<{ from: string; ip: string; helo: string }>;
type Resolve = (name: string, type: string) => Promise<string[][] | string[]>;
type Checked = Awaited<ReturnType<typeof authenticate>>;

const PATIENCE = { timeout: 3000, tries: 2 };
const MOST_MS = 25_000;

/** Who is asked for names: a server of its own where one is given, or the machine's. */
export function resolverAt(server: string | null): Resolve {
	const resolver = new Resolver(PATIENCE);
	if (server) resolver.setServers([server]);
	return (name, type) => resolver.resolve(name, type) as Promise<string[][] | string[]>;
}

/**
 * Whether a message comes from the domain that it says (DMARC, RFC 7489): a signature or an envelope of that domain, and where it has no rule of its own, the same. A signature over a part of the
 * text, and what a list sealed (ARC), prove nothing here.
 * @param domain of the address in its « From »
 */
export async function authenticationOf(
	path: string,
	{ from: sender, ip, helo }: Envelope,
	domain: string,
	resolver: Resolve
): Promise<Authentication> {
	const options = { sender, ip, helo, resolver, disableBimi: true, rejectRsaSha1: true, mta: 'hub' };
	const late = new Promise<null>((resolve) => setTimeout(resolve, MOST_MS, null).unref());
	const checked = await Promise.race([authenticate(createReadStream(path), options), late]);
	if (!checked) return 'later';
	const named = String(checked.dmarc ? checked.dmarc.status.header?.from : '').toLowerCase();
	if (named && named !== domain) return 'fail';
	return verdictOf(checked, domain, await publishes(domain, resolver));
}

function verdictOf({ dkim, spf, dmarc }: Checked, domain: string, published: boolean | null): Authentication {
	const rule = dmarc ? dmarc.status.result : 'none';
	const signed = dkim.results.filter(({ status }) => status.result === 'pass' && status.aligned && !status.underSized);
	const sent = spf && spf.status.result === 'pass' ? String(spf.domain).toLowerCase() : null;
	const aligned = dmarc ? dmarc.alignment?.spf?.result : undefined;
	const enveloped = rule === 'pass' ? aligned !== undefined : sent === domain;
	if (rule !== 'fail' && (signed.length || enveloped)) return 'pass';
	const unsure = [rule, spf ? spf.status.result : 'none', ...dkim.results.map(({ status }) => status.result)];
	if (unsure.includes('temperror') || published === null) return 'later';
	const claims = dkim.results.some(({ status }) => status.aligned);
	return rule !== 'none' || published || claims ? 'fail' : 'none';
}

/** Whether a domain says who may send in its name (SPF); null when that could not be asked. */
async function publishes(domain: string, resolver: Resolve): Promise<boolean | null> {
	try {
		const texts = await resolver(domain, 'TXT');
		return texts.some((text) => [text].flat().join('').toLowerCase().startsWith('v=spf1'));
	} catch (error) {
		return ['ENOTFOUND', 'ENODATA', 'EBADNAME'].includes((error as { code?: string }).code ?? '') ? false : null;
	}
}
