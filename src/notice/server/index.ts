export { NewsletterSchema } from '../newsletter.schema.ts';
export { itemKey, itemOf } from '../newsletter.ts';
export { type Circular, circularsOf, recipientsOf, writeToRegistrants } from './circulars.ts';
export { type ListCircular, listCircularsOf, readersOfList, writeToList } from './list-circulars.ts';
export {
	addNewsletter,
	candidates,
	changeNewsletter,
	dropNewsletter,
	newsletterById,
	newsletters,
	sendNewsletter,
	testNewsletter
} from './newsletter-issues.ts';
export { forReader, gather, render } from './newsletter-letter.ts';
export { addressOf, readers, removeSubscriber, subscribers } from './newsletter-list.ts';
export {
	askForNewsletter,
	confirmNewsletter,
	mayConfirm,
	mayStop,
	stopByLink,
	subscribePerson
} from './newsletter-subscribers.ts';
