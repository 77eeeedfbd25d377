import { plain } from '#kernel/fold.ts';
import type { FileKind, SizeClass, Stage } from '../kinds.ts';

/** For whom a call is, as far as it can be compared: an empty list asks nothing. */
export type Criteria = Readonly<{
	kinds: readonly FileKind[];
	stages: readonly Stage[];
	sectors: readonly string[];
	places: readonly string[];
	sizes: readonly SizeClass[];
}>;

/** What of a file is compared. */
type Compared = Readonly<{
	kind: FileKind;
	stage: Stage;
	sector: string | null;
	locality: string | null;
	size: SizeClass;
}>;

type Criterion = 'kind' | 'stage' | 'sector' | 'place' | 'size';

/** Why a call is for a file, or not, or why one cannot tell: the file does not say. */
export type CallReason = Readonly<{ criterion: Criterion; says: 'yes' | 'no' | 'unknown' }>;

/** Compares a call with a file: a reason for each thing that the call asks. It fits unless something says no; what else is asked stands in its words. */
export function callFits(call: Criteria, file: Compared): Readonly<{ fits: boolean; reasons: readonly CallReason[] }> {
	const size = file.size === 'unknown' ? null : file.size;
	const asked: readonly (readonly [Criterion, readonly string[], string | null])[] = [
		['kind', call.kinds, file.kind],
		['stage', call.stages, file.stage],
		['sector', call.sectors, file.sector],
		['place', call.places.map(plain), file.locality && plain(file.locality)],
		['size', call.sizes, size]
	];
	const reasons = asked.flatMap(([criterion, wanted, own]) =>
		wanted.length ? [{ criterion, says: own ? says(wanted.includes(own)) : ('unknown' as const) }] : []
	);
	return { fits: reasons.every((one) => one.says !== 'no'), reasons };
}

const says = (yes: boolean) => (yes ? ('yes' as const) : ('no' as const));
