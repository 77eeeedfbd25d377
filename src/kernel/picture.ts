import type { Words } from './words.ts';

/** A picture that the hub keeps, by the hash of its file, with what it shows in words. */
export type Picture = Readonly<{ hash: string; width: number; height: number; alt: Words }>;

/** The widths that a picture is served in; one that is smaller is never made larger. */
export const pictureWidths = [320, 640, 1280] as const;

export const pictureAddress = ({ hash }: Pick<Picture, 'hash'>, width: number): string => `/pictures/${hash}/${width}`;

/** The addresses of a picture by width, as `srcset` takes them. */
export const pictureSet = (picture: Pick<Picture, 'hash' | 'width'>): string =>
	pictureWidths
		.filter((width, place) => place === 0 || width <= picture.width)
		.map((width) => `${pictureAddress(picture, width)} ${width}w`)
		.join(', ');
