export { NewsletterSchema } from '../newsletter.schema.ts';
export { type IssueBlock, itemKey, itemOf } from '../newsletter.ts';
export { type Circular, circularsOf, recipientsOf, writeToRegistrants } from './circulars.ts';
export { type ListCircular, listCircularsOf, readersOfList, writeToList } from './list-circulars.ts';
export { gather, markOfHub } from './newsletter-gather.ts';
export {
	addNewsletter,
	candidates,
	changeNewsletter,
	dropNewsletter,
	firstBlocks,
	letterOfIssue,
	newsletterById,
	newsletters,
	sendNewsletter,
	testNewsletter
} from './newsletter-issues.ts';
export { forReader, render } from './newsletter-letter.ts';
export { addressOf, readers, removeSubscriber, subscribers, subscribersInPortions } from './newsletter-list.ts';
export {
	askForNewsletter,
	chooseByLink,
	chosenByLink,
	confirmNewsletter,
	mayConfirm,
	mayStop,
	stopByLink,
	subscribePerson
} from './newsletter-subscribers.ts';
