export { deliverBrief, documentOfBrief, sayResult, testify } from './after.ts';
export { chooseOffer, giveOffer, takeOfferBack } from './offering.ts';
export { type Brief, briefFor, briefsFor, briefsReaching, invitedTo, type Offer, offersFor } from './reading.ts';
export { changeBrief, publishBrief, withdrawBrief, writeBrief } from './writing.ts';
