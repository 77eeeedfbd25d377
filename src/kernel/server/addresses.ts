import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses that are not of the public internet (IANA special-purpose registries): a program that fetches what others name must not reach them. */
const closed = new BlockList();
for (const [network, prefix] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3]
] as const)
	closed.addSubnet(network, prefix, 'ipv4');
// of IPv6 only 2000::/3 is public, without what carries an IPv4 address or is for examples
for (const [network, prefix] of [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20]
] as const)
	closed.addSubnet(network, prefix, 'ipv6');
const unicast = new BlockList();
unicast.addSubnet('2000::', 3, 'ipv6');

let open = false;

/** Lets calendars, pictures and providers of sign-in be read from this machine and its network too: for tests, and for a hub whose partners are on its own network. */
export const allowPrivateAddresses = (allowed: boolean): void => {
	open = allowed;
};

/** Whether this hub may ask its own network. */
export const privateAddressesAllowed = (): boolean => open;

/** Whether an IP address may be asked. */
export function isPublic(address: string): boolean {
	if (open) return true;
	if (isIP(address) === 4) return !closed.check(address, 'ipv4');
	return isIP(address) === 6 && unicast.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** What is thrown for a name that leads to an address that is not public. */
export class PrivateAddress extends Error {}

/** Looks a name up and hands on only public addresses, so that what was checked is what is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
	lookup(hostname, { ...options, all: true }, (error, found) => {
		const addresses = (found ?? []).filter(({ address }) => isPublic(address));
		const [first] = addresses;
		if (error) return callback(error, '', 0);
		if (!first) return callback(new PrivateAddress(hostname), '', 0);
		if (options.all) return callback(null, addresses);
		return callback(null, first.address, first.family);
	});
};

/** The header in which the server itself writes who sent a request, over whatever a visitor has written there. */
export const SENDER = 'x-sender';

/** The address that a request came from. */
export const senderOf = ({ headers, socket }: IncomingMessage): string =>
	String(headers[SENDER] || (socket.remoteAddress ?? ''));
