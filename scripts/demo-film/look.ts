/** The colours of a film: its sky from above to below, what stands in it, what shines. */
export type Look = Readonly<{
	sky: readonly number[];
	dark: number;
	main: number;
	light: number;
	accent: number;
	second: number;
	paper: number;
}>;

const paper = 0xfaf7f1;
export const plum: Look = {
	sky: [0x15101c, 0x24142e, 0x43214f],
	dark: 0x1b1223,
	main: 0x87429b,
	light: 0xc08ad2,
	accent: 0xf2ac2e,
	second: 0xc4452d,
	paper
};
export const teal: Look = {
	sky: [0x0b1a1d, 0x0f2d33, 0x1a5560],
	dark: 0x0a1719,
	main: 0x187c88,
	light: 0x5fb9c4,
	accent: 0xf2ac2e,
	second: 0xc4452d,
	paper
};
export const gold: Look = {
	sky: [0x1d140a, 0x3a240c, 0x7a4a12],
	dark: 0x1a1209,
	main: 0xb9791a,
	light: 0xf2ac2e,
	accent: 0xc4452d,
	second: 0x87429b,
	paper
};
export const brick: Look = {
	sky: [0x1c0f0c, 0x3b1a13, 0x7c2f1f],
	dark: 0x1a0e0b,
	main: 0xc4452d,
	light: 0xee8a72,
	accent: 0x3fae7a,
	second: 0xf2ac2e,
	paper
};
export const dawn: Look = { ...plum, sky: [0x2b1838, 0x7a3556, 0xe07f4f], dark: 0x2a1630 };
export const evening: Look = { ...plum, sky: [0x14162a, 0x2a2550, 0x9a4a58], dark: 0x17142a };
