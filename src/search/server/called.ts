import { plain } from '#kernel/fold.ts';
import type { Findings } from '#kernel/server/text-search.ts';

/** Kinds of what was found, first those whose best is called by the words that were asked: a person comes before what she hosts. */
export const calledSoFirst = <Kind extends Findings>(text: string, kinds: readonly Kind[]): Kind[] => {
	const asked = plain(text).split(' ').filter(Boolean);
	const isCalledSo = ({ found: [best] }: Findings): boolean => {
		const { source: _, ...titles } = best?.title ?? { source: 'fr' };
		return Object.values(titles).some((title) => {
			const words = plain(title).split(' ');
			return asked.every((one) => words.some((word) => word.startsWith(one)));
		});
	};
	return kinds.toSorted((one, other) => Number(isCalledSo(other)) - Number(isCalledSo(one)));
};
