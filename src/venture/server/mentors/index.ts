export { bookMentoring, confirmMentoring, declineMentoring } from './booking.ts';
export { cancelMentoring } from './cancelling.ts';
export { hoursOfMentor, openHours, publishHours, withdrawHours } from './hours.ts';
export { inviteMentor, removeMentor, sayMentor, stopMentor } from './joining.ts';
export { advisedFiles, heldFiles, hiddenFrom, hideMentor, mentorsForFile } from './matching.ts';
export { type Mentoring, mentoringsFor, mentoringsOf, mentoringsOfFiles } from './mentorings.ts';
export { askedMentors, type Mentor, mentorFor, mentorsFor, ownMentor } from './mentors.ts';
export { sayHeld, writeSupport } from './saying.ts';
