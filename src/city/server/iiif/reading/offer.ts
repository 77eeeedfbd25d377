/** Words of somebody else's, by language as they wrote it. */
export type TheirWords = Readonly<Record<string, readonly string[]>>;

/** Whose something is, as those say it who offer it. */
export type TheirRights = Readonly<{
	statement: TheirWords | null;
	provider: TheirWords | null;
	rights: string | null;
}>;

/** A picture that may be taken. */
export type OfferedPicture = Readonly<{
	label: TheirWords | null;
	width: number | null;
	height: number | null;
	/** Its image service; null where there is one file. */
	service: string | null;
	file: string | null;
	thumbnail: string | null;
	/** Whoever asks for it must sign in there: it is not taken. */
	closed: boolean;
}> &
	TheirRights;

/** What stands at an address: pictures, or manifests to choose from. `total`: how many there are; those that are given are the first. */
export type Offer =
	| Readonly<{ kind: 'pictures'; label: TheirWords; pictures: readonly OfferedPicture[]; total: number }>
	| Readonly<{
			kind: 'collection';
			label: TheirWords;
			members: readonly Readonly<{ id: string; label: TheirWords | null }>[];
			total: number;
	  }>;

type Size = Readonly<{ width: number; height: number }>;

/** The sizes in which an image service gives its picture. */
export type ImageSizes = Size &
	Readonly<{
		/** Those that are there already; the only ones at level 0. */
		sizes: readonly Size[];
		most: Size & Readonly<{ area: number }>;
		version: 2 | 3;
		level: number;
		/** Whoever asks for it must sign in there. */
		closed: boolean;
	}>;
