export * from './briefs/index.ts';
export { type Contact, contactsOf } from './contact-list.ts';
export { noteContact, rewriteContact, strikeContact } from './contacts.ts';
export { addDocument, documentFor, documentsOf, removeDocument } from './documents.ts';
export { type CardOfFile, cardFor, type File, fileFor, filePartFor, type Reader } from './files.ts';
export { advisersOf, assignFile, changeFile, closeFile, moveFile, openFile, reopenFile } from './filing.ts';
export { acceptHolding, addHolder, askedAbout, type Holder, holdersOf, leaveFile, removeHolder } from './holders.ts';
export { hoursByAdviser, hoursOf, supportOf } from './hours.ts';
export * from './mentors/index.ts';
export { giveNumber, latestNumbers, numbersOf, strikeNumber } from './numbers.ts';
export { agreePlan, meetGoal, planOf } from './plans.ts';
export { closeTo, openTo, type Share, sharesOf } from './shares.ts';
export {
	linesOfSheet,
	type Sheet,
	sendSheet,
	sheetsOf,
	sheetToSign,
	signSheet,
	unsignedSupport,
	withdrawSheet
} from './sheets.ts';
export { addStep, type Offered, removeStep, type Step, stepsOf } from './steps.ts';
