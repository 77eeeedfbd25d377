/**
 * What stands where nobody gave a picture, always the same for the same thing: a poster in the colours of a sector or an area (`of`), a monogram of an
 * organisation or a portrait of a person (`of`: their letters).
 */
export type Drawn = Readonly<{ kind: 'poster' | 'monogram' | 'portrait'; of: string; seed: string }>;

/** Counted up when the drawings change: under one address a drawing stays what it is. */
const EDITION = 1;

/** Where a drawing is served. */
export const drawnAddress = ({ kind, of, seed }: Drawn): string =>
	`/drawn/${EDITION}/${kind}/${encodeURIComponent(of)}/${encodeURIComponent(seed)}.svg`;

/** @param of the slug of a sector, or an area. */
export const posterOf = (of: string, seed: string): Drawn => ({ kind: 'poster', of, seed });
