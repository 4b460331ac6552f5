import type { MarkdownEngine } from '../../webview/preview/markdownPlugin';
import { loadPreview, loadedCore } from '../loadCore';
import type { Services } from '../services';

/**
 * What the editor asks for when it first previews Markdown. It gets its engine back at once, and previews are made again when
 * what shows records in them was loaded too late.
 */
export function previewExtender(services: Services): <Engine extends MarkdownEngine>(md: Engine) => Engine {
  return (md) => {
    loadPreview()
      .then(({ extendPreview }) => extendPreview(services, md, loadedCore()))
      .catch((error: unknown) => {
        services.log.error('Records cannot be shown in previews.', error);
      });
    return md;
  };
}
