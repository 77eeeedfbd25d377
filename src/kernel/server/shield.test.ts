import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { shield } from './shield.ts';

async function answered(act: (response: ServerResponse) => void, secure = false): Promise<Headers> {
	const server = createServer((_, response) => {
		shield(response, secure);
		act(response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { redirect: 'manual' });
	server.close();
	return headers;
}

test('an answer that says nothing itself is shielded, a redirect and a file as well', async () => {
	for (const act of [
		(response: ServerResponse) => response.end('text'),
		(response: ServerResponse) => response.writeHead(308, { location: '/fr' }).end(),
		(response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/javascript' }).end('1')
	]) {
		const headers = await answered(act);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toContain('geolocation=()');
		expect(headers.get('content-security-policy')).toContain("default-src 'self'");
		expect(headers.has('strict-transport-security')).toBe(false);
	}
	expect((await answered((response) => response.end(), true)).get('strict-transport-security')).toContain('max-age');
});

test('what an answer says itself holds', async () => {
	const headers = await answered((response) =>
		response
			.setHeader('content-security-policy', "default-src 'none'")
			.writeHead(200, { 'referrer-policy': 'no-referrer' })
			.end()
	);
	expect(headers.get('content-security-policy')).toBe("default-src 'none'");
	expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test('« not modified » leaves a kept page its policy', async () => {
	const headers = await answered((response) => response.writeHead(304).end());
	expect(headers.has('content-security-policy')).toBe(false);
	expect(headers.get('x-content-type-options')).toBe('nosniff');
});
