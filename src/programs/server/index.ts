export { type Answer, onceFor } from './answers.ts';
export { apiKey, byProgram, enterByKey, makeApiKey, type Program } from './api-key.ts';
export { deliveriesOf, sendAgain, testEndpoint } from './deliveries.ts';
export {
	addEndpoint,
	changeEndpoint,
	closeEndpoint,
	endpointFor,
	endpoints,
	endpointsOf,
	pauseEndpoint,
	renewSecret,
	resumeEndpoint,
	secretsOf
} from './endpoints.ts';
export { declareAnnouncements, gather } from './gathering.ts';
export { deliverDue, startDelivering } from './sending.ts';
