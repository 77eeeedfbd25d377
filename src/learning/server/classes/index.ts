export { bookClass, changePhone, resizeClass, visitOf } from './bookings.ts';
export { claimCard, claimPupil } from './claiming.ts';
export { classesOf, lessonCodeOf, schoolClassOf, taughtClass } from './classes.ts';
export { bookedClasses, pupilsByYear } from './figures.ts';
export { erasePupil, exportPupil, forgetClasses } from './forgetting.ts';
export { takeOverClass } from './history.ts';
export {
	afternoons,
	classActivities,
	classOffer,
	keepClassOffer,
	offersOf,
	schoolActivities
} from './offers.ts';
export { directionFacts, type Paper, parentsFacts } from './papers.ts';
export { PUPIL_COOKIE } from './participants.ts';
export { cardsPdf, directionPdf, parentsPdf } from './pdf/printed.ts';
export { cardsOf, makePupils, pupilsOf, resetSecrets } from './pupils.ts';
export {
	acceptRequest,
	askForClass,
	declineRequest,
	schoolRequest,
	schoolRequests
} from './requests.ts';
export {
	choosePictures,
	classByCode,
	closeLesson,
	openLesson,
	pupilOfSession,
	type SignedPupil,
	signPupilIn,
	signPupilOut
} from './sign-in.ts';
export { decideWork, hangWork, proposeWork, reportedWork, WALL, wallOf } from './works.ts';
