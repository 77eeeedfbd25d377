import { join } from 'node:path';

/** Where letters are taken: `port`: none, where this program takes none itself. */
export type InboxSetting = Readonly<{
	domain: string;
	port: number | null;
	host: string;
	certificate: string | null;
	key: string | null;
	dnsServer: string | null;
	folder: string;
}>;

type Given = Readonly<{
	INBOX_DOMAIN?: string | undefined;
	INBOX_PORT?: number | undefined;
	INBOX_HOST: string;
	INBOX_CERT?: string | undefined;
	INBOX_KEY?: string | undefined;
	DNS_SERVER?: string | undefined;
	DATA_DIR: string;
}>;

let setting: InboxSetting | null = null;

/** Names the domain of the addresses that letters may go to; without one there are none. */
export function openInbox(given: Given): void {
	const { INBOX_DOMAIN: domain, INBOX_PORT: port, INBOX_HOST: host, DATA_DIR } = given;
	const [certificate, key, dnsServer] = [given.INBOX_CERT ?? null, given.INBOX_KEY ?? null, given.DNS_SERVER ?? null];
	const folder = join(DATA_DIR, 'inbox');
	setting = domain ? { domain, port: port ?? null, host, certificate, key, dnsServer, folder } : null;
}

export const inboxSetting = (): InboxSetting | null => setting;

/** The whole address of what stands before the @; null where this hub takes no letters, or for who may not know it. */
export const inboxAddress = (mailbox: string | null): string | null =>
	setting && mailbox ? `${mailbox}@${setting.domain}` : null;
