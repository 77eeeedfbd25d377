import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import { type Entry, type Json, parcelOf, type Read, type Signer, sha256, tarOf } from './tar.ts';

/** What somebody may send instead of a parcel, by what it is; `late`: whether it is found out only when it is taken. */
export type Hostile = Readonly<{ what: string; bytes: Buffer; late?: boolean }>;

/** More than thirty, from one that is good. @param own the address of the hub that gets them */
export async function hostile(good: Read, by: Signer, other: Signer, own: string): Promise<Hostile[]> {
	const bytes = await parcelOf(good, by);
	return [
		...broken(bytes),
		...(await forged(good, by, other)),
		...(await shapes(good, by)),
		...(await lies(good, by, own))
	];
}

function broken(bytes: Buffer): Hostile[] {
	const flipped = (at: number): Buffer => {
		const copy = Buffer.from(bytes);
		copy[at] = (copy[at] ?? 0) ^ 1;
		return copy;
	};
	const negative = Buffer.from(bytes);
	negative.write('-7777777777', 124, 'latin1');
	return [
		{ what: 'half of it', bytes: bytes.subarray(0, bytes.length / 2) },
		{ what: 'its first block', bytes: bytes.subarray(0, 512) },
		{ what: 'a letter of its words changed', bytes: flipped(700) },
		{ what: 'its last file changed', bytes: flipped(bytes.length - 1024 - 600) },
		{ what: 'gzip', bytes: gzipSync(bytes) },
		{ what: 'a bomb of gzip', bytes: gzipSync(Buffer.alloc(300_000_000)) },
		{ what: 'a page', bytes: Buffer.from('<!doctype html><script>alert(1)</script>') },
		{ what: 'a zip', bytes: Buffer.from('504b0304', 'hex') },
		{ what: 'a size below nothing', bytes: negative }
	];
}

async function forged(good: Read, by: Signer, other: Signer): Promise<Hostile[]> {
	const trail = Buffer.from(canonicalize(good.trail) ?? '');
	const files = [...good.files].map(([path, content]) => ({ path: `files/${path}`, content }));
	const head = (alg: string) => Buffer.from(JSON.stringify({ alg })).toString('base64url');
	const hmac = createHmac('sha256', Buffer.from(by.key.x ?? '', 'base64url'))
		.update(`${head('HS256')}.${trail.toString('base64url')}`)
		.digest('base64url');
	const signature = await by.signature(trail);
	const whole = (...entries: Entry[]) => tarOf([{ path: 'trail.json', content: trail }, ...entries, ...files]);
	const signed = (content: string | Buffer): Entry => ({ path: 'signature.json', content: Buffer.from(content) });
	const [first] = files;
	if (!first) throw new Error('the good one has no file');
	return [
		{ what: 'no signature', bytes: whole() },
		{ what: 'signed by another key', bytes: whole(signed(await other.signature(trail))) },
		{ what: 'signed by nobody', bytes: whole(signed(JSON.stringify({ protected: head('none'), signature: '' }))) },
		{
			what: 'signed with the public key as a secret',
			bytes: whole(signed(JSON.stringify({ protected: head('HS256'), signature: hmac })))
		},
		{ what: 'a signature that is a list', bytes: whole(signed('[]')) },
		{ what: 'its words twice', bytes: whole({ path: 'trail.json', content: trail }, signed(signature)) },
		{
			what: 'a file too many',
			bytes: whole(signed(signature), { path: `files/${sha256(Buffer.from('x'))}`, content: Buffer.from('x') })
		},
		{
			what: 'a file that climbs',
			bytes: whole(signed(signature), { path: 'files/../../x', content: Buffer.from('x') })
		},
		{
			what: 'a file of the machine',
			bytes: whole(signed(signature), { path: '/etc/cron.d/x', content: Buffer.from('x') })
		},
		{
			what: 'a symbolic link',
			bytes: whole(signed(signature), { path: first.path, content: Buffer.alloc(0), type: 'SymbolicLink' })
		},
		{
			what: 'a hard link',
			bytes: whole(signed(signature), { path: first.path, content: Buffer.alloc(0), type: 'Link' })
		},
		{
			what: 'a folder',
			bytes: whole(signed(signature), { path: 'files/', content: Buffer.alloc(0), type: 'Directory' })
		},
		{
			what: 'a file less',
			bytes: tarOf([{ path: 'trail.json', content: trail }, signed(signature), ...files.slice(1)])
		},
		{
			what: 'files in each other’s place',
			bytes: tarOf([
				{ path: 'trail.json', content: trail },
				signed(signature),
				...files.map(({ path }) => ({ path, content: Buffer.from('x') }))
			])
		}
	];
}

