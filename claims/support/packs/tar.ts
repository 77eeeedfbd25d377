import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { exportJWK, FlattenedSign, generateKeyPair } from 'jose';
import { Header, Parser } from 'tar';

export type Entry = Readonly<{
	path: string;
	content: Buffer;
	type?: 'File' | 'SymbolicLink' | 'Link' | 'Directory';
	size?: number;
}>;
/** The words of a parcel, as JSON that may be anything. */
// biome-ignore lint/suspicious/noExplicitAny: what is made wrong has no type
export type Json = any;
export type Read = Readonly<{ trail: Json; files: Map<string, Buffer> }>;

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Files one after the other, as a tar has them. */
export function tarOf(entries: readonly Entry[]): Buffer {
	const parts = entries.flatMap(({ path, content, type = 'File', size = content.length }) => {
		const head = new Header({
			type,
			path,
			size,
			mode: 0o644,
			mtime: new Date(0),
			...(type.endsWith('Link') && { linkpath: '/etc/passwd' })
		});
		head.encode();
		return [head.block ?? Buffer.alloc(512), content, Buffer.alloc((512 - (content.length % 512)) % 512)];
	});
	return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** Another hub's key, and what it signs with it. */
export async function signer() {
	const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
	const { kty, crv, x } = await exportJWK(publicKey);
	const signature = async (bytes: Buffer): Promise<Buffer> => {
		const { protected: head, signature } = await new FlattenedSign(bytes)
			.setProtectedHeader({ alg: 'EdDSA' })
			.sign(privateKey);
		return Buffer.from(JSON.stringify({ protected: head, signature }));
	};
	return { key: { kty, crv, x }, signature };
}
export type Signer = Awaited<ReturnType<typeof signer>>;

/** A parcel as this signer would make it. */
export async function parcelOf({ trail, files }: Read, by: Signer): Promise<Buffer> {
	const bytes = Buffer.from(canonicalize(trail) ?? '');
	const named = [...files].map(([path, content]) => ({ path: `files/${path}`, content }));
	return tarOf([
		{ path: 'trail.json', content: bytes },
		{ path: 'signature.json', content: await by.signature(bytes) },
		...named
	]);
}

/** What stands in a parcel, read by another program than the hub's. */
export async function readParcel(given: Buffer): Promise<Read> {
	const found = new Map<string, Buffer>();
	const parser = new Parser({ strict: true });
	parser.on('entry', (entry) => {
		const parts: Buffer[] = [];
		entry.on('data', (piece: Buffer) => parts.push(piece));
		entry.on('end', () => found.set(entry.path, Buffer.concat(parts)));
	});
	parser.end(given);
	const files = new Map(
		[...found].flatMap(([path, content]) => (path.startsWith('files/') ? [[path.slice(6), content] as const] : []))
	);
	for (const [hash, content] of files) if (sha256(content) !== hash) throw new Error(`${hash} is another file`);
	return { trail: JSON.parse(String(found.get('trail.json'))), files };
}
