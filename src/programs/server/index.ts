export { type Answer, onceFor } from './answers.ts';
export { apiKey, byProgram, checkOwner, enterByKey, makeApiKey, type NewApiKey, type Program } from './api-key.ts';
export { type Delivery, deliveriesOf, sendAgain, testEndpoint } from './deliveries.ts';
export {
	addEndpoint,
	changeEndpoint,
	closeEndpoint,
	type Endpoint,
	endpointFor,
	endpoints,
	endpointsOf,
	type NewEndpoint,
	pauseEndpoint,
	renewSecret,
	resumeEndpoint,
	secretsOf
} from './endpoints.ts';
export { declareAnnouncements } from './gathering.ts';
export { deliverDue, startDelivering } from './sending.ts';
