import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, FlattenedSign, flattenedVerify, importJWK } from 'jose';
import { keyFor } from '#kernel/server/secret.ts';
import type { Parcel } from '../../parcel.schema.ts';

type PublicKey = Parcel['from']['key'];

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const ownKey = (): KeyObject =>
	createPrivateKey({ key: Buffer.concat([PKCS8, keyFor('trails between hubs')]), format: 'der', type: 'pkcs8' });

/** The key by which others know what this hub has signed. It is made from the hub's secret, and lost with it. */
export function publicKey(): PublicKey {
	const { x = '' } = createPublicKey(ownKey()).export({ format: 'jwk' });
	return { kty: 'OKP', crv: 'Ed25519', x };
}

/** What a key is told by (RFC 7638), SHA-256 in base64url. */
export const thumbprintOf = (key: PublicKey): Promise<string> => calculateJwkThumbprint(key);

/** A detached signature of some bytes (RFC 7515, appendix F), as JSON. */
export async function seal(bytes: Buffer): Promise<string> {
	const { protected: head, signature } = await new FlattenedSign(bytes)
		.setProtectedHeader({ alg: 'EdDSA' })
		.sign(ownKey());
	return JSON.stringify({ protected: head, signature });
}

/** Whether a signature is of these bytes and by this key; a signature of another algorithm is none. */
export async function isSealed(bytes: Buffer, signature: unknown, key: PublicKey): Promise<boolean> {
	const { protected: head, signature: signs } = (signature ?? {}) as Record<string, unknown>;
	if (typeof head !== 'string' || typeof signs !== 'string') return false;
	const jws = { protected: head, signature: signs, payload: bytes.toString('base64url') };
	return flattenedVerify(jws, await importJWK(key, 'EdDSA'), { algorithms: ['EdDSA'] }).then(
		() => true,
		() => false
	);
}
