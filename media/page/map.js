// @ts-check
// Moves, narrows down and walks the map of decisions. The map and its list are whole without it. It is started again for a
// map that takes the place of another one, and then goes on where that was.
(() => {
  const LEAST = 0.05;
  const MOST = 3;
  /** A map that is too large to be seen whole begins with this scale, for its text to be read. */
  const READABLE = 0.55;
  /** Below this scale texts are not drawn: they could not be read, and take most of the time. */
  const FAR = 0.32;
  const STEP = 60;
  /** With more relations than this, those that lead far cover the map, and drawing them takes most of the time. */
  const CROWDED = 400;
  /** With more decisions than this, only those are drawn that are in sight, or this many pixels away from it. */
  const LARGE = 200;
  const AROUND = 200;
  const names = ['q', 'status', 'state', 'tag', 'folder'];

  /** @typedef {{ x: number, y: number, scale: number, filter: Record<string, string> }} View */

  /** @type {View | undefined} */
  let kept;
  /** What belongs to the map that is shown. */
  let controller = new AbortController();

  /** @param {Element} map */
  const start = (map) => {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    const region = /** @type {HTMLElement} */ (map);
    const drawing = region.querySelector('svg');
    const form = document.querySelector('form');
    const output = form?.querySelector('output') ?? null;
    const nodes = /** @type {SVGElement[]} */ ([...region.querySelectorAll('[data-node]')]);
    if (drawing === null || form === null || output === null || region.classList.contains('live')) {
      return;
    }
    const [width = 1, height = 1] = ['width', 'height'].map((name) => Number(drawing.getAttribute(name)));
    const items = new Map(
      [...document.querySelectorAll('li[data-node]')].map((item) => [
        item.getAttribute('data-node'),
        /** @type {HTMLElement} */ (item),
      ]),
    );
    const links = [...region.querySelectorAll('.map-link')];
    const places = nodes.map((node) => {
      const box = node.querySelector('rect');
      const [x = 0, y = 0, w = 0, h = 0] = ['x', 'y', 'width', 'height'].map((name) =>
        Number(box?.getAttribute(name)),
      );
      return { node, x: x + w / 2, y: y + h / 2 };
    });
    const texts = nodes.map((node) =>
      `${node.getAttribute('aria-label') ?? ''} ${node.getAttribute('data-words') ?? ''}`.toLowerCase(),
    );
    const parts = (nodes.length > LARGE ? [...nodes, ...links] : []).map((part) => {
      const ends = ['data-from', 'data-to', 'data-node'].flatMap(
        (name) => places[Number(part.getAttribute(name) ?? NaN)] ?? [],
      );
      const [xs, ys] = [ends.map(({ x }) => x), ends.map(({ y }) => y)];
      const [left, right] = [Math.min(...xs) - 160, Math.max(...xs) + 160];
      return { part, left, right, top: Math.min(...ys) - 30, bottom: Math.max(...ys) + 30, isUnseen: false };
    });
    region.classList.add('live');
    if (links.length > CROWDED && links.some((link) => link.classList.contains('long'))) {
      region.classList.add('crowded');
      document.querySelector('.map-crowded')?.removeAttribute('hidden');
    }

    const fitting = () => Math.min(region.clientWidth / width, region.clientHeight / height, 1);
    const first = Math.max(fitting(), Math.min(READABLE, 1));
    /** @type {View} */
    const view = kept ?? { x: 0, y: 0, scale: first, filter: {} };
    kept = view;
    // A small map takes no more room than it needs.
    region.style.maxHeight = `${Math.max(240, height * Math.max(first, view.scale)) + 2}px`;

    let waiting = 0;
    const keepSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        document.dispatchEvent(new CustomEvent('grounds:view', { detail: structuredClone(view) }));
      }, 200);
    };
    const hideUnseen = () => {
      const at = (/** @type {number} */ pixel, /** @type {number} */ from) => (pixel - from) / view.scale;
      const [left, right] = [at(-AROUND, view.x), at(region.clientWidth + AROUND, view.x)];
      const [top, bottom] = [at(-AROUND, view.y), at(region.clientHeight + AROUND, view.y)];
      for (const each of parts) {
        const isAside = each.right < left || each.left > right;
        const isUnseen = isAside || each.bottom < top || each.top > bottom;
        if (isUnseen !== each.isUnseen) {
          each.isUnseen = isUnseen;
          each.part.classList.toggle('unseen', isUnseen);
        }
      }
    };
    /** Some of the map is always in sight. */
    const draw = () => {
      const [sight, room] = [
        { x: region.clientWidth, y: region.clientHeight },
        { x: width * view.scale, y: height * view.scale },
      ];
      const within = (/** @type {'x' | 'y'} */ at) =>
        room[at] <= sight[at]
          ? (sight[at] - room[at]) / 2
          : Math.min(sight[at] / 3, Math.max((sight[at] * 2) / 3 - room[at], view[at]));
      view.x = within('x');
      view.y = within('y');
      hideUnseen();
      drawing.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
      drawing.classList.toggle('far', view.scale < FAR);
      region.scrollTo(0, 0);
      keepSoon();
    };
    let isWaiting = false;
    const drawSoon = () => {
      if (!isWaiting) {
        isWaiting = true;
        requestAnimationFrame(() => {
          isWaiting = false;
          draw();
        });
      }
    };
    /** @param {number} by @param {number} x @param {number} y the place that stays where it is */
    const zoom = (by, x = region.clientWidth / 2, y = region.clientHeight / 2) => {
      const scale = Math.min(MOST, Math.max(LEAST, Math.min(fitting(), 1), view.scale * by));
      view.x = x - ((x - view.x) * scale) / view.scale;
      view.y = y - ((y - view.y) * scale) / view.scale;
      view.scale = scale;
      drawSoon();
    };
    const fit = () => {
      view.scale = fitting();
      drawSoon();
    };
    /** @param {number} x @param {number} y */
    const pan = (x, y) => {
      view.x += x;
      view.y += y;
      drawSoon();
    };

    // By mouse, finger and pen.
    /** @type {{ x: number, y: number } | undefined} */
    let held;
    let moved = 0;
    region.addEventListener(
      'pointerdown',
      ({ clientX, clientY, button }) => {
        held = button === 0 ? { x: clientX, y: clientY } : undefined;
        moved = 0;
      },
      { signal },
    );
    window.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        if (held !== undefined) {
          moved += Math.abs(clientX - held.x) + Math.abs(clientY - held.y);
          pan(clientX - held.x, clientY - held.y);
          held = { x: clientX, y: clientY };
          region.classList.toggle('moving', moved > 4);
        }
      },
      { signal },
    );
    const release = () => {
      held = undefined;
      region.classList.remove('moving');
    };
    window.addEventListener('pointerup', release, { signal });
    window.addEventListener('pointercancel', release, { signal });
    region.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
    // Who moves the map does not mean the decision that is under the hand.
    region.addEventListener(
      'click',
      (event) => {
        if (moved > 4) {
          event.preventDefault();
          event.stopPropagation();
        }
      },
      { signal, capture: true },
    );
    region.addEventListener(
      'wheel',
      (event) => {
        const { left, top } = region.getBoundingClientRect();
        const isWhole =
          width * view.scale <= region.clientWidth && height * view.scale <= region.clientHeight;
        if (event.ctrlKey || event.metaKey) {
          event.preventDefault();
          zoom(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
        } else if (!isWhole) {
          event.preventDefault();
          pan(event.shiftKey ? -event.deltaY : -event.deltaX, event.shiftKey ? 0 : -event.deltaY);
        }
      },
      { signal, passive: false },
    );

    // By keyboard: the map is one stop, within which arrows walk.
    let current = 0;
    /** @param {number} index */
    const stopAt = (index) => {
      nodes[current]?.setAttribute('tabindex', '-1');
      current = index;
      nodes[index]?.setAttribute('tabindex', '0');
    };
    /** @param {number} index */
    const walkTo = (index) => places[index]?.node.focus({ preventScroll: true });
    /** Brings a decision into sight. @param {{ x: number, y: number }} place */
    const reveal = (place) => {
      const [x, y] = [place.x * view.scale + view.x, place.y * view.scale + view.y];
      const outside = (/** @type {number} */ at, /** @type {number} */ size) =>
        at < 100 || at > size - 100 ? size / 2 - at : 0;
      pan(outside(x, region.clientWidth), outside(y, region.clientHeight));
    };
    /** The nearest in a direction, of those that are not faded. @param {number} dx @param {number} dy */
    const next = (dx, dy) => {
      const from = places[current] ?? { x: 0, y: 0 };
      let [best, least] = [-1, Infinity];
      places.forEach(({ node, x, y }, index) => {
        const [right, down] = [x - from.x, y - from.y];
        const along = right * dx + down * dy;
        const far = along + 2.5 * Math.abs(right * dy + down * dx);
        if (index !== current && along > 1 && far < least && !node.classList.contains('faded')) {
          [best, least] = [index, far];
        }
      });
      return best;
    };
    /** @type {Record<string, [number, number]>} */
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    region.addEventListener(
      'keydown',
      (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) {
          return;
        }
        const [dx, dy] = arrows[event.key] ?? [0, 0];
        const isOnNode = event.target !== region;
        if (dx !== 0 || dy !== 0) {
          event.preventDefault();
          if (isOnNode) {
            walkTo(next(dx, dy));
          } else {
            pan(-dx * STEP, -dy * STEP);
          }
        } else if (event.key === '+' || event.key === '=') {
          zoom(1.25);
        } else if (event.key === '-') {
          zoom(0.8);
        } else if (event.key === '0') {
          fit();
        } else if (event.key === 'Home' || (event.key === 'Enter' && !isOnNode)) {
          event.preventDefault();
          walkTo(places.findIndex(({ node }) => !node.classList.contains('faded')));
        } else if (event.key === 'Escape' && isOnNode) {
          region.focus();
        }
      },
      { signal },
    );
    nodes.forEach((node, index) => {
      node.setAttribute('tabindex', index === 0 ? '0' : '-1');
    });

    // What relates to the decision under the hand, or that has the focus.
    /** @param {EventTarget | null} target */
    const point = (target) => {
      const node = target instanceof Element ? target.closest('[data-node]') : null;
      const at = node?.getAttribute('data-node');
      region.classList.toggle('pointing', at !== null && at !== undefined);
      const near = new Set([at]);
      for (const link of links) {
        const ends = [link.getAttribute('data-from'), link.getAttribute('data-to')];
        const isNear = at !== undefined && ends.includes(at);
        link.classList.toggle('near', isNear);
        if (isNear) {
          ends.forEach((end) => near.add(end ?? undefined));
        }
      }
      for (const each of region.querySelectorAll('.node.near')) {
        each.classList.remove('near');
      }
      for (const each of near) {
        nodes[Number(each)]?.classList.toggle('near', each !== undefined);
      }
    };
    region.addEventListener('pointerover', ({ target }) => held === undefined && point(target), { signal });
    region.addEventListener('pointerleave', () => point(document.activeElement), { signal });
    region.addEventListener(
      'focusin',
      ({ target }) => {
        point(target);
        const at = places.findIndex(({ node }) => node === target);
        const place = places[at];
        if (place !== undefined) {
          stopAt(at);
          // Who clicks sees where.
          if (place.node.matches(':focus-visible')) {
            reveal(place);
          }
        }
      },
      { signal },
    );
    region.addEventListener('focusout', () => point(null), { signal });

    // What is looked for.
    /** @param {string} name */
    const field = (name) =>
      /** @type {HTMLInputElement | HTMLSelectElement | null} */ (form.elements.namedItem(name));
    const narrow = () => {
      const wanted = names.map((name) => field(name)?.value ?? '');
      const [query = '', byStatus, byState, byTag, byFolder] = wanted;
      const words = query.toLowerCase().split(/\s+/);
      let shown = 0;
      nodes.forEach((node, index) => {
        const { status, state, folder } = node.dataset;
        const isShown =
          (!byStatus || status === byStatus) &&
          (!byState || state === byState) &&
          (!byFolder || folder === byFolder) &&
          (!byTag || JSON.parse(node.dataset['tags'] ?? '[]').includes(byTag)) &&
          words.every((word) => texts[index]?.includes(word));
        node.classList.toggle('faded', !isShown);
        const item = items.get(String(index));
        if (item !== undefined) {
          item.hidden = !isShown;
        }
        shown += Number(isShown);
      });
      for (const link of links) {
        const isFaded = ['data-from', 'data-to'].some((end) =>
          nodes[Number(link.getAttribute(end))]?.classList.contains('faded'),
        );
        link.classList.toggle('faded', isFaded);
      }
      output.textContent = shown === nodes.length ? '' : `${shown} of ${nodes.length}`;
      view.filter = Object.fromEntries(names.map((name, at) => [name, wanted[at] ?? '']));
      keepSoon();
    };
    form.addEventListener('input', narrow, { signal });
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        walkTo(places.findIndex(({ node }) => !node.classList.contains('faded')));
      },
      { signal },
    );
    document.addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest('[data-zoom]') : null;
        const what = button?.getAttribute('data-zoom');
        if (what === 'fit') {
          fit();
        } else if (what) {
          zoom(what === 'in' ? 1.25 : 0.8);
        }
      },
      { signal },
    );
    window.addEventListener('resize', drawSoon, { signal });

    form.hidden = false;
    document.querySelector('.map-buttons')?.removeAttribute('hidden');
    for (const name of names) {
      const wanted = field(name);
      if (wanted !== null) {
        wanted.value = view.filter[name] ?? '';
        if (wanted instanceof HTMLSelectElement && wanted.selectedIndex < 0) {
          wanted.value = '';
        }
      }
    }
    narrow();
    draw();
  };

  const look = () => {
    const map = document.querySelector('.map');
    if (map !== null) {
      start(map);
    }
  };
  document.addEventListener('grounds:shown', look);
  document.addEventListener('grounds:restore', (event) => {
    kept = /** @type {CustomEvent<View>} */ (event).detail;
    document.querySelector('.map')?.classList.remove('live');
    look();
  });
  look();
})();
