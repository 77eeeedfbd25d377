import { expect, test } from 'vitest';
import { isOriginOf, reachOf } from './place.ts';

const hub = { publicUrl: 'https://hub.example', reach: 'world' } as const;
const machine = { publicUrl: 'http://localhost:3000', reach: 'machine' } as const;
const room = { publicUrl: 'https://192.168.1.20:3000', reach: 'room' } as const;

test('a form comes from the address of the hub, whatever host was asked for', () => {
	expect(isOriginOf(hub, 'https://hub.example', 'hub.example')).toBe(true);
	expect(isOriginOf(hub, 'https://hub.example', '10.0.0.7:3000')).toBe(true);
	for (const other of [
		...['http://hub.example', 'https://hub.example:8443', 'https://hub.example.evil.example', 'https://evil.example'],
		...['null', '', 'https://hub.example/', 'https://localhost', 'file://', 'https://hub.example, https://evil.example']
	])
		for (const host of ['hub.example', URL.parse(other)?.host ?? ''])
			expect(isOriginOf(hub, other, host), `${other} of ${host}`).toBe(false);
});

test('a hub of one machine is the same by all names of that machine, by the port that was asked', () => {
	for (const own of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost:8080'])
		expect(isOriginOf(machine, `http://${own}`, own), own).toBe(true);
	// what another program of this machine shows
	expect(isOriginOf(machine, 'http://localhost:4000', 'localhost:3000')).toBe(false);
	// a name that leads to this machine for a moment (DNS rebinding)
	for (const other of ['https://localhost:3000', 'http://localhost.evil.example:3000', 'http://evil.example:3000'])
		expect(isOriginOf(machine, other, new URL(other).host), other).toBe(false);
});

test('in a room it is this machine’s address, and the machine itself', () => {
	for (const own of ['192.168.1.20:3000', 'localhost:3000']) expect(isOriginOf(room, `https://${own}`, own)).toBe(true);
	expect(isOriginOf(room, 'https://192.168.1.21:3000', '192.168.1.21:3000')).toBe(false);
});

test('others reach a hub that listens for them, has a public address or stands behind a proxy', () => {
	const own = 'http://localhost:3000';
	expect(reachOf({ HOST: '127.0.0.1', TRUSTED_PROXIES: 0 }, own)).toBe('machine');
	expect(reachOf({ HOST: '::1', TRUSTED_PROXIES: 0 }, 'http://127.0.0.1:3000')).toBe('machine');
	expect(reachOf({ HOST: '0.0.0.0', TRUSTED_PROXIES: 0 }, own)).toBe('world');
	expect(reachOf({ HOST: '::', TRUSTED_PROXIES: 0 }, own)).toBe('world');
	expect(reachOf({ HOST: '127.0.0.1', TRUSTED_PROXIES: 1 }, own)).toBe('world');
	expect(reachOf({ HOST: '127.0.0.1', TRUSTED_PROXIES: 0 }, 'https://hub.example')).toBe('world');
});
