import { concat, dash, hls, inAvi, sessions } from './lists.ts';
import type { Material } from './making.ts';
import { broken, endless, large, truncated } from './shapes.ts';

/** What no film may read: another one's folder, a file of the machine, and an address of the network. */
export type Secret = Readonly<{ film: string; file: string; address: string }>;

export type Group = Readonly<{ title: string; files: readonly (readonly [name: string, bytes: Buffer])[] }>;

const kinds: readonly ((material: Material, secret: Secret) => Group)[] = [
	...[dash, hls, concat, sessions, inAvi],
	...[endless, large, truncated, broken]
];

/** Files that somebody might send as a film. Short: of some kinds, a few each. */
export function hostile(material: Material, secret: Secret, short: boolean): Group[] {
	const groups = (short ? [dash, inAvi, truncated] : kinds).map((kind) => kind(material, secret));
	return short ? groups.map(({ title, files }) => ({ title, files: files.filter((_, n) => n % 4 === 0) })) : groups;
}