/** Words that are signed, and no words of a trail. */
async function shapes(good: Read, by: Signer): Promise<Hostile[]> {
	const as = async (what: string, change: (trail: Json) => void): Promise<Hostile> => {
		const trail = structuredClone(good.trail);
		change(trail);
		return { what, bytes: await parcelOf({ ...good, trail }, by) };
	};
	const raw = async (what: string, content: Buffer): Promise<Hostile> => ({
		what,
		bytes: tarOf([
			{ path: 'trail.json', content },
			{ path: 'signature.json', content: await by.signature(content) }
		])
	});
	return [
		await raw('no JSON', Buffer.from('{')),
		await raw('letters that are none', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
		await raw('a hundred thousand lists in each other', Buffer.from('['.repeat(100_000))),
		await raw('nine megabytes of words', Buffer.from(`{"a":"${'x'.repeat(9_000_000)}"}`)),
		await as('a newer version', (one) => Object.assign(one, { version: 2 })),
		await as('a field that nobody knows', (one) => Object.assign(one, { script: 'x' })),
		await as('a licence that is none', (one) => Object.assign(one.content.rights, { licence: 'mine' })),
		await as('a text of 30,000 letters', (one) =>
			Object.assign(one.content.stops[0].layers[0], { body: 'x'.repeat(30_000) })
		),
		await as('201 stops', (one) => one.content.stops.push(...Array.from({ length: 201 }, () => one.content.stops[0]))),
		await as('a stop twice', (one) => one.content.stops.push(one.content.stops[0])),
		await as('a layer twice', (one) => one.content.stops[0].layers.push(one.content.stops[0].layers[0])),
		await as('a stop outside the world', (one) => Object.assign(one.content.stops[0], { lat: 95, lon: 4 })),
		await as('an address that runs', (one) => Object.assign(one.from, { url: 'javascript:alert(1)' })),
		await as('a picture that is not there', (one) => Object.assign(one.content.stops[0], { picture: 'f'.repeat(64) })),
		await as('a name of a file that climbs', (one) =>
			Object.assign(one.content.media, { '../x': Object.values(one.content.media)[0] })
		),
		await as('a language that nobody speaks here', (one) =>
			Object.assign(one.content.stops[0].layers[0], { locale: 'xx' })
		)
	];
}

/** Words of a trail that are signed, and are not true. */
async function lies(good: Read, by: Signer, own: string): Promise<Hostile[]> {
	const [[id = '', media]] = Object.entries<Json>(good.trail.content.media) as [[string, Json]];
	const as = async (what: string, change: (trail: Json) => void, late = false): Promise<Hostile> => {
		const trail = structuredClone(good.trail);
		change(trail);
		return { what, late, bytes: await parcelOf({ ...good, trail }, by) };
	};
	const instead = async (what: string, content: Buffer, kind: string): Promise<Hostile> => {
		const file = sha256(content);
		const trail = structuredClone(good.trail);
		Object.assign(trail.content.media[id], { kind, file, bytes: content.length });
		if (kind === 'sound')
			for (const stop of trail.content.stops)
				if (stop.picture === id)
					Object.assign(stop, { picture: null, layers: stop.layers.map((one: Json) => ({ ...one, sound: id })) });
		const files = new Map([...good.files].filter(([hash]) => hash !== media.file));
		return { what, late: true, bytes: await parcelOf({ trail, files: files.set(file, content) }, by) };
	};
	const bomb = Buffer.concat([
		Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
		Buffer.from('0000ea600000ea600802000000', 'hex'),
		Buffer.alloc(64)
	]);
	return [
		await as('of this hub, which has not signed it', (one) => Object.assign(one.from, { url: own })),
		await as('of nobody who may reuse it', (one) => Object.assign(one.content.rights, { reuse: 'nobody' }), true),
		await as('a file that is longer than it says', (one) => Object.assign(one.content.media[id], { bytes: 3 })),
		await instead(
			'a page as a picture',
			Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'),
			'picture'
		),
		await instead('a picture of three thousand million points', bomb, 'picture'),
		await instead('a list of sounds as a sound', Buffer.from('#EXTM3U\nfile:///etc/passwd\n'), 'sound'),
		await instead('a sound with nothing in it', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(200)]), 'sound')
	];
}
