import sharp from 'sharp';
import type { Words } from '../../words.ts';
import { transaction } from '../db.ts';
import { addOperation, fundOperation } from '../operations.ts';
import { keepFile } from '../storage.ts';

export const FUNDER = 'Fonds fictif';
/** In French alone: whoever reads another language is told that it is not hers. */
const SENTENCE: Words = { source: 'fr', fr: 'Payé par un fonds fictif.' };

/** A PNG that stands for an emblem. */
export const emblemPng = (): Promise<Buffer> =>
	sharp({ create: { width: 240, height: 160, channels: 3, background: '#003399' } })
		.png()
		.toBuffer();

/** An operation whose rules ask for an emblem and a sentence. @returns what stands on what it pays for */
export async function payingOperation(code: string) {
	const content = await emblemPng();
	const name = { source: 'fr', fr: code } as const;
	const nothing = { share: null, hourCents: null, flatRate: null };
	return transaction(async (tx) => {
		await addOperation(tx, { code, name, funder: FUNDER, starts: null, ends: null });
		const emblem = await keepFile(tx, content, 'image/png');
		await fundOperation(tx, code, { ...nothing, sentence: SENTENCE }, emblem);
		return { funder: FUNDER, sentence: SENTENCE, emblem };
	});
}
