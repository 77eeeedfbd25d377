import { m } from '#messages';
import { ifThere } from '../../errors.ts';
import type { Funded } from '../../funded.ts';
import { type Locale, say } from '../../words.ts';
import { type Signature, signature } from '../signature.ts';
import { readFileOf } from '../storage.ts';

/** What stands on paper of whoever pays: the emblem (a PNG) with its words, and the sentence in the language that it has. */
export type FundedPaper = Readonly<{
	emblem: Uint8Array | null;
	alt: string;
	sentence: Readonly<{ text: string; lang: Locale }> | null;
}>;

/** Who signs a document, and who pays for what it is about. */
export type SignedPaper = Signature & Readonly<{ funded: FundedPaper | null }>;

/** How this hub signs what somebody may pay for. Throws what the press throws. */
export const signedPaper = async (funded: Funded | null, locale: Locale): Promise<SignedPaper> => ({
	...(await signature()),
	funded: await onPaper(funded, locale)
});

/** What the rules of a fund ask to stand on paper (Reg. (EU) 2021/1060, art. 47 and 50), ready to be drawn; null where they ask for nothing. */
export async function onPaper(funded: Funded | null, locale: Locale): Promise<FundedPaper | null> {
	if (!funded) return null;
	const { funder, sentence, emblem } = funded;
	const kept = emblem && (await ifThere(readFileOf(emblem)));
	return {
		emblem: kept ? kept.content : null,
		alt: m.web_emblem({ funder }, { locale }),
		sentence: sentence && say(sentence, locale)
	};
}
