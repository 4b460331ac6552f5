// Search, as one file of its own (`dist/searching.js`), which the first search loads. It holds its own copies of what it
// imports.
export { pickFound } from './search/pickFound';
