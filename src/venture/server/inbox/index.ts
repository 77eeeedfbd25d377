export { acceptLetter, throwLetter } from './filing.ts';
export {
	type LetterPart,
	paperFor,
	type WaitingLetter,
	waitingLetters
} from './letters.ts';
export { startInbox } from './receiver.ts';
export { fileAddress, openInbox } from './setting.ts';
export { putLetter } from './taking.ts';
