import { createHmac, randomInt } from 'node:crypto';
import { keyFor } from '#kernel/server/secret.ts';
import { codeAlphabet, codeLengths } from '../../classes/code.ts';
import { SECRET_LENGTH, type SecretPicture, secretPictures } from '../../classes/pictures.ts';

type CodeKind = keyof typeof codeLengths;

/** A new code: of a class, or of a card by which a pupil claims her account. */
export const newCode = (kind: CodeKind): string =>
	Array.from({ length: codeLengths[kind] }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');

/** The code of a class's lesson, made from its round: it can be shown again as long as it lives, and stands nowhere. */
export const lessonCode = (classId: string, round: number): string =>
	picked(derived('learning.lesson', `${classId} ${round}`), codeLengths.lesson)
		.map((number) => codeAlphabet[number % codeAlphabet.length])
		.join('');

/** The keyed hash by which a code is found. */
export const codeHash = (kind: CodeKind, code: string): Buffer => derived(`learning.code.${kind}`, code);

/** The pictures on a pupil's card, made from the round of her secret: the card can be printed again, and they stand nowhere. */
export function cardPictures(pupil: string, round: number): SecretPicture[] {
	const left = [...secretPictures];
	return picked(derived('learning.card', `${pupil} ${round}`), SECRET_LENGTH).flatMap((number) =>
		left.splice(number % left.length, 1)
	);
}

/** The keyed hash of what a pupil remembers. */
export const secretHash = (pupil: string, pictures: readonly SecretPicture[]): Buffer =>
	derived('learning.pictures', `${pupil} ${pictures.join(' ')}`);

/** Numbers of 32 bits out of a hash: how many letters there are makes no difference that one could use. */
const picked = (hash: Buffer, count: number): number[] =>
	Array.from({ length: count }, (_, index) => hash.readUInt32BE(index * 4));

const derived = (purpose: string, text: string): Buffer => createHmac('sha256', keyFor(purpose)).update(text).digest();
