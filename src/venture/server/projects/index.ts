export { type Project, projectById, projectFacets, projects } from './reading.ts';
export { agreeToProject, hideProject, proposeProject, type Showing, showingOf } from './showing.ts';
