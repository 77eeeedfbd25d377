import { expect, test } from 'vitest';
import { networksOf } from './networks.ts';

test.each([
	['192.0.2.7', '192.0.2.7', null],
	['::ffff:192.0.2.7', '192.0.2.7', null],
	['::ffff:c000:207', '192.0.2.7', null],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
	['2001:db8:1:2::', '2001:db8:1:2::/64', '2001:db8:1::/48'],
	['2001:DB8:0001:0002:ffff::1', '2001:db8:1:2::/64', '2001:db8:1::/48'],
	['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
	['::1', '0:0:0:0::/64', '0:0:0::/48'],
	['somebody@example.org', 'somebody@example.org', null]
])('%s is counted as %s, and as %s', (address, near, wide) => {
	expect(networksOf(address)).toEqual({ near, wide });
});
