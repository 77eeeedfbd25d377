let address = 'http://localhost:3000';

/** Says under which address people reach this hub; links in letters and calendars begin with it. */
export function setPublicUrl(url: string): void {
	address = url.replace(/\/+$/, '');
}

/** The hub's address without a slash at the end. */
export const publicUrl = (): string => address;

/** The name of the hub's machine: the right part of calendar and message identifiers. */
export const publicHost = (): string => new URL(address).hostname;

let token: string | undefined;

export function setMetricsToken(given: string | undefined): void {
	token = given;
}

/** Who may read the figures; see METRICS_TOKEN. */
export const metricsToken = (): string | undefined => token;
