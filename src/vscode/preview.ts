// What shows records in the editor's own preview of Markdown, as one file of its own (`dist/preview.js`), which is loaded
// when the first preview asks for plugins. It holds its own copies of what it imports.
export { extendPreview } from './preview/extendPreview';
