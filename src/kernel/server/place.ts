/** Who can come to a hub: this machine alone, the phones of a room (`--lan`), or everybody. */
export type Reach = 'machine' | 'room' | 'world';

/** Where a hub is: the address under which people reach it, and who does. */
export type Place = Readonly<{ publicUrl: string; reach: Reach }>;

let place: Place = { publicUrl: 'http://localhost:3000', reach: 'machine' };
let everybodyPlays = false;

/** Says under which address people reach this hub, links in letters and calendars begin with it, and who reaches it. */
export function setPlace({ publicUrl: url, reach }: Place): void {
	place = { publicUrl: url.replace(/\/+$/, ''), reach };
}

/** The same, of a hub of this machine. */
export const setPublicUrl = (url: string): void => setPlace({ publicUrl: url, reach: 'machine' });

/** The hub's address without a slash at the end. */
export const publicUrl = (): string => place.publicUrl;

/** The name of the hub's machine: the right part of calendar and message identifiers. */
export const publicHost = (): string => new URL(place.publicUrl).hostname;

/** Whether only who sits at this machine reaches the hub. */
export const isAlone = (): boolean => place.reach === 'machine';

/** Lets whoever reaches the hub be each person of the demonstration, its admin too, though that is everybody. */
export function letEverybodyPlay(allowed: boolean): void {
	everybodyPlays = allowed;
}

/** Whether the bar « Je suis… » of a demonstration may stand there. */
export const mayBeAnyone = (): boolean => place.reach !== 'world' || everybodyPlays;

/** Who reaches a hub that listens on `HOST`: a public address or a proxy in front of it says that others do, whatever it listens on. */
export function reachOf(
	{ HOST, TRUSTED_PROXIES }: Readonly<{ HOST: string; TRUSTED_PROXIES: number }>,
	url: string
): Reach {
	return isLoopback(HOST) && isLoopback(new URL(url).hostname) && !TRUSTED_PROXIES ? 'machine' : 'world';
}

/**
 * Whether an `Origin` is this hub's own: that of its address, which a visitor cannot choose as she chooses `Host`. Where who asks may sit at the machine itself,
 * it is also the name of the machine that was asked, whatever port leads here (a tunnel, a container): localhost, 127.0.0.1.
 * @param host as it was asked for
 */
export const isOwnOrigin = (origin: string, host: string): boolean => isOriginOf(place, origin, host);

export function isOriginOf({ publicUrl: own, reach }: Place, origin: string, host: string): boolean {
	const [ours, asked] = [new URL(own), URL.parse(origin)];
	if (!asked || asked.origin !== origin) return false;
	if (origin === ours.origin) return true;
	const here = reach === 'room' || isLoopback(ours.hostname);
	return here && asked.protocol === ours.protocol && asked.host === host && isLoopback(asked.hostname);
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);

let token: string | undefined;

export function setMetricsToken(given: string | undefined): void {
	token = given;
}

/** Who may read the figures; see METRICS_TOKEN. */
export const metricsToken = (): string | undefined => token;
