// @ts-check
// Filters the list of decisions of a site. The list is whole without it.
(() => {
  const form = document.querySelector('form');
  const output = document.querySelector('output');
  const none = document.querySelector('.none');
  const items = [...document.querySelectorAll('.decisions > li')].map((item) => ({
    item: /** @type {HTMLElement} */ (item),
    text: `${item.textContent ?? ''} ${item.getAttribute('data-words') ?? ''}`.toLowerCase(),
  }));
  const folders = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.folder')]);
  if (form === null || output === null || !(none instanceof HTMLElement)) {
    return;
  }

  /** @param {string} name */
  const field = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
  const names = ['q', 'status', 'state'];

  const show = () => {
    const [query = '', status, state] = names.map((name) => field(name).value);
    const words = query.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const { item, text } of items) {
      const isShown =
        (status === '' || item.dataset['status'] === status) &&
        (state === '' || item.dataset['state'] === state) &&
        words.every((word) => text.includes(word));
      item.hidden = !isShown;
      shown += Number(isShown);
    }
    for (const folder of folders) {
      folder.hidden = folder.querySelector('li:not([hidden])') === null;
    }
    none.hidden = shown > 0;
    output.textContent = shown === items.length ? '' : `${shown} of ${items.length}`;
  };

  /** What is chosen is kept in the address, so that it can be linked and is there again after going back. */
  const keep = () => {
    const chosen = names.filter((name) => field(name).value !== '').map((name) => [name, field(name).value]);
    const hash = new URLSearchParams(chosen).toString();
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  };

  const restore = () => {
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const name of names) {
      const wanted = field(name);
      wanted.value = kept.get(name) ?? '';
      if (wanted instanceof HTMLSelectElement && wanted.selectedIndex < 0) {
        wanted.value = '';
      }
    }
    show();
  };

  form.addEventListener('input', () => {
    show();
    keep();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  window.addEventListener('hashchange', restore);
  form.hidden = false;
  restore();
})();
