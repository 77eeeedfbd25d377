import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';

/** An organisation that is not in the directory, whose link of a letter somebody has. */
type Outside = Readonly<{ outside: string }>;

/** Who reads and writes in a talk: somebody with an account, or whoever has the link of an outside party. */
export type Reader = Viewer | Outside;

/** Who binds her side by words: somebody with an account, or an outside party that has shown at this moment that the address is hers. */
export type Signer = Viewer | Readonly<{ outside: string; signed: true }>;

export const outsideOf = (reader: Reader | null): string | null =>
	reader && 'outside' in reader ? reader.outside : null;

export const viewerOf = (reader: Reader | null): Viewer | null => (reader && 'outside' in reader ? null : reader);

/** Whom a reader acts for: the organisations that she answers for, or the outside party that she is. */
export function partiesOf(reader: Reader | null): string[] {
	const [outside, viewer] = [outsideOf(reader), viewerOf(reader)];
	if (outside) return [outside];
	return viewer ? hostedBy(viewer) : [];
}

/** What it is counted by. */
export const idOf = (reader: Reader): string => ('outside' in reader ? reader.outside : reader.id);
