declare module 'subset-font' {
	type Options = {
		readonly targetFormat: 'sfnt' | 'woff' | 'woff2';
		readonly variationAxes?: Readonly<Record<string, number | { min: number; max: number }>>;
		readonly keepFeatures?: readonly string[];
		readonly noHinting?: boolean;
	};
	export default function subset(font: Uint8Array, characters: string, options: Options): Promise<Uint8Array>;
}
