// The map of decisions, as one file of its own (`dist/map.js`), which is loaded when somebody opens one. It holds its own
// copies of what it imports.
export { openMap, reviveMap } from './map/openMaps';
