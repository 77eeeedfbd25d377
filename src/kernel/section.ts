import type { Front, Noun, Sentence } from './noun.ts';
import type { Announcement } from './server/announcement.ts';
import type { OpenData } from './server/open-data.ts';
import type { Operation } from './server/operation.ts';

/**
 * A part of the hub that the team puts on or off, as its module declares it. Everything of one hangs on its paths: our own, where `*` is any one segment; what lies
 * below a path is of it too.
 */
export type Section = Readonly<{
	/** As the setting calls it. */
	key: string;
	/** What the team calls it, and what it is. */
	name: Sentence;
	text: Sentence;
	/** What a visitor finds of it, and what programs read. */
	paths: readonly string[];
	/** Its rooms of Coulisses. */
	desk: readonly string[];
	/** Of these paths, what was promised by a letter: it stays open to whoever has the address. */
	promised?: readonly string[];
	/** Pages of a person's own, which stay open to whoever has something there: in SQL, one boolean of the person `$1`. */
	own?: Readonly<{ paths: readonly string[]; holds: string }>;
	/** In SQL, one boolean: whether the team has put something into it. Until it has, or has said so, visitors see nothing of the section. */
	filled?: string;
	/** In SQL, one number: what somebody booked or asked for there and still waits for. */
	ahead?: string;
	/** As of a module (`Module`), and there for as long as the section is. */
	nouns?: readonly Noun[];
	fronts?: readonly Front[];
	open?: readonly OpenData[];
	operations?: readonly Operation[];
	announces?: readonly Announcement[];
}>;

/** Whether a path of ours is one of these, or lies below one. */
export const liesIn = (path: string, paths: readonly string[]): boolean => paths.some((one) => isBelow(path, one));

/** Whether a path of ours leads somewhere while these are closed. */
export const isOpen = (path: string, closed: readonly string[]): boolean =>
	!liesIn(path.split(/[?#]/)[0] ?? '', closed);

function isBelow(path: string, above: string): boolean {
	const [asked, given] = [path.split('/'), above.split('/')];
	return given.every((segment, at) => (segment === '*' ? Boolean(asked[at]) : segment === asked[at]));
}
