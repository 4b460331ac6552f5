import type { DrawPicture } from '../../shared/pageMessages';

/**
 * A drawing as a picture.
 * @returns PNG, as base64
 * @throws Error when the window cannot draw one of that size
 */
export async function drawPicture({ drawing, width, height }: DrawPicture): Promise<string> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('There is nothing to draw on.');
  }
  context.drawImage(image, 0, 0, width, height);
  const address = canvas.toDataURL('image/png');
  const start = 'data:image/png;base64,';
  if (!address.startsWith(start)) {
    throw new Error('The picture is too large.');
  }
  return address.slice(start.length);
}
