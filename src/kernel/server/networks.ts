import { isIP } from 'node:net';

/** What an address is counted as: who has one address of IPv6 has its whole /64, and a site or a rented machine often a /48. */
export type Networks = Readonly<{ near: string; wide: string | null }>;

/** The networks of an IP address; an IPv4 address is its own, also when it is written in IPv6. What is no address is itself. */
export function networksOf(address: string): Networks {
	const bare = address.split('%')[0] ?? '';
	if (isIP(bare) !== 6) return { near: address, wide: null };
	const groups = groupsOf(bare);
	const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
	if (mapped) return { near: quads(groups.slice(6)), wide: null };
	const network = (count: number) =>
		`${groups
			.slice(0, count)
			.map((group) => group.toString(16))
			.join(':')}::/${count * 16}`;
	return { near: network(4), wide: network(3) };
}

/** The eight groups of an IPv6 address (RFC 4291, 2.2). */
function groupsOf(address: string): number[] {
	const plain = address.replace(/\d+\.\d+\.\d+\.\d+$/, (quad) => {
		const [a = 0, b = 0, c = 0, d = 0] = quad.split('.').map(Number);
		return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
	});
	const [head = '', tail] = plain.split('::');
	const read = (text: string) => (text ? text.split(':').map((group) => Number.parseInt(group, 16)) : []);
	const [before, after] = [read(head), read(tail ?? '')];
	return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

const quads = (groups: readonly number[]): string =>
	groups.flatMap((group) => [Math.floor(group / 256), group % 256]).join('.');
