import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** This machine's address on the local network. @throws when it is on none. */
export function lanAddress(): string {
	const found = Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.find(({ family, internal }) => family === 'IPv4' && !internal);
	if (!found)
		throw new Error('This machine is on no network: connect it to the Wi-Fi of the room, then start again with --lan.');
	return found.address;
}

/** A certificate of our own for one address, kept in the data folder. Browsers warn of it once: docs/operate.md shows the way through. */
export async function ownCertificate(folder: string, address: string): Promise<{ key: string; cert: string }> {
	const [key, cert] = ['key', 'cert'].map((part) => join(folder, 'lan', `${address}.${part}.pem`)) as [string, string];
	if (!existsSync(cert) || hasExpired(cert)) {
		const made = await generate([{ name: 'commonName', value: address }], {
			algorithm: 'sha256',
			keyType: 'ec',
			notAfterDate: new Date(Date.now() + 365 * 86_400_000),
			extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: address }] }]
		} as Parameters<typeof generate>[1]);
		mkdirSync(join(folder, 'lan'), { recursive: true });
		writeFileSync(key, made.private, { mode: 0o600 });
		writeFileSync(cert, made.cert);
	}
	return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

const hasExpired = (cert: string): boolean => Date.parse(new X509Certificate(readFileSync(cert)).validTo) < Date.now();
