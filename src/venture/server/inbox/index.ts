export { acceptLetter, throwLetter } from './filing.ts';
export {
	type LetterPart,
	paperFor,
	type WaitingLetter,
	waitingLetters
} from './letters.ts';
export { putLetter } from './taking.ts';
