/** Turns the detail of an older version of a verb into the present one. */
export type Upcaster = {
	version: number;
	upcast: (detail: Record<string, unknown>, version: number) => Record<string, unknown>;
};

const upcasters = new Map<string, Upcaster>();

/** Declares that a verb's detail has changed its shape; given by the modules' manifests at start. */
export function declareVersions(known: Record<string, Upcaster>): void {
	for (const [verb, upcaster] of Object.entries(known)) upcasters.set(verb, upcaster);
}

export const versionOf = (verb: string): number => upcasters.get(verb)?.version ?? 1;

export function upToDate(verb: string, version: number, detail: Record<string, unknown>): Record<string, unknown> {
	const known = upcasters.get(verb);
	return known && version < known.version ? known.upcast(detail, version) : detail;
}
